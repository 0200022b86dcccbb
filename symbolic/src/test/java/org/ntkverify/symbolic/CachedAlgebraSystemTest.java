package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
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

    private static List<String> signed(List<String> content) throws NoSuchAlgorithmException {
        List<String> lines = new ArrayList<>(content);
        lines.add(checksum(content));
        return lines;
    }

    private static String checksum(List<String> lines) throws NoSuchAlgorithmException {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }

    /** Returns the texts of the steps, by which derivations are compared. */
    private static List<String> steps(Derivation derivation) {
        assertThat(derivation.holds()).isTrue();
        return derivation.steps().stream()
                .map(step -> step.before() + " = " + step.after())
                .toList();
    }

    private void assertAskedAgain(List<String> expected, String what) throws IOException {
        Counting system = new Counting("system");
        assertThat(steps(derived(system))).as(what).isEqualTo(expected);
        assertThat(system.questions).as(what).isEqualTo(1);
        assertThat(files()).as("%s: no part of a file is left", what).hasSize(1);
        Counting next = new Counting("system");
        assertThat(steps(derived(next))).isEqualTo(expected);
        assertThat(next.questions).as("%s: the file is mended", what).isZero();
    }

    @Test
    void a_file_cut_off_or_with_a_changed_bit_is_asked_again_and_mended() throws IOException {
        List<String> expected = steps(derived(new Counting("system")));
        Path file = files().get(0);
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(11);
        for (int i = 0; i < 10; i++) {
            Files.write(file, Arrays.copyOf(good, random.nextInt(good.length - 1)));
            assertAskedAgain(expected, "cut off");
            byte[] bad = good.clone();
            // Not the line feed at the end, without which the lines are the same.
            bad[random.nextInt(good.length - 1)] ^= (byte) (1 << random.nextInt(7));
            Files.write(file, bad);
            assertAskedAgain(expected, "changed");
        }
    }

    @Test
    void noise_and_a_file_of_a_gigabyte_are_asked_again_and_mended() throws IOException {
        List<String> expected = steps(derived(new Counting("system")));
        Path file = files().get(0);
        byte[] noise = new byte[5000];
        new Random(12).nextBytes(noise);
        Files.write(file, noise);
        assertAskedAgain(expected, "noise");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 30);
        }
        assertAskedAgain(expected, "huge");
    }

    @Test
    void a_folder_in_the_place_of_a_file_or_a_file_in_the_place_of_the_folder_only_costs_time() throws IOException {
        List<String> expected = steps(derived(new Counting("system")));
        Path file = files().get(0);
        Files.delete(file);
        Files.createDirectories(file.resolve("inner"));
        Counting first = new Counting("system");
        assertThat(steps(derived(first))).isEqualTo(expected);
        assertThat(first.questions).isEqualTo(1);
        assertThat(files()).as("nothing half-written is left").containsExactly(file);
        folder = Files.writeString(folder.resolve("file"), "mine");
        Counting second = new Counting("system");
        assertThat(steps(derived(second))).isEqualTo(expected);
        assertThat(second.questions).isEqualTo(1);
        assertThat(folder).hasContent("mine");
    }

    @Test
    void an_answer_that_was_forged_with_its_checksum_is_found_out_by_the_step_that_uses_it()
            throws IOException, NoSuchAlgorithmException {
        derived(new Counting("system"));
        Path file = files().get(0);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, "(" + lines.get(2) + ")*1001/1000");
        lines.set(3, checksum(lines.subList(0, 3)));
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
    void a_file_that_does_not_belong_to_the_question_is_asked_again() throws IOException, NoSuchAlgorithmException {
        derived(new Counting("system"));
        Path file = files().get(0);
        for (List<String> content : List.of(
                List.<String>of(),
                List.of("system", "another question", "t"),
                List.of("another system", Files.readAllLines(file).get(1), "t"),
                List.of("system", Files.readAllLines(file).get(1), "System.exit(0)"))) {
            Files.write(file, signed(content));
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
