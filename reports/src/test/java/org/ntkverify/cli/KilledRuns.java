package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Real processes that run one command with a ledger and end early, and what becomes of their results.
 *
 * @param folder each process runs in a folder of its own below this one
 * @param arguments of the command
 * @param out the output folder that the command writes
 * @param saved other files that it writes
 * @param results what must not depend on how often a run was ended
 */
record KilledRuns(Path folder, List<String> arguments, String out, List<String> saved, Results results) {

    /** Reads the results of a run that was completed. */
    @FunctionalInterface
    interface Results {
        Object of(NtkvProcess run) throws IOException;
    }

    /** Kills a run at moments of a seeded generator and resumes it, several times. */
    void killAndResume(int kills, long seed, int latestMillis) throws Exception {
        NtkvProcess run = in("killed");
        run.kill(kills, seed, latestMillis);
        assertThat(run.start("--resume").waitFor()).isZero();
        assertThat(results.of(run)).isEqualTo(undisturbed());
        assertThat(run.entries())
                .as("neither ledger nor staging folders nor parts of files are left")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("error", "output", out), saved.stream())
                        .toList());
    }

    /** Tells a run to stop when its ledger has more than {@code lines} lines, and resumes it. */
    void stopAndResume(int lines) throws Exception {
        NtkvProcess run = in("stopped");
        String ledger = out + ".ledger";
        Process process = run.start("--threads", "1");
        while (process.isAlive() && lines(run.place().resolve(ledger)) <= lines) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        StopSignal signal = StopSignal.heardBy(process);
        signal.send(process);
        assertThat(process.waitFor()).as("%s", signal).isEqualTo(signal.exitCode());
        assertThat(run.error()).contains("ntkv: interrupted; the same command with --resume goes on from " + ledger);
        assertThat(run.entries().stream().filter(entry -> !entry.matches("\\..*-run[0-9a-f]{32}\\.part")))
                .containsExactlyInAnyOrder("error", "output", ledger);
        assertThat(run.start().waitFor())
                .as("without --resume nothing that was drawn is lost")
                .isEqualTo(2);
        assertThat(run.start("--resume").waitFor()).isZero();
        assertThat(run.error()).contains("ntkv: going on from " + ledger);
        assertThat(results.of(run)).isEqualTo(undisturbed());
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).lines().count() : 0;
    }

    private Object undisturbed() throws Exception {
        NtkvProcess run = in("undisturbed");
        assertThat(run.start("--threads", "1").waitFor()).isZero();
        return results.of(run);
    }

    private NtkvProcess in(String name) throws IOException {
        return new NtkvProcess(Files.createDirectory(folder.resolve(name)), arguments);
    }
}
