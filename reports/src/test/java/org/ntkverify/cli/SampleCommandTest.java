package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.data.NpyArray;

class SampleCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private static Console sample(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "sample", "--network", "relu*2 wstd=sqrt(2)", "--data", "circle:3", "--width", "32", "--draws", "400"));
        arguments.addAll(List.of(more));
        return Console.run(arguments.toArray(String[]::new));
    }

    @Test
    void the_page_fits_eighty_columns() {
        Console console = sample();
        assertThat(console.exitCode()).as(console.error()).isZero();
        assertThat(console.error()).isEmpty();
        assertThat(console.output().lines()).allMatch(line -> line.length() <= 80);
        assertThat(console.output())
                .startsWith("NTK  relu*2 wstd^2=2, bstd^2=0, param=ntk on circle:3, width 32\n400 networks, ")
                .contains("lambda-min", "lambda-max", "log10-condition", "tail")
                .contains("of the trace");
    }

    @Test
    void json_has_the_promised_fields() throws Exception {
        JsonNode json = new ObjectMapper().readTree(sample("--json").output());
        assertThat(json.get("draws").asLong()).isEqualTo(400);
        assertThat(json.get("width").asInt()).isEqualTo(32);
        assertThat(json.get("secondsPerDraw").asDouble()).isPositive();
        assertThat(json.get("mean"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).hasSize(3));
        // The mean of the diagonal is the limit at every width: three layers, each 2 |x|^2/d = 1.
        for (int i = 0; i < 3; i++) {
            double error = json.get("standardError").get(i).get(i).asDouble();
            assertThat(json.get("mean").get(i).get(i).asDouble()).isCloseTo(3, within(5 * error));
            assertThat(error).isBetween(0.01, 0.3);
        }
        assertThat(json.get("spectrum")).hasSize(4);
    }

    private static JsonNode mean(String network, String data) throws Exception {
        Console console = Console.run(
                "sample", "--network", network, "--data", data, "--width", "64", "--draws", "2000", "--json");
        assertThat(console.exitCode()).as(console.error()).isZero();
        return new ObjectMapper().readTree(console.output());
    }

    @Test
    void products_and_complex_networks_are_drawn_too() throws Exception {
        // One factor is one hidden layer, 2 (E relu^2 + |x|^2 E step^2) = 2 |x|^2; a second one brings the factor 1/2
        // twice.
        JsonNode one = mean("relu*1 kind=product degree=1", "circle:3");
        JsonNode two = mean("relu*1 kind=product degree=2", "circle:3");
        for (int i = 0; i < 3; i++) {
            assertThat(one.get("mean").get(i).get(i).asDouble())
                    .isCloseTo(
                            2, within(5 * one.get("standardError").get(i).get(i).asDouble()));
            assertThat(two.get("mean").get(i).get(i).asDouble())
                    .isCloseTo(
                            1.5,
                            within(5 * two.get("standardError").get(i).get(i).asDouble()));
        }
        assertThat(one.get("standardError").get(0).get(0).asDouble()).isLessThan(0.02);
        // Half of the real part of the kernel: both outputs have the same mean kernel.
        JsonNode complex = mean("crelu*1 kind=complex", "gaussian:2x4");
        assertThat(complex.get("mean")).hasSize(2);
        assertThat(complex.get("network").asText()).startsWith("crelu*1, kind=complex");
    }

    @Test
    void saved_draws_have_the_mean_that_is_printed() throws Exception {
        Path file = folder.resolve("draws.npy");
        JsonNode json = new ObjectMapper()
                .readTree(sample("--json", "--save", file.toString()).output());
        NpyArray draws = NpyArray.read(file, "draws");
        assertThat(draws.shape()).containsExactly(400, 3, 3);
        double sum = 0;
        for (int draw = 0; draw < 400; draw++) {
            assertThat(draws.get(9 * draw + 1)).isEqualTo(draws.get(9 * draw + 3));
            sum += draws.get(9 * draw + 1);
        }
        assertThat(json.get("mean").get(0).get(1).asDouble()).isCloseTo(sum / 400, within(1e-12));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void averages_over_the_readout_have_the_same_mean_and_say_what_they_are() throws Exception {
        ObjectMapper reader = new ObjectMapper();
        JsonNode drawn = reader.readTree(sample("--json").output());
        JsonNode averaged =
                reader.readTree(sample("--json", "--sampler", "averaged").output());
        double error = drawn.get("standardError").get(0).get(0).asDouble();
        double smaller = averaged.get("standardError").get(0).get(0).asDouble();
        assertThat(smaller).isLessThan(0.9 * error);
        assertThat(averaged.get("mean").get(0).get(0).asDouble()).isCloseTo(3, within(5 * smaller));
        assertThat(sample("--sampler", "averaged").output())
                .contains("each draw is the mean over the readout; spread, spectrum and tails are of");
    }

    @Test
    void both_samplers_have_one_law() throws Exception {
        ObjectMapper reader = new ObjectMapper();
        JsonNode conditioned = reader.readTree(sample("--json").output());
        JsonNode explicit =
                reader.readTree(sample("--json", "--sampler", "explicit").output());
        double difference = conditioned.get("mean").get(0).get(1).asDouble()
                - explicit.get("mean").get(0).get(1).asDouble();
        double error = Math.hypot(
                conditioned.get("standardError").get(0).get(1).asDouble(),
                explicit.get("standardError").get(0).get(1).asDouble());
        assertThat(difference).isNotZero().isCloseTo(0, within(5 * error));
    }

    @Test
    void the_output_folder_is_the_same_for_the_same_run() throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        assertThat(sample("--out", first.toString()).exitCode()).isZero();
        assertThat(sample("--out", second.toString(), "--threads", "3", "--resume")
                        .exitCode())
                .isZero();
        for (String file : List.of("results.json", "tables/spectrum.csv", "tables/spectrum.tex")) {
            assertThat(second.resolve(file))
                    .hasSameTextualContentAs(first.resolve(file))
                    .isNotEmptyFile();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(first, second);
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(List.of("--width", "0"), "width must be >= 1 but was 0"),
                Arguments.of(List.of("--width", "8", "--draws", "1"), "draws must be >= 2 but was 1"),
                Arguments.of(List.of("--width", "8", "--resume"), "resume must come with --out"),
                Arguments.of(List.of("--width", "8", "--save", "x.npy", "--resume"), "resume must come with --out"),
                Arguments.of(List.of("--width", "8", "--save", "x.txt"), "save must end with .npy but was 'x.txt'"),
                Arguments.of(List.of("--width", "8", "--save", "absent/x.npy"), "save must be writable but"),
                Arguments.of(List.of("--draws", "10"), "Missing required option: '--width=n'"),
                Arguments.of(List.of("--width", "8", "--sampler", "magic"), "Invalid value for option '--sampler'"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakes_get_one_message_and_exit_code_2(List<String> arguments, String message) {
        List<String> all = new ArrayList<>(List.of("sample", "--network", "relu*1", "--data", "circle:3"));
        all.addAll(arguments);
        Console console = Console.run(all.toArray(String[]::new));
        assertThat(console.error()).startsWith("ntkv: ").contains(message).doesNotContain("\tat ");
        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.output()).isEmpty();
    }

    @Test
    void averages_are_refused_where_there_is_no_formula() {
        Console console = Console.run(
                "sample",
                "--network",
                "relu*2 outputs=2",
                "--data",
                "circle:3",
                "--width",
                "8",
                "--sampler",
                "averaged");
        assertThat(console.error()).isEqualToNormalizingNewlines("""
                        ntkv: network of the averaged sampler must be dense with one output but was one with 2 outputs
                        Maybe choose the conditioned sampler.
                        """);
        assertThat(console.exitCode()).isEqualTo(2);
    }

    @Test
    void a_kernel_that_overflows_is_the_fault_of_the_gains() {
        Console console = Console.run(
                "sample", "--network", "relu*60 wstd=10000", "--data", "circle:3", "--width", "8", "--draws", "10");
        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.error())
                .contains("kernels must be finite but are not")
                .contains("Maybe the gains");
    }

    @Test
    void workers_are_as_many_as_memory_holds() {
        assertThat(WorkerMemory.threads(8, 1e9, 4e9)).isEqualTo(3);
        assertThat(WorkerMemory.threads(2, 1e9, 4e9)).isEqualTo(2);
        assertThat(WorkerMemory.threads(8, 1e12, 4e9)).isEqualTo(1);
    }
}
