package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that run {@code ntkv converge} and are told to end, or are ended, at moments of a seeded generator. */
class KilledConvergeTest {

    private static final List<String> ARGUMENTS = List.of(
            "converge",
            "--network",
            "relu*2 wstd=sqrt(2)",
            "--data",
            "sphere:4x3",
            "--widths",
            "2^5..2^8",
            "--draws",
            "6000",
            "--out",
            "study");

    /** Start, pilot and draws take about this long on a free machine. */
    private static final int LATEST_MILLIS = 3000;

    /** The header, and behind it the checkpoint of the pilot sample. */
    private static final int LINES_OF_PILOT = 12;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_run_killed_three_times_writes_the_same_bytes() throws Exception {
        runs().killAndResume(3, 5, LATEST_MILLIS);
    }

    @Test
    @Tag("slow")
    void a_run_killed_twenty_times_writes_the_same_bytes() throws Exception {
        runs().killAndResume(20, 6, LATEST_MILLIS);
    }

    @Test
    void a_run_told_to_stop_exits_with_the_code_of_the_signal_and_can_be_resumed() throws Exception {
        runs().stopAndResume(LINES_OF_PILOT);
    }

    private KilledRuns runs() {
        return new KilledRuns(folder, ARGUMENTS, "study", List.of(), KilledConvergeTest::results);
    }

    private static Map<String, String> results(NtkvProcess run) throws IOException {
        Map<String, String> results = run.files("study");
        assertThat(results).containsKeys("results.json", "tables/convergence.csv", "plots/convergence.svg");
        return results;
    }
}
