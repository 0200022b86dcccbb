package example;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ntkverify.check.Tier;
import org.ntkverify.check.junit.NtkClaims;

/** One test for each claim of claims.yaml. */
class ClaimsTest {

    @TestFactory
    Stream<DynamicTest> claims() throws URISyntaxException {
        Path file = Path.of(ClaimsTest.class.getResource("/claims.yaml").toURI());
        return NtkClaims.fromYaml(file).tier(Tier.SMOKE).strict().dynamicTests();
    }
}
