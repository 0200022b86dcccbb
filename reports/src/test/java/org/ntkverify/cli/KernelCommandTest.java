package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.data.NpyArray;

class KernelCommandTest {

    private static final String RELU = "relu*1 wstd=sqrt(2)";

    @TempDir
    private Path folder = Path.of(".");

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Console kernel(String network, String data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("kernel", "--network", network, "--data", data));
        arguments.addAll(List.of(more));
        return Console.run(arguments.toArray(String[]::new));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static JsonSchema schema() {
        InputStream stream = Objects.requireNonNull(KernelCommand.class.getResourceAsStream("kernel.schema.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(stream);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** {@code Sigma = 2 rho, Theta = 2 K(Sigma) + 2 Kdot(Sigma) Sigma}: 4 at rho = 1, {@code 2/pi} at 0 and 0 at -1. */
    @Test
    void the_matrix_holds_both_halves_of_the_kernel() throws IOException {
        Console console = kernel(RELU + " input=raw", "circle:4", "--out", file("K.npy"));
        assertThat(console.error()).isEmpty();
        assertThat(console.exitCode()).isZero();
        assertThat(console.output())
                .startsWith("NTK  relu*1 wstd^2=2")
                .contains("circle:4: 4 points of dimension 2")
                .contains("4 x 4, symmetric")
                .contains("rigorous, by interval enclosure");
        assertThat(console.output().lines().mapToInt(String::length).filter(length -> length > 80))
                .isEmpty();
        NpyArray matrix = NpyArray.read(folder.resolve("K.npy"), "K.npy");
        assertThat(matrix.shape()).containsExactly(4, 4);
        double bound = json(Files.readString(folder.resolve("K.npy.json")))
                .path("errorBound")
                .asDouble();
        double[] offDiagonal = {4, 2 / Math.PI, 0, 2 / Math.PI};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double expected = offDiagonal[Math.floorMod(i - j, 4)];
                // One rounding of the quotient beside the bound.
                assertThat(Math.abs(matrix.get(4 * i + j) - expected)).isLessThanOrEqualTo(bound + Math.ulp(1.0));
            }
        }
    }

    @Test
    void whoever_waits_sees_how_far_it_is_on_one_line_that_goes_away() {
        for (String network : List.of(RELU, "tanh*2")) {
            String[] command = {"kernel", "--network", network, "--data", "sphere:40x3", "--out", file("K.npy")};
            Console watched = Console.runWatched(command);
            assertThat(watched.exitCode()).as(watched.error()).isZero();
            List<String> shown = watched.error().lines().map(String::strip).toList();
            assertThat(shown)
                    .anyMatch(line -> line.matches("kernel  [0-9]+ %.*"))
                    .allMatch(line -> line.length() < 80);
            assertThat(shown.get(shown.size() - 1)).isEmpty();
            assertThat(watched.output()).isEqualTo(Console.run(command).output());
            List<String> quiet = new ArrayList<>(List.of(command));
            quiet.add("--quiet");
            assertThat(Console.runWatched(quiet.toArray(String[]::new)).error()).isEmpty();
        }
        assertThat(Console.runWatched("kernel", "--network", "tanh*2", "--data", "circle:3", "--out", file("K.npy"))
                        .error())
                .contains("kernel  expanding the activation of layer 1 of 2 ...");
    }

    @Test
    void json_and_note_are_one_text_that_fits_the_schema() throws IOException {
        for (String[] more : new String[][] {
            {"--kind", "nngp"}, {"--cross", "circle:3"}, {"--bound", "estimated"}, {"--bounds-out", file("B.npy")}
        }) {
            List<String> arguments = new ArrayList<>(List.of(more));
            arguments.addAll(List.of("--json", "--out", file("K.npy")));
            Console console = kernel("tanh*1 bstd=1", "circle:4", arguments.toArray(String[]::new));
            assertThat(console.exitCode()).isZero();
            assertThat(schema().validate(json(console.output()))).isEmpty();
            assertThat(folder.resolve("K.npy.json")).hasContent(console.output());
        }
        JsonNode bounds = json(Files.readString(folder.resolve("B.npy.json")));
        assertThat(schema().validate(bounds)).isEmpty();
        assertThat(bounds.path("out").asText()).endsWith("B.npy");
        NpyArray array = NpyArray.read(folder.resolve("B.npy"), "B.npy");
        assertThat(array.get(0))
                .isPositive()
                .isLessThanOrEqualTo(bounds.path("errorBound").asDouble());
        // The schema notices a missing bound.
        JsonNode broken = json(Files.readString(folder.resolve("B.npy.json")).replace("errorBound", "error"));
        assertThat(schema().validate(broken)).isNotEmpty();
    }

    @Test
    void a_cross_kernel_has_a_row_for_each_point_and_a_column_for_each_other_point() throws IOException {
        Console console = kernel(RELU, "circle:4", "--cross", "circle:2", "--out", file("K.csv"));
        assertThat(console.exitCode()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("K.csv"));
        assertThat(lines).hasSize(4).allMatch(line -> line.split(",", -1).length == 2);
        double[] first = Stream.of(lines.get(0).split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        // (1, 0) with (1, 0) and with (-1, 0), up to the rounding of sin(pi).
        assertThat(first[0]).isCloseTo(2, within(1e-14));
        assertThat(first[1]).isCloseTo(0, within(1e-14));
    }

    @Test
    void what_is_written_can_be_read_again_as_data() throws IOException {
        assertThat(kernel(RELU, "sphere:5x3", "--out", file("K.npy")).exitCode())
                .isZero();
        assertThat(kernel(RELU, file("K.npy"), "--out", file("L.csv"), "--quiet")
                        .output())
                .isEmpty();
        assertThat(kernel(RELU, file("L.csv"), "--out", file("M.npy")).exitCode())
                .isZero();
    }

    @Test
    void threads_change_nothing() throws IOException {
        for (String threads : new String[] {"1", "3"}) {
            kernel("tanh*2", "gaussian:30x3", "--out", file(threads + ".npy"), "--threads", threads);
        }
        assertThat(folder.resolve("1.npy")).hasSameBinaryContentAs(folder.resolve("3.npy"));
    }

    @Test
    void only_an_unchanged_file_of_ours_is_replaced() throws IOException {
        assertThat(kernel(RELU, "circle:4", "--out", file("K.npy")).exitCode()).isZero();
        assertThat(kernel(RELU, "circle:5", "--out", file("K.npy")).exitCode()).isZero();
        assertThat(NpyArray.read(folder.resolve("K.npy"), "K.npy").shape()).containsExactly(5, 5);

        Files.write(folder.resolve("K.npy"), new byte[] {1, 2, 3});
        Console changed = kernel(RELU, "circle:4", "--out", file("K.npy"));
        assertThat(changed.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(changed.error()).contains("out must be new, or a file that ntkv wrote and nobody changed");
        assertThat(folder.resolve("K.npy")).hasBinaryContent(new byte[] {1, 2, 3});

        Files.writeString(folder.resolve("thesis.csv.json"), "{}");
        assertThat(kernel(RELU, "circle:4", "--out", file("thesis.csv")).exitCode())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(folder.resolve("thesis.csv.json")).hasContent("{}");
    }

    @Test
    void a_write_that_fails_is_the_users_to_mend() throws IOException {
        OutputFile file = OutputFile.prepare(folder.resolve("K.npy"));
        assertThatThrownBy(() -> file.publish(
                        target -> {
                            throw new IOException("No space left on device");
                        },
                        checksum -> checksum))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("out must be writable but writing 'K.npy' failed (No space left on device)");
        assertThat(files()).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("rleu*2", "circle:4", "K.npy", "activation must be a name of the catalogue"),
                Arguments.of("relu", "circle:4", "K.npy", "network must begin with PHI*L"),
                Arguments.of("relu*2 param=he", "circle:4", "K.npy", "widths must be given with param=he"),
                Arguments.of("relu*2", "cirle:4", "K.npy", "data must be a file .npy or .csv, or a generator"),
                Arguments.of("relu*2", "none.npy", "K.npy", "'none.npy' must be a file but does not exist"),
                Arguments.of("relu*2", "circle:4", "K.txt", "out must end in .npy or .csv but was"),
                Arguments.of("relu*2", "circle:4", "none/K.npy", "out must be in a folder that exists"),
                Arguments.of("relu*2", "circle:4", "", "out must end in .npy or .csv but was"),
                Arguments.of("Step(x)*Tanh(x)*2", "circle:400", "K.npy", "kernel must have at most 8192"),
                Arguments.of("exp(1)*2 wstd=30", "circle:4", "K.npy", "kernel "),
                Arguments.of("relu*2", "gaussian:60000x1", "K.npy", "kernel of 60000 x 60000 must fit into"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_leaves_nothing_behind(String network, String data, String out, String message) throws IOException {
        Console console = kernel(network, data, "--out", file(out));
        assertThat(console.error()).startsWith("ntkv: " + message).doesNotContain("\tat ", "Exception", "internal");
        assertThat(console.output()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(files()).isEmpty();
    }

    @Test
    void options_that_contradict_each_other_are_refused() {
        assertThat(kernel(RELU, "circle:4", "--cross", "sphere:4x3", "--out", file("K.npy"))
                        .error())
                .startsWith("ntkv: dimension of sphere:4x3 must be 2, as of circle:4, but was 3");
        assertThat(kernel("tanh*2", "circle:4", "--bound", "rigorous", "--out", file("K.npy"))
                        .error())
                .startsWith("ntkv: bound must be estimated for an activation without closed form but was rigorous");
        assertThat(kernel(RELU, "circle:4", "--out", file("K.npy"), "--bounds-out", file("K.npy"))
                        .error())
                .startsWith("ntkv: bounds-out must be another file than out");
        assertThat(kernel(RELU, "circle:4", "--kind", "nkt", "--out", file("K.npy"))
                        .error())
                .startsWith("ntkv: Invalid value for option '--kind'");
        assertThat(kernel(RELU, "circle:4").error()).startsWith("ntkv: Missing required option: '--out=K.npy'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void malformed_files_are_named_with_exit_code_2() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "1,2\n3,x\n");
        Files.write(folder.resolve("bad.npy"), new byte[] {(byte) 0x93, 'N', 'U', 'M'});
        Console csv = kernel(RELU, file("bad.csv"), "--out", file("K.npy"));
        assertThat(csv.error()).contains("line 2, column 2 must be a number but was 'x'");
        assertThat(csv.exitCode()).isEqualTo(ExitCodes.USAGE);
        Console npy = kernel(RELU, file("bad.npy"), "--out", file("K.npy"));
        assertThat(npy.error()).contains("must begin with the magic bytes");
        assertThat(npy.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(files()).containsExactly("bad.csv", "bad.npy");
    }
}
