package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws, and other things, that do not fit into the memory of Java, in a process that has little. */
class OutOfMemoryTest {

    /** Of the two, one fits. */
    private static final String CLAIMS = """
            version: 1
            claims:
              - id: too-wide
                network: {activation: relu, hidden-layers: 2, weight-std: sqrt(2)}
                data: {sphere: {points: 3, dimension: 3, seed: 7}}
                rate: {of: ntk-deviation, exponent: -1/2, margin: 0.2, widths: [8, 16, 1048576]}
              - id: fits
                network: {activation: relu, hidden-layers: 2, weight-std: sqrt(2)}
                data: {sphere: {points: 3, dimension: 3, seed: 7}}
                rate: {of: ntk-deviation, exponent: -1/2, margin: 0.2, widths: [8, 16, 32]}
            """;

    private static final String GIVE_MORE = "Maybe NTKV_JAVA_OPTS=-Xmx.. gives it more, or --threads 1 needs less.\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_does_not_fit_is_told_once_and_the_rest_is_done() throws Exception {
        Path place = FaultyRuns.place(folder, "place");
        Files.writeString(place.resolve("small.yaml"), CLAIMS);
        Path matrix = place.resolve("K.npy");
        List<Console> consoles = new NtkvProcess(place, List.of())
                .quick()
                .withJava("-Xmx32m")
                .runAll(List.of(
                        FaultyRuns.verify(place),
                        words("sample --network relu*3 --sampler explicit --data circle:4 --width 20000 --draws 10"),
                        words(
                                "converge --network relu*3 --sampler explicit --data circle:4 --widths 8,16,20000 --draws 50"),
                        words("eigen --network relu*2 --data sphere:1500x3"),
                        words("kernel --network relu*2 --data sphere:3000x3 --out " + matrix),
                        words("derive relu")));

        assertThat(consoles.get(0).exitCode()).isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertOneClaimIsAnError(place);
        for (Console console : consoles.subList(1, 3)) {
            assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(console.error())
                    .isEqualTo("ntkv: networks must fit into the memory of Java but do not\n" + GIVE_MORE);
        }
        // Exit code 1 would say that a bound is refuted.
        assertThat(consoles.get(3).exitCode()).isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertThat(consoles.get(3).error())
                .isEqualTo(
                        "ntkv: memory of Java must hold what is computed but did not (Java heap space)\n" + GIVE_MORE);
        assertThat(consoles.get(4).exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(consoles.get(4).error()).startsWith("ntkv: kernel of 3000 x 3000 must fit into");
        assertThat(matrix).doesNotExist();
        assertThat(consoles.get(5).exitCode()).as("memory is there again").isZero();
    }

    private static List<String> words(String command) {
        return List.of(command.split(" ", -1));
    }

    private static void assertOneClaimIsAnError(Path place) throws IOException {
        JsonNode claims = new ObjectMapper()
                .readTree(place.resolve("report/results.json").toFile())
                .get("claims");
        assertThat(claims.get(0).get("outcome").asText()).isEqualTo("error");
        assertThat(claims.get(0).get("reason").asText())
                .isEqualTo(
                        "memory of Java must hold the work on this claim but did not; maybe a larger heap (-Xmx) or fewer threads help");
        assertThat(claims.get(1).get("outcome").asText()).isEqualTo("as-expected");
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "small.yaml");
    }
}
