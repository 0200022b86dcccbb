package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that run {@code ntkv verify} and are told to end, or are ended, at moments of a seeded generator. */
class KilledVerifyTest {

    private static final List<String> ARGUMENTS = List.of("verify", "jacot2018/p2-5*", "--tier", "standard");

    /** Start and draws take about this long on a free machine. */
    private static final int LATEST_MILLIS = 6000;

    /** Checkpoints of several samples: a run has some sixty lines when it ends. */
    private static final int LINES_OF_SAMPLES = 46;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_run_killed_three_times_gives_the_same_evidence() throws Exception {
        runs().killAndResume(3, 7, LATEST_MILLIS);
    }

    @Test
    @Tag("slow")
    void a_run_killed_twenty_times_gives_the_same_evidence() throws Exception {
        runs().killAndResume(20, 8, LATEST_MILLIS);
    }

    @Test
    void a_run_told_to_stop_exits_with_the_code_of_the_signal_and_can_be_resumed() throws Exception {
        runs().stopAndResume(LINES_OF_SAMPLES);
    }

    private KilledRuns runs() {
        return new KilledRuns(folder, ARGUMENTS, "ntkv-report", List.of(), KilledVerifyTest::results);
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
