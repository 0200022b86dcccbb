package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A claim file from the command line to every output. */
class VerifyFileTest {

    private static final String CLAIMS = """
            version: 1
            claims:
              - id: true-rate
                network: {activation: relu, hidden-layers: 1}
                data: {sphere: {points: 3, dimension: 4}}
                rate: {of: ntk-deviation, exponent: -1/2, margin: 0.1, widths: [64, 128, 256, 512], draws: 2000}
              - id: false-rate
                network: {activation: relu, hidden-layers: 1}
                data: {sphere: {points: 3, dimension: 4}}
                rate: {of: ntk-deviation, exponent: -1, margin: 0.1, widths: [64, 128, 256, 512], draws: 2000}
              - id: true-dual
                dual: {activation: "x*Exp(-x^2)", equals: "c/((1+2*a)*(1+2*b)-4*c^2)^(3/2)"}
              - id: false-dual
                dual: {activation: "x*Exp(-x^2)", equals: "c/((1+2*a)*(1+2*b)-4*c^2)^(1/2)"}
              - id: certified-bound
                network: {activation: relu, hidden-layers: 1, input: raw}
                data: points.csv
                bound: {of: lambda-min(infinite-ntk), at-least: "delta/(100*N^2)"}
              - id: false-bound
                network: {activation: relu, hidden-layers: 1, input: raw}
                data: points.csv
                bound: {of: lambda-min(infinite-ntk), at-least: "10*delta"}
            """;

    private static final String SAMPLES = """
              - id: our-code
                network: {activation: relu, hidden-layers: 2}
                data: {file: inputs.npy}
                samples: {file: "kernels_{width}.npy", widths: [32, 64, 128, 256]}
                limit: {of: ntk, equals: infinite-width, margin: 15%}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Console verify(String claims) throws IOException {
        Files.writeString(folder.resolve("claims.yaml"), claims);
        Files.writeString(folder.resolve("points.csv"), "1,0,0\n0,1,0\n0.6,0,0.8\n");
        return Console.run(
                "verify",
                folder.resolve("claims.yaml").toString(),
                "--out",
                folder.resolve("report").toString());
    }

    private Map<String, String> outcomes() throws IOException {
        JsonNode root = new ObjectMapper()
                .readTree(folder.resolve("report/results.json").toFile());
        Map<String, String> outcomes = new TreeMap<>();
        for (JsonNode claim : root.get("claims")) {
            outcomes.put(
                    claim.get("id").asText(),
                    claim.get("verdict").asText() + " " + claim.get("outcome").asText());
        }
        return outcomes;
    }

    @Test
    void true_and_false_claims_are_told_apart_in_every_output() throws IOException {
        Console console = verify(CLAIMS);

        assertThat(console.exitCode()).as(console.error()).isEqualTo(ExitCodes.UNEXPECTED);
        assertThat(outcomes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "claims/true-rate", "SUPPORTED as-expected",
                        "claims/false-rate", "REFUTED unexpected",
                        "claims/true-dual", "PROVED as-expected",
                        "claims/false-dual", "REFUTED unexpected",
                        "claims/certified-bound", "PROVED as-expected",
                        "claims/false-bound", "REFUTED unexpected"));
        assertThat(Files.readString(folder.resolve("report/junit.xml")))
                .contains("failures=\"3\"", "false-rate", "false-dual", "false-bound");
        assertThat(Files.readString(folder.resolve("report/summary.md")))
                .contains("3 claims against the expectation", "ntkv verify claims.yaml --tier standard");
        assertThat(Files.readString(folder.resolve("report/index.html"))).contains("as written in the claim file");
    }

    @Test
    void a_file_beside_the_catalogue_is_checked_with_it() throws IOException {
        Files.writeString(
                folder.resolve("my.yml"),
                "version: 1\nclaims:\n  - {id: it, dual: {activation: identity, equals: c}}\n");

        Console console = Console.run(
                "verify",
                "cho2009/value-at-one",
                folder.resolve("my.yml").toString(),
                "--out",
                folder.resolve("report").toString());

        assertThat(console.exitCode()).as(console.error()).isZero();
        assertThat(outcomes().keySet()).containsExactly("cho2009/value-at-one", "my/it");
    }

    @Test
    void a_file_must_not_take_the_name_of_a_paper() throws IOException {
        Path file = folder.resolve("jacot2018.yaml");
        Files.writeString(file, "version: 1\nclaims:\n  - {id: it, dual: {activation: identity, equals: c}}\n");

        Console console = Console.run("verify", file.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(console.error()).contains("must not be the key of a paper");
    }

    @Test
    void kernels_of_a_numpy_script_are_supported_and_a_forgotten_factor_is_refuted() throws Exception {
        Assumptions.assumeTrue(python("-c", "import numpy"), "python3 with numpy is not installed here");
        Path script = Path.of("../docs/examples/numpy/kernels.py").toAbsolutePath();

        assertThat(python(script.toString())).isTrue();
        assertThat(verify("version: 1\nclaims:\n" + SAMPLES).exitCode()).isZero();
        assertThat(python(script.toString(), "--factor", "2")).isTrue();
        assertThat(verify("version: 1\nclaims:\n" + SAMPLES).exitCode()).isEqualTo(ExitCodes.UNEXPECTED);
        assertThat(outcomes()).containsEntry("claims/our-code", "REFUTED unexpected");
    }

    private boolean python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
