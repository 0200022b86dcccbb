package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_run_killed_three_times_writes_the_same_bytes() throws Exception {
        killAndResume(3, 5);
    }

    @Test
    @Tag("slow")
    void a_run_killed_twenty_times_writes_the_same_bytes() throws Exception {
        killAndResume(20, 6);
    }

    @Test
    void a_run_told_to_stop_exits_with_130_and_can_be_resumed() throws Exception {
        NtkvProcess run = in("stopped");
        Process process = run.start("--threads", "1");
        Path ledger = run.place().resolve("study.ledger");
        // The header, and behind it the checkpoint of the pilot sample.
        while (process.isAlive()
                && !(Files.exists(ledger) && Files.readString(ledger).lines().count() > 12)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        // Java has no way to send SIGINT.
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(run.error()).contains("ntkv: interrupted; the same command with --resume goes on from study.ledger");
        assertThat(run.entries()).containsExactly("error", "output", "study.ledger");
        assertThat(run.start("--resume").waitFor()).isZero();
        assertThat(run.error()).contains("ntkv: going on from study.ledger");
        assertThat(results(run)).isEqualTo(undisturbed());
    }

    private void killAndResume(int kills, long seed) throws Exception {
        NtkvProcess run = in("killed");
        run.kill(kills, seed, LATEST_MILLIS);
        assertThat(run.start("--resume").waitFor()).isZero();
        assertThat(results(run)).isEqualTo(undisturbed());
        assertThat(run.entries())
                .as("neither ledger nor staging folders are left")
                .containsExactly("error", "output", "study");
    }

    private Map<String, String> undisturbed() throws Exception {
        NtkvProcess run = in("undisturbed");
        assertThat(run.start("--threads", "1").waitFor()).isZero();
        return results(run);
    }

    private NtkvProcess in(String name) throws IOException {
        return new NtkvProcess(Files.createDirectory(folder.resolve(name)), ARGUMENTS);
    }

    private static Map<String, String> results(NtkvProcess run) throws IOException {
        Map<String, String> results = run.files("study");
        assertThat(results).containsKeys("results.json", "tables/convergence.csv", "plots/convergence.svg");
        return results;
    }
}
