package org.ntkverify.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comment of every package of the library shows a call that compiles, runs, and says what is true. */
class PackageExamplesTest {

    /** Internals and the command line are no library, and a package of one paper has no class to call but its list of claims. */
    private static final Pattern WITHOUT_EXAMPLE =
            Pattern.compile("org/ntkverify/(.*/internal/.*|cli/.*|check/catalogue/[a-z]+[0-9]{4}/.*)");

    private static final String GOOD =
            "import java.util.List;\nList<Integer> two = List.of(1, 2);\nboolean holds = two.size() == 2;";

    @TempDir
    private Path classes = Path.of(".");

    private static List<Path> documented() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("symbolic", "numeric", "proofs-check", "reports")) {
            Path root = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.endsWith("package-info.java"))
                        .filter(file -> !WITHOUT_EXAMPLE
                                .matcher(root.relativize(file).toString().replace('\\', '/'))
                                .matches())
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Returns the source of a package with {@code code} as its example. */
    private static String source(String name, String code) {
        return "/**\n * A package.\n *\n * <p><b>Example.</b>\n *\n * <pre>{@code\n * %s\n * }</pre>\n */\npackage %s;\n"
                .formatted(code.replace("\n", "\n * "), name);
    }

    private List<String> defects(String... codes) throws IOException {
        List<PackageExample> examples = new ArrayList<>();
        for (String code : codes) {
            examples.add(PackageExample.of(source("java.util", code)));
        }
        return new ExampleRun(examples, classes).defects();
    }

    @Test
    void examples_of_packages_compile_and_hold() throws IOException {
        List<PackageExample> examples = new ArrayList<>();
        List<String> defects = new ArrayList<>();
        for (Path file : documented()) {
            try {
                examples.add(PackageExample.of(Files.readString(file)));
            } catch (IllegalArgumentException e) {
                defects.add(e.getMessage());
            }
        }
        defects.addAll(new ExampleRun(examples, classes).defects());

        assertThat(defects).isEmpty();
        assertThat(examples).as("packages, so that the test is not vacuous").hasSizeGreaterThan(40);
    }

    @Test
    void a_good_example_has_no_defects() throws IOException {
        assertThat(defects(GOOD)).isEmpty();
    }

    @Test
    void a_package_without_example_is_found() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PackageExample.of("/** A package. */\npackage some.where;\n"))
                .withMessage("some.where must have one example but has 0");
    }

    @Test
    void an_example_without_a_fact_at_its_end_is_found() {
        for (String code : List.of("int one = 1;", GOOD + "\nint one = 1;", "// boolean holds = true;")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> PackageExample.of(source("some.where", code)))
                    .withMessageStartingWith("example of some.where must end with 'boolean holds = ...;' but was");
        }
    }

    @Test
    void an_example_that_does_not_compile_is_found() throws IOException {
        assertThat(defects("boolean holds = List.of(1).length() == 1;"))
                .singleElement()
                .asString()
                .startsWith("java.util: line 5: cannot find symbol");
    }

    @Test
    void a_false_fact_is_found() throws IOException {
        assertThat(defects("boolean holds = List.of(1).size() == 2;"))
                .containsExactly("java.util: its fact does not hold");
    }

    @Test
    void an_example_that_throws_is_found() throws IOException {
        assertThat(defects("boolean holds = List.of().iterator().next() == null;"))
                .containsExactly("java.util: java.util.NoSuchElementException");
    }
}
