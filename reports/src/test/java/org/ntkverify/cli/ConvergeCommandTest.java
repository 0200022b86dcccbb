package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConvergeCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private static Console converge(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "converge",
                "--network",
                "relu*2 wstd=sqrt(2)",
                "--data",
                "circle:3",
                "--widths",
                "16,32,64,128",
                "--draws",
                "300"));
        arguments.addAll(List.of(more));
        return Console.run(arguments.toArray(String[]::new));
    }

    @Test
    void the_table_fits_eighty_columns_and_ends_with_the_exponents() {
        Console console = converge();
        assertThat(console.exitCode()).as(console.error()).isZero();
        assertThat(console.error()).isEmpty();
        assertThat(console.output().lines()).allMatch(line -> line.length() <= 80);
        assertThat(console.output())
                .startsWith("NTK  relu*2 wstd^2=2, bstd^2=0, param=ntk on circle:3\n")
                .containsPattern("(?m)^ *16 +300 +0\\.\\d+ +\\[0\\.\\d+, 0\\.\\d+] +- ")
                .containsPattern("(?m)^ *128 +300 +0\\.\\d+ +\\[0\\.\\d+, 0\\.\\d+] +-0\\.\\d+\\(\\d+\\) ")
                .containsPattern("error  n\\^-0\\.\\d{4} +in \\[-0\\.\\d{4}, -0\\.\\d{4}] \\(95 %\\), theory -0\\.5,");
    }

    @Test
    void json_has_the_promised_fields_and_the_same_digits_for_any_number_of_threads() throws Exception {
        Console one = converge("--json", "--threads", "1");
        Console three = converge("--json", "--threads", "3");
        assertThat(three.output()).isEqualTo(one.output());
        JsonNode json = new ObjectMapper().readTree(one.output());
        assertThat(json.get("rows")).hasSize(4);
        assertThat(json.get("rows").get(0).get("width").asInt()).isEqualTo(16);
        JsonNode fit = json.get("fits").get(0);
        assertThat(fit.get("of").asText()).isEqualTo("ntk-deviation");
        double exponent = fit.get("exponent").asDouble();
        assertThat(fit.get("low").asDouble()).isLessThan(exponent);
        assertThat(fit.get("high").asDouble()).isGreaterThan(exponent);
        assertThat(exponent).isBetween(-0.7, -0.4);
        assertThat(converge("--json", "--seed", "2").output()).isNotEqualTo(one.output());
    }

    @Test
    void the_output_folder_has_everything_and_the_ledger_is_gone() throws Exception {
        Path out = folder.resolve("study");
        Console console = converge("--out", out.toString());
        assertThat(console.output()).contains("Results: " + out);
        for (String file :
                List.of("results.json", "tables/convergence.csv", "tables/convergence.tex", "plots/convergence.svg")) {
            assertThat(out.resolve(file)).isNotEmptyFile();
        }
        assertThat(Files.readAllLines(out.resolve("tables/convergence.csv"))).hasSize(5);
        assertThat(Files.readString(out.resolve("results.json")))
                .isEqualTo(converge("--json").output());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(out);
        }
    }

    @Test
    void a_ledger_that_was_damaged_is_said_to_be_and_another_run_is_refused() throws Exception {
        Path out = folder.resolve("study");
        Path ledger = folder.resolve("study.ledger");
        String expected = converge("--json").output();
        Files.writeString(ledger, "ntkv-ledger 1\nversion 0\nheader-checksum 00000000\n");
        Console damaged = converge("--out", out.toString(), "--resume");
        assertThat(damaged.exitCode()).isEqualTo(2);
        assertThat(damaged.error()).contains("its header is damaged");
        Console notResumed = converge("--out", out.toString());
        assertThat(notResumed.exitCode()).isEqualTo(2);
        assertThat(notResumed.error()).contains("must not exist but does").contains("Maybe go on with --resume");
        Files.delete(ledger);
        Console fresh = converge("--out", out.toString(), "--resume", "--json");
        assertThat(fresh.error()).contains("there is no ledger").contains("beginning with the first draw");
        assertThat(fresh.output()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2^3..2^6 | 8,16,32,64",
                "3^1..3^3 | 3,9,27",
                "100..800 | 100,200,400,800",
                "5 | 5",
                "16, 64 ,2^10 | 16,64,1024"
            })
    void widths_are_read(String text, String expected) {
        assertThat(WidthsText.parse(text))
                .isEqualTo(
                        Stream.of(expected.split(",", -1)).map(Integer::valueOf).toList());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(List.of("--widths", "8,4,2"), "widths must increase but were '8,4,2'"),
                Arguments.of(List.of("--widths", "8,16"), "widths must be at least 3 but were [8, 16]"),
                Arguments.of(List.of("--widths", "100..300"), "but 300 is not reached"),
                Arguments.of(List.of("--widths", "2^3..2^30"), "widths must be in [1, 2^24] but were '2^3..2^30'"),
                Arguments.of(List.of("--widths", "1^3..1^5"), "widths must be a range such as 2^7..2^17"),
                Arguments.of(List.of("--widths", "wide"), "widths must be a range such as 2^7..2^17"),
                Arguments.of(List.of("--widths", "0,1,2"), "widths must be in [1, 2^24] but were '0,1,2'"),
                Arguments.of(List.of("--draws", "7"), "draws must be >= 50 but was 7"),
                Arguments.of(List.of("--kind", "gram"), "Invalid value for option '--kind'"),
                Arguments.of(List.of("--resume"), "resume must come with --out"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakes_get_one_message_and_exit_code_2(List<String> arguments, String message) {
        List<String> all = new ArrayList<>(List.of("converge", "--network", "relu*1", "--data", "circle:3"));
        all.addAll(arguments);
        assertMistake(all, message);
    }

    @Test
    void averages_over_the_readout_have_no_deviations_to_show() {
        assertMistake(
                List.of("converge", "--network", "relu*1", "--data", "circle:3", "--sampler", "averaged"),
                "sampler must be conditioned or explicit but was averaged");
    }

    static Stream<Arguments> networksAndData() {
        return Stream.of(
                Arguments.of("relu", "circle:3", "network must begin with PHI*L"),
                Arguments.of("relu*1 widths=8", "circle:3", "widths must not be part of the network"),
                Arguments.of("relu*1 outputs=2", "circle:3", "outputs must be 1 but was 2"),
                Arguments.of("relu*1", "circel:3", "Maybe circle"),
                Arguments.of("relu*1", "absent.npy", "absent.npy"),
                Arguments.of("relu*60 wstd=10000", "circle:3", "must be a number within the range of doubles"));
    }

    @ParameterizedTest
    @MethodSource("networksAndData")
    void bad_networks_and_data_get_one_message_and_exit_code_2(String network, String data, String message) {
        assertMistake(List.of("converge", "--network", network, "--data", data, "--widths", "4,8,16"), message);
    }

    private static void assertMistake(List<String> arguments, String message) {
        Console console = Console.run(arguments.toArray(String[]::new));
        assertThat(console.error()).startsWith("ntkv: ").contains(message).doesNotContain("\tat ");
        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.output()).isEmpty();
    }
}
