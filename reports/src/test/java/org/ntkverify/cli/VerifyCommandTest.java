package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} writes and prints, on claims that need no algebra system. */
class VerifyCommandTest {

    private static final String SAMPLED = "jacot2018/p2-5-one-hidden-layer-unbiased";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void a_run_writes_its_report_and_exits_with_0() throws IOException {
        Path report = folder.resolve("report");

        Console console = Console.run("verify", "cho2009/value-at-one", "--out", report.toString());

        assertThat(console.error()).isEmpty();
        assertThat(console.exitCode()).isZero();
        assertThat(console.output()).contains("value-at-one", "PROVED").contains(report.toString());
        assertThat(report.resolve("results.json")).exists();
        assertThat(report.resolve("junit.xml")).exists();
        assertThat(report.resolve("summary.md")).exists();
        assertThat(report.resolve("index.html")).exists();
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).as("no staging folder is left").containsExactly(report);
        }
    }

    @Test
    void the_command_is_kept_so_that_a_shell_repeats_it() throws IOException {
        Path report = folder.resolve("my report");
        Console.run("verify", "cho2009/value-*", "--tier", "smoke", "--out", report.toString());

        assertThat(results(report).get("run").get("command").asText())
                .isEqualTo("ntkv verify 'cho2009/value-*' --tier smoke --out '%s'".formatted(report));
    }

    @Test
    void a_second_run_replaces_the_first() throws IOException {
        Path report = folder.resolve("report");
        Console.run("verify", "cho2009/value-at-one", "--out", report.toString());
        Console.run("verify", "cho2009/derivative-recursion", "--out", report.toString());

        JsonNode claims = results(report).get("claims");
        assertThat(claims).hasSize(1);
        assertThat(claims.get(0).get("id").asText()).isEqualTo("cho2009/derivative-recursion");
    }

    @Test
    void one_and_two_threads_give_the_same_results() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Console.run("verify", SAMPLED, "--tier", "smoke", "--threads", "1", "--out", one.toString());
        Console.run("verify", SAMPLED, "--tier", "smoke", "--threads", "2", "--out", two.toString());

        assertThat(withoutClock(results(one))).isEqualTo(withoutClock(results(two)));
    }

    @Test
    void another_seed_gives_other_numbers_and_the_same_verdict() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Console.run("verify", SAMPLED, "--tier", "smoke", "--seed", "1", "--out", one.toString());
        Console.run("verify", SAMPLED, "--tier", "smoke", "--seed", "2", "--out", two.toString());

        JsonNode first = results(one).get("claims").get(0);
        JsonNode second = results(two).get("claims").get(0);
        assertThat(first.get("evidence")).isNotEqualTo(second.get("evidence"));
        assertThat(first.get("verdict")).isEqualTo(second.get("verdict"));
    }

    @Test
    void a_claim_alone_gives_the_evidence_of_a_larger_run() throws IOException {
        Path alone = folder.resolve("alone");
        Path together = folder.resolve("together");
        Console.run("verify", SAMPLED, "--tier", "smoke", "--out", alone.toString());
        Console.run(
                "verify",
                "jacot2018/p2-5-diagonal-unbiased",
                "jacot2018/p2-7-collinear-inputs",
                SAMPLED,
                "--tier",
                "smoke",
                "--out",
                together.toString());

        assertThat(claim(together, SAMPLED).get("evidence"))
                .isEqualTo(claim(alone, SAMPLED).get("evidence"));
        assertThat(claim(together, SAMPLED).get("falsifiers"))
                .isEqualTo(claim(alone, SAMPLED).get("falsifiers"));
    }

    @Test
    void the_erratum_is_refuted_as_expected() throws IOException {
        Path report = folder.resolve("report");

        Console console = Console.run("verify", "*printed-sign", "--out", report.toString());

        JsonNode claim = claim(report, "jacot2018/p2-e1-printed-sign");
        assertThat(claim.get("verdict").asText()).isEqualTo("REFUTED");
        assertThat(claim.get("outcome").asText()).isEqualTo("as-expected");
        assertThat(console.exitCode()).isZero();
    }

    @Test
    void lines_have_at_most_80_columns() {
        Console console =
                Console.run("verify", "cho2009/v*", "--out", folder.resolve("r").toString());

        List<String> lines = console.output()
                .lines()
                .filter(line -> !line.startsWith("Report:"))
                .toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static JsonNode results(Path report) throws IOException {
        return new ObjectMapper().readTree(report.resolve("results.json").toFile());
    }

    private static JsonNode claim(Path report, String id) throws IOException {
        return StreamSupport.stream(results(report).get("claims").spliterator(), false)
                .filter(claim -> claim.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode withoutClock(JsonNode results) {
        ((ObjectNode) results.get("run")).remove(List.of("started", "seconds", "threads", "command"));
        results.get("claims").forEach(claim -> ((ObjectNode) claim).remove("seconds"));
        return results;
    }
}
