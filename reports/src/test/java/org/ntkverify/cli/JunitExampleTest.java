package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The sample project of {@code docs/examples/junit}: its test class is compiled against these modules, and its claims are run. */
class JunitExampleTest {

    private static final Path EXAMPLE = Path.of("../docs/examples/junit/src/test");

    @TempDir
    private Path classes = Path.of(".");

    @TestFactory
    Stream<DynamicTest> the_claims_of_the_example() throws IOException, ReflectiveOperationException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int code = compiler.run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EXAMPLE.resolve("java/example/ClaimsTest.java").toString());
        assertThat(code).as("javac").isZero();
        Files.copy(EXAMPLE.resolve("resources/claims.yaml"), classes.resolve("claims.yaml"));

        List<DynamicTest> tests = claims();

        assertThat(tests)
                .extracting(DynamicTest::getDisplayName)
                .containsExactly("claims/erf-dual", "claims/one-layer-is-definite");
        return tests.stream();
    }

    private List<DynamicTest> claims() throws IOException, ReflectiveOperationException {
        URL[] place = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(place, JunitExampleTest.class.getClassLoader())) {
            Class<?> example = loader.loadClass("example.ClaimsTest");
            Constructor<?> constructor = example.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method factory = example.getDeclaredMethod("claims");
            factory.setAccessible(true);
            return ((Stream<?>) factory.invoke(constructor.newInstance()))
                    .map(DynamicTest.class::cast)
                    .toList();
        }
    }
}
