package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkverify.symbolic.expression.Expression;

class CachedAlgebraSystemTest {

    @TempDir
    private Path folder = Path.of("");

    /** Counts the questions that reach the real system. */
    private static final class Counting implements AlgebraSystem {

        private final AlgebraSystem system = AlgebraSystem.load();
        private final String name;
        private int questions;

        Counting(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public ClosedForm antiderivative(Expression integrand, Expression.Variable variable) {
            questions++;
            return system.antiderivative(integrand, variable);
        }
    }

    private Derivation derived(Counting system) {
        return new PriceDerivation(new CachedAlgebraSystem(system, folder)).relu();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void a_question_is_asked_once_for_each_version_of_the_system() throws IOException {
        Counting first = new Counting("system 1");
        assertThat(derived(first).holds()).isTrue();
        assertThat(first.questions).isEqualTo(1);
        assertThat(files()).hasSize(1);
        Counting second = new Counting("system 1");
        assertThat(derived(second).holds()).isTrue();
        assertThat(second.questions).isZero();
        Counting newer = new Counting("system 2");
        assertThat(derived(newer).holds()).isTrue();
        assertThat(newer.questions).isEqualTo(1);
    }

    @Test
    void a_tampered_answer_is_found_out_by_the_step_that_uses_it() throws IOException {
        derived(new Counting("system"));
        Path file = files().get(0);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, "(" + lines.get(2) + ")*1001/1000");
        Files.write(file, lines);
        Counting system = new Counting("system");
        Derivation derivation = derived(system);
        assertThat(system.questions).isZero();
        assertThat(derivation.holds()).isFalse();
        assertThat(derivation.steps())
                .filteredOn(step -> !step.recheck().holds())
                .extracting(step -> step.rule().text())
                .containsExactly("integration (antiderivative proposed by system)");
    }

    @Test
    void a_file_that_does_not_belong_to_the_question_is_asked_again() throws IOException {
        derived(new Counting("system"));
        Path file = files().get(0);
        for (List<String> content : List.of(
                List.<String>of(),
                List.of("system", "another question", "t"),
                List.of("another system", Files.readAllLines(file).get(1), "t"),
                List.of("system", Files.readAllLines(file).get(1), "System.exit(0)"))) {
            Files.write(file, content);
            Counting system = new Counting("system");
            assertThat(derived(system).holds()).isTrue();
            assertThat(system.questions).isEqualTo(1);
        }
    }

    @Test
    void a_failure_is_not_kept() throws IOException {
        AlgebraSystem failing = new AlgebraSystem() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public ClosedForm antiderivative(Expression integrand, Expression.Variable variable) {
                return new ClosedForm.Failed("no answer");
            }
        };
        new CachedAlgebraSystem(failing, folder).antiderivative(Expression.ONE, Expression.variable("t"));
        assertThat(files()).isEmpty();
    }
}
