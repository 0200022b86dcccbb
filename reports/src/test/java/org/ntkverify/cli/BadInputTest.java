package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gives one clear message and exit code 2 or 4, no stack trace, and leaves nothing behind. */
class BadInputTest {

    @TempDir
    private Path folder = Path.of(".");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        4,
                        "claim must be in the catalogue but was 'jacot2018/p2-2-limit-rat'\n"
                                + "Maybe jacot2018/p2-2-limit-rate is meant; 'ntkv list' shows all.",
                        List.of("verify", "jacot2018/p2-2-limit-rat")),
                Arguments.of(
                        4,
                        "paper must be in the catalogue but was 'jacob2018'\nMaybe jacot2018 is meant; 'ntkv list' shows all.",
                        List.of("verify", "--paper", "jacob2018")),
                Arguments.of(
                        4,
                        "claim must be in the catalogue but was 'cho2009/j9-closed-form'\n"
                                + "Maybe cho2009/j0-closed-form is meant; 'ntkv list' shows all.",
                        List.of("explain", "cho2009/j9-closed-form")),
                Arguments.of(2, "Unknown option: '--tire'", List.of("verify", "--tire", "smoke")),
                Arguments.of(2, "Invalid value for option '--tier'", List.of("verify", "--tier", "huge")),
                Arguments.of(2, "alpha must be in (0, 0.5] but was 2.0", List.of("verify", "--alpha", "2")),
                Arguments.of(2, "alpha must be in (0, 0.5] but was NaN", List.of("verify", "--alpha", "NaN")),
                Arguments.of(2, "Invalid value for option '--alpha'", List.of("verify", "--alpha", "small")),
                Arguments.of(2, "threads must be in [1, 1024] but was 0", List.of("verify", "--threads", "0")),
                Arguments.of(
                        2,
                        "Invalid value for option '--seed': seed must be a whole number or 'random' but was 'lucky'",
                        List.of("verify", "--seed", "lucky")),
                Arguments.of(
                        2,
                        "engine spark must be part of the program but is not\nMaybe build it with 'mvn -Pspark -DskipTests package' and submit spark/target/ntk-verify-spark.jar with spark-submit, as docs/spark.md says.",
                        List.of("verify", "--engine", "spark")),
                Arguments.of(
                        2, "engine must be local or spark but was 'flink'", List.of("verify", "--engine", "flink")),
                Arguments.of(
                        2,
                        "activation must be a name of the catalogue or an expression in x but was 'tanhh'",
                        List.of("derive", "tanhh")),
                Arguments.of(
                        2,
                        "width must be >= 1 but was 0",
                        List.of("derive", "relu", "--depth", "2", "--param", "he", "--width", "0")),
                Arguments.of(
                        2, "hidden layers must be in [1, 1000] but was 0", List.of("derive", "relu", "--depth", "0")),
                Arguments.of(
                        2,
                        "at must be three numbers a,b,c but was '1,1'\nMaybe --at 1,1,1/2 is meant.",
                        List.of("derive", "relu", "--at", "1,1")),
                Arguments.of(
                        2,
                        "covariance must satisfy a, b >= 0 and c^2 <= a b but was 1, 1, 2",
                        List.of("derive", "relu", "--at", "1,1,2")),
                Arguments.of(
                        2,
                        "name at column 1 must be one of [], Pi, E or a function but was rho",
                        List.of("derive", "relu", "--at", "rho,1,1")),
                Arguments.of(
                        2,
                        "param must be one of ntk, jacot, standard, he, mup but was 'mean-field'",
                        List.of("derive", "relu", "--depth", "1", "--param", "mean-field")),
                Arguments.of(
                        2,
                        "format must be text, latex, mathml or java with --steps but was python\nMaybe leave out --steps: code has none.",
                        List.of("derive", "relu", "--steps", "--format", "python")),
                Arguments.of(
                        2,
                        "kind must be dense or residual but was 'product'",
                        List.of("derive", "relu", "--depth", "2", "--kind", "product")),
                Arguments.of(
                        2,
                        "branch-scale must come with --kind residual but the kind is dense\nMaybe --kind residual --branch-scale '1/2' is meant.",
                        List.of("derive", "relu", "--depth", "2", "--branch-scale", "1/2")),
                Arguments.of(
                        2,
                        "branch-scale must have 1 entries, for the residual blocks, but was '[1,2]'",
                        List.of("derive", "relu", "--depth", "2", "--kind", "residual", "--branch-scale", "[1,2]")),
                Arguments.of(
                        2,
                        "hidden layers must be >= 2 with residual connections but was 1\nMaybe a dense network is meant",
                        List.of("derive", "relu", "--depth", "1", "--kind", "residual")),
                Arguments.of(
                        2,
                        "wstd must have 3 entries, for the layers and the readout, but was '[sqrt(2),1]'",
                        List.of("derive", "relu", "--depth", "2", "--wstd", "[sqrt(2),1]")),
                Arguments.of(
                        2,
                        "bstd must end with ] but was '[1,2'",
                        List.of("derive", "relu", "--depth", "1", "--bstd", "[1,2")),
                Arguments.of(
                        2,
                        "contributions must come with --depth but --depth was not given",
                        List.of("derive", "relu", "--contributions")),
                Arguments.of(
                        2,
                        "arc-cosine must come with --order but --order was not given",
                        List.of("derive", "arc-cosine")),
                Arguments.of(2, "Missing required parameter: 'ACTIVATION'", List.of("derive")),
                Arguments.of(2, "Unmatched argument at index 0: 'verfy'", List.of("verfy")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_gets_one_message_and_its_exit_code(int code, String message, List<String> arguments) {
        Console console = Console.run(arguments.toArray(String[]::new));

        assertThat(console.error()).startsWith("ntkv: " + message).doesNotContain("\tat ", "Exception");
        assertThat(console.output()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(code);
    }

    @Test
    void control_characters_in_an_argument_are_not_echoed_raw() {
        Console console = Console.run("verify", "\u001b[31mred");

        assertThat(console.error()).contains("<U+001B>[31mred").doesNotContain("\u001b");
    }

    @Test
    void an_output_folder_below_a_file_is_refused_before_anything_runs() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        Console console = Console.run(
                "verify",
                "cho2009/value-at-one",
                "--out",
                file.resolve("report").toString());

        assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(console.error())
                .startsWith("ntkv: out must be writable but")
                .contains("Maybe choose another folder");
        assertThat(list(folder)).containsExactly(file);
    }

    @Test
    void a_file_in_the_place_of_the_output_folder_is_kept() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "mine");

        Console console = Console.run("verify", "cho2009/value-at-one", "--out", file.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(console.error()).startsWith("ntkv: out must be a folder but");
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_folder_with_other_files_is_never_replaced() throws IOException {
        Path report = Files.createDirectory(folder.resolve("report"));
        Path thesis = Files.writeString(report.resolve("thesis.tex"), "years of work");

        Console console = Console.run("verify", "cho2009/value-at-one", "--out", report.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(console.error()).startsWith("ntkv: out must be new, empty, or a folder that ntkv wrote");
        assertThat(thesis).hasContent("years of work");
        assertThat(list(folder)).containsExactly(report);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
