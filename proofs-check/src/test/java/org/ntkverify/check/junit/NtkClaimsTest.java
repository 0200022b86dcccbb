package org.ntkverify.check.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ntkverify.check.Tier;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Claims as dynamic tests: pass, fail and abort as the outcome says. */
class NtkClaimsTest {

    private static final String HEAD = "version: 1\nclaims:\n";

    private static final String RIGHT =
            "  - {id: right, dual: {activation: relu, equals: '(sin(theta) + (pi-theta)*cos(theta))/(2*pi)'}}\n";

    private static final String WRONG =
            "  - {id: wrong, dual: {activation: relu, equals: '(sin(theta) + (pi-theta)*cos(theta))/pi'}}\n";

    /** No closed form of the kernel, so no enclosures. */
    private static final String BLOCKED =
            "  - {id: blocked, network: tanh*1, data: 'circle:3', bound: {of: lambda-min(infinite-ntk), at-least: 0}}\n";

    @TempDir
    private Path folder = Path.of(".");

    private NtkClaims claims(String... entries) throws IOException {
        Path file = folder.resolve("claims.yaml");
        Files.writeString(file, HEAD + String.join("", entries));
        return NtkClaims.fromYaml(file).tier(Tier.SMOKE);
    }

    @TestFactory
    Stream<DynamicTest> two_claims_of_the_catalogue() {
        return NtkClaims.ofCatalogue("cho2009/value").tier(Tier.SMOKE).dynamicTests();
    }

    @TestFactory
    Stream<DynamicTest> a_claim_of_a_file() throws IOException {
        return claims(RIGHT).strict().dynamicTests();
    }

    @Test
    void a_false_formula_fails_and_a_blocked_one_is_aborted() throws IOException {
        List<DynamicTest> tests = claims(RIGHT, WRONG, BLOCKED).dynamicTests().toList();

        assertThat(tests)
                .extracting(DynamicTest::getDisplayName)
                .containsExactly("claims/right", "claims/wrong", "claims/blocked");
        assertThatNoException().isThrownBy(() -> tests.get(0).getExecutable().execute());
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> tests.get(1).getExecutable().execute())
                .withMessageContaining("claims/wrong is REFUTED, expected holds");
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> tests.get(2).getExecutable().execute())
                .withMessageContaining("claims/blocked is BLOCKED");
    }

    @Test
    void a_blocked_claim_fails_if_strict() throws IOException {
        List<DynamicTest> tests = claims(BLOCKED).strict().dynamicTests().toList();

        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> tests.get(0).getExecutable().execute());
    }

    @Test
    void no_claim_at_all_is_no_pass() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> NtkClaims.ofCatalogue("nobody/").dynamicTests())
                .withMessageContaining("must be at least one");
    }
}
