package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that run {@code ntkv verify} and are told to end, or are ended, at moments of a seeded generator. */
class KilledVerifyTest {

    private static final List<String> ARGUMENTS = List.of("verify", "jacot2018/p2-5*", "--tier", "standard");

    /** Start and draws take about this long on a free machine. */
    private static final int LATEST_MILLIS = 6000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_run_killed_three_times_gives_the_same_evidence() throws Exception {
        killAndResume(3, 7);
    }

    @Test
    @Tag("slow")
    void a_run_killed_twenty_times_gives_the_same_evidence() throws Exception {
        killAndResume(20, 8);
    }

    @Test
    void a_run_told_to_stop_exits_with_130_and_can_be_resumed() throws Exception {
        NtkvProcess run = in("stopped");
        Process process = run.start("--threads", "1");
        Path ledger = run.place().resolve("ntkv-report.ledger");
        while (process.isAlive() && !(Files.exists(ledger) && Files.size(ledger) > 4000)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(run.error())
                .contains("ntkv: interrupted; the same command with --resume goes on from ntkv-report.ledger");
        assertThat(run.entries()).containsExactly("error", "ntkv-report.ledger", "output");
        assertThat(run.start().waitFor())
                .as("without --resume nothing that was drawn is lost")
                .isEqualTo(2);
        assertThat(run.start("--resume").waitFor()).isZero();
        assertThat(results(run)).isEqualTo(undisturbed());
    }

    private void killAndResume(int kills, long seed) throws Exception {
        NtkvProcess run = in("killed");
        run.kill(kills, seed, LATEST_MILLIS);
        assertThat(run.start("--resume").waitFor()).isZero();
        assertThat(results(run)).isEqualTo(undisturbed());
        assertThat(run.entries())
                .as("neither ledger nor staging folders are left")
                .containsExactly("error", "ntkv-report", "output");
    }

    private Map<String, Object> undisturbed() throws Exception {
        NtkvProcess run = in("undisturbed");
        assertThat(run.start("--threads", "1").waitFor()).isZero();
        return results(run);
    }

    private NtkvProcess in(String name) throws IOException {
        return new NtkvProcess(Files.createDirectory(folder.resolve(name)), ARGUMENTS);
    }

    /** The results without what the clock and the way of running change, and every table. */
    private static Map<String, Object> results(NtkvProcess run) throws IOException {
        Map<String, Object> results = new TreeMap<>(run.files("ntkv-report"));
        results.keySet().removeIf(name -> !name.matches("tables/jacot.*[.]csv"));
        JsonNode json = new ObjectMapper()
                .readTree(run.place().resolve("ntkv-report/results.json").toFile());
        ((ObjectNode) json.get("run")).remove(List.of("started", "seconds", "threads", "command"));
        json.get("claims").forEach(claim -> ((ObjectNode) claim).remove("seconds"));
        results.put("results.json", json);
        assertThat(results).hasSizeGreaterThan(2);
        return results;
    }
}
