package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
import org.ntkverify.check.bound.TheoremBounds;
import org.ntkverify.numeric.data.NpyType;
import org.ntkverify.numeric.data.NpyWriter;

/** What {@code eigen} certifies, what it refuses to say, and how it exits. */
class EigenCommandTest {

    private static final String NETWORK = "relu*1 input=raw";

    @TempDir
    private Path folder = Path.of("");

    private static Console eigen(String data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("eigen", "--network", NETWORK, "--data", data));
        arguments.addAll(List.of(more));
        return Console.run(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Console console) throws IOException {
        assertThat(console.error()).isEmpty();
        return new ObjectMapper().readTree(console.output());
    }

    private String matrix(NpyType type, double[][] rows) throws IOException {
        Path file = folder.resolve("K.npy");
        try (NpyWriter writer = NpyWriter.create(file, type, List.of(rows.length, rows[0].length))) {
            for (double[] row : rows) {
                writer.write(row);
            }
            writer.finish();
        }
        return file.toString();
    }

    @Test
    void the_page_fits_eighty_columns_and_begins_with_the_proof() {
        Console console = eigen("sphere:12x4", "--at-least", "delta/(100*N^2)");
        assertThat(console.exitCode()).as(console.error()).isZero();
        assertThat(console.output().lines()).allMatch(line -> line.length() <= 80);
        assertThat(console.output())
                .startsWith("Smallest eigenvalue of the tangent kernel of relu*1")
                .contains("PROVED: the exact kernel on these inputs is positive definite")
                .contains("lambda_min >= delta/(100*N^2): PROVED")
                .contains("two-point", "oymak-gates", "hermite-gershgorin-tangent", "do not apply", "du-chernoff");
    }

    @Test
    void whoever_waits_sees_what_is_worked_out_on_one_line_that_goes_away() {
        String[] command = {"eigen", "--network", NETWORK, "--data", "sphere:5x3"};
        Console watched = Console.runWatched(command);
        List<String> shown = watched.error().lines().map(String::strip).toList();
        assertThat(shown)
                .contains(
                        "eigen  certifying the smallest eigenvalue ...",
                        "eigen  theorem 1 of %s, %s ..."
                                .formatted(
                                        TheoremBounds.all().size(),
                                        TheoremBounds.all().get(0).name()))
                .allMatch(line -> line.length() < 80);
        assertThat(shown.get(shown.size() - 1)).isEmpty();
        assertThat(watched.output()).isEqualTo(Console.run(command).output());
        assertThat(Console.runWatched("eigen", "--quiet", "--network", NETWORK, "--data", "sphere:5x3")
                        .error())
                .isEmpty();
    }

    /** Orthonormal points: 1 - 1/(2 pi). */
    @Test
    void the_enclosure_contains_the_exact_value() throws IOException {
        Path points = Files.writeString(folder.resolve("points.csv"), "1,0,0\n0,1,0\n0,0,1\n");
        JsonNode answer = json(eigen(points.toString(), "--json"));
        double exact = 1 - 1 / (2 * Math.PI);
        double lower = answer.get("lambdaMin").get("lower").asDouble();
        double upper = answer.get("lambdaMin").get("upper").asDouble();
        assertThat(lower).isLessThanOrEqualTo(exact);
        assertThat(upper).isGreaterThanOrEqualTo(exact);
        assertThat(upper - lower).isLessThan(1e-13);
        assertThat(answer.get("certified").asText()).isEqualTo("kernel");
        assertThat(answer.get("positiveDefinite").asBoolean()).isTrue();
        for (JsonNode bound : answer.get("bounds")) {
            assertThat(bound.fieldNames()).toIterable().contains("name", "value", "applicable", "reason");
            boolean lowerBound = bound.get("direction").asText().startsWith("lower")
                    && bound.get("kernel").asText().equals("Theta")
                    && bound.get("explicitConstants").asBoolean()
                    && bound.get("applicable").asBoolean();
            assertThat(lowerBound && bound.get("value").asDouble() > upper)
                    .as(bound.toString())
                    .isFalse();
        }
    }

    /** Eight points on the circle: the kernel is singular, which no finite precision proves or refutes, but algebra does. */
    @Test
    void a_singular_kernel_is_not_decided_and_its_rank_is() throws IOException {
        Console console = eigen("circle:8", "--at-least", "0", "--json");
        assertThat(console.exitCode()).isEqualTo(3);
        JsonNode answer = json(console);
        assertThat(answer.get("positiveDefinite").isNull()).isTrue();
        assertThat(answer.get("stated").get("verdict").asText()).isEqualTo("UNDECIDED");
        assertThat(answer.get("rank").get("atLeast").asInt()).isEqualTo(6);
        assertThat(answer.get("rank").get("atMost").asInt()).isEqualTo(6);
    }

    @Test
    void a_bound_past_the_value_is_refuted() {
        Console console = eigen("sphere:12x4", "--at-least", "separation");
        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.output()).contains("lambda_min >= separation: REFUTED");
    }

    @Test
    void a_width_makes_theorems_about_random_networks_apply() {
        String page = eigen("sphere:8x4", "--width", "100000").output();
        assertThat(page).containsPattern("du-chernoff +H_n +>=");
        assertThat(page.substring(page.indexOf("do not apply"))).doesNotContain("du-chernoff");
    }

    @Test
    void approximated_entries_certify_the_stored_matrix_only() throws IOException {
        JsonNode answer = json(Console.run("eigen", "--network", "tanh*1", "--data", "sphere:4x3", "--json"));
        assertThat(answer.get("certified").asText()).isEqualTo("matrix");
        assertThat(answer.get("subject").asText()).contains("entries approximated to about");
    }

    private static double[][] nearDuplicates(double distance) {
        // (1, cos d; cos d, 1) and a third point at right angles: eigenvalues 1 - cos d, 1, 1 + cos d.
        double cosine = Math.cos(distance);
        return new double[][] {{1, cosine, 0}, {cosine, 1, 0}, {0, 0, 1}};
    }

    @Test
    void a_definite_matrix_far_from_rounding_says_so() throws IOException {
        Console console = Console.run("eigen", "--matrix", matrix(NpyType.FLOAT32, nearDuplicates(0.1)));
        assertThat(console.exitCode()).isZero();
        assertThat(oneLine(console.output()))
                .contains("every matrix that rounds to this one is positive definite too")
                .contains("two-point Theta <= 0.004996 1 points 0 and 1");
    }

    @Test
    void a_duplicate_in_single_precision_is_told_from_evidence() throws IOException {
        double[][] rows = nearDuplicates(1e-4);
        rows[0][1] = 1 + 0x1p-23;
        rows[1][0] = rows[0][1];
        Console console = Console.run("eigen", "--matrix", matrix(NpyType.FLOAT32, rows), "--at-least", "0", "--json");
        assertThat(console.exitCode()).isEqualTo(1);
        JsonNode answer = json(console);
        assertThat(answer.get("positiveDefinite").asBoolean()).isFalse();
        assertThat(answer.get("lambdaMin").get("lower").asDouble()).isLessThanOrEqualTo(-0x1p-23);
        assertThat(answer.get("lambdaMin").get("upper").asDouble()).isGreaterThanOrEqualTo(-0x1p-23);
        assertThat(answer.get("rounding").get("cause").asText()).isEqualTo("within-rounding");
        assertThat(answer.get("rounding").get("certainlyNegative").asInt()).isEqualTo(1);
        assertThat(answer.get("rank").get("atLeast").asInt()).isEqualTo(3);
    }

    @Test
    void a_negative_eigenvalue_beyond_rounding_is_called_real() throws IOException {
        double[][] rows = {{1, 1.01}, {1.01, 1}};
        Console console = Console.run("eigen", "--matrix", matrix(NpyType.FLOAT32, rows));
        assertThat(oneLine(console.output()))
                .contains("no positive semi-definite matrix rounds to this one")
                .contains("The negative eigenvalue is real, or the entries carry errors beyond their last rounding.");
    }

    private static String oneLine(String page) {
        return page.replaceAll("\\s+", " ");
    }

    @Test
    void a_matrix_that_is_not_symmetric_is_refused_until_its_symmetric_part_is_asked_for() throws IOException {
        String file = matrix(NpyType.FLOAT64, new double[][] {{2, 1}, {0.5, 2}});
        Console refused = Console.run("eigen", "--matrix", file);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.error())
                .contains("must be symmetric but entries [0, 1] and [1, 0] are 1.0 and 0.5")
                .contains("Maybe --symmetrize");
        JsonNode answer = json(Console.run("eigen", "--matrix", file, "--symmetrize", "--json"));
        assertThat(answer.get("subject").asText()).startsWith("the symmetric part of");
        assertThat(answer.get("lambdaMin").get("lower").asDouble()).isBetween(1.25 - 1e-12, 1.25);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(List.of(), "eigen must have either --matrix or --network with --data but has none"),
                Arguments.of(
                        List.of("--matrix", "K.npy", "--data", "circle:3"),
                        "eigen must have either --matrix or --network with --data but has both"),
                Arguments.of(List.of("--network", NETWORK), "network must come with data but --data was not given"),
                Arguments.of(List.of("--matrix", "K.txt"), "matrix must be a .npy or .csv file but was 'K.txt'"),
                Arguments.of(List.of("--matrix", "absent.npy"), "absent.npy"),
                Arguments.of(
                        List.of("--network", NETWORK, "--data", "circle:3", "--symmetrize"),
                        "symmetrize must come with --matrix"),
                Arguments.of(List.of("--network", NETWORK, "--data", "circle:3", "--at-least", "epsilon/2"), "epsilon"),
                Arguments.of(
                        List.of("--network", NETWORK, "--data", "circle:3", "--at-least", "1/(N-3)"),
                        "bound '1/(N-3)' must have a value for these data but has none"),
                Arguments.of(
                        List.of("--network", NETWORK, "--data", "circle:3", "--width", "0"), "widths must be >= 1"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakes_get_one_message_and_exit_code_2(List<String> arguments, String message) {
        List<String> all = new ArrayList<>(List.of("eigen"));
        all.addAll(arguments);
        Console console = Console.run(all.toArray(String[]::new));
        assertThat(console.error()).startsWith("ntkv: ").contains(message).doesNotContain("\tat ");
        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.output()).isEmpty();
    }

    @Test
    void draws_are_no_matrix() throws IOException {
        String file = matrix(NpyType.FLOAT64, new double[][] {{1, 0, 0}, {0, 1, 0}});
        Console console = Console.run("eigen", "--matrix", file);
        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.error()).contains("must be N x N with N >= 1 but has the shape [2, 3]");
    }
}
