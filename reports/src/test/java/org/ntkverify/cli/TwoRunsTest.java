package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are started in a folder where another one is, was killed, or starts at the same time. */
class TwoRunsTest {

    private static final int AT_ONCE = 8;

    private static final List<String> LONG = List.of(
            "sample",
            "--network",
            "relu*2",
            "--data",
            "circle:4",
            "--width",
            "64",
            "--draws",
            "2000000",
            "--out",
            "report");

    @TempDir
    private Path folder = Path.of("");

    private static String inUse(Path place) {
        return "ntkv: ledger %s must not be in use but another process holds it%n".formatted(FaultyRuns.ledger(place));
    }

    /** The first process begins, the second goes on: both have to keep the lock while they read and write their ledger. */
    @Test
    void a_run_leaves_the_folder_of_another_alone_as_long_as_that_one_lives() throws Exception {
        Path place = FaultyRuns.place(folder, "place");
        Path ledger = FaultyRuns.ledger(place);
        NtkvProcess run = new NtkvProcess(place, LONG).quick();
        for (String[] more : new String[][] {{}, {"--resume"}}) {
            Process process = run.start(more);
            long drawn = more.length == 0 ? 0 : Files.size(ledger);
            while (process.isAlive() && (!Files.exists(ledger) || Files.size(ledger) <= drawn)) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            for (String[] second : new String[][] {{}, {"--resume"}}) {
                Console console = FaultyRuns.run(place, second);
                assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
                assertThat(console.error()).isEqualTo(inUse(place));
            }
            assertThat(process.isAlive()).as(run.error()).isTrue();
            assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
            process.destroyForcibly().waitFor();
        }
        // The system has dropped the lock: what is in the way now is the ledger of another run.
        Console begun = FaultyRuns.run(place);
        assertThat(begun.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(begun.error()).contains("must not exist but does: a run was interrupted\nMaybe go on with --resume");
        Console other = FaultyRuns.run(place, "--resume");
        assertThat(other.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(other.error()).contains("must be of this run but is of another");
        Files.delete(ledger);
        assertThat(FaultyRuns.run(place).exitCode()).isZero();
        assertThat(FaultyRuns.entries(place).stream().filter(name -> name.startsWith(".") || name.contains("ledger")))
                .as("what the killed processes left is gone")
                .isEmpty();
    }

    private static Map<String, String> undisturbed(Path folder) throws IOException {
        Path place = FaultyRuns.place(folder, "undisturbed");
        assertThat(FaultyRuns.run(place).exitCode()).isZero();
        return FaultyRuns.results(place);
    }

    @Test
    void of_eight_threads_that_begin_at_once_those_that_are_refused_harm_nobody() throws Exception {
        Path place = FaultyRuns.place(folder, "place");
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Console>> runs = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                runs.add(() -> FaultyRuns.run(place));
            }
            List<Console> consoles = new ArrayList<>();
            for (Future<Console> run : threads.invokeAll(runs)) {
                consoles.add(run.get());
            }
            assertThat(consoles).filteredOn(console -> console.exitCode() == 0).isNotEmpty();
            assertThat(consoles)
                    .filteredOn(console -> console.exitCode() != 0)
                    .allMatch(console -> console.exitCode() == ExitCodes.USAGE)
                    .extracting(Console::error)
                    .allMatch(inUse(place)::equals);
        } finally {
            threads.shutdownNow();
        }
        assertThat(FaultyRuns.results(place)).isEqualTo(undisturbed(folder));
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "small.yaml");
    }

    @Test
    @Tag("slow")
    void of_eight_processes_that_begin_at_once_those_that_are_refused_harm_nobody() throws Exception {
        Path place = FaultyRuns.place(folder, "place");
        List<NtkvProcess> runs = new ArrayList<>();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            NtkvProcess run = NtkvProcess.in(folder, "process-" + i, FaultyRuns.verify(place))
                    .quick();
            runs.add(run);
            processes.add(run.start());
        }
        int done = 0;
        for (int i = 0; i < AT_ONCE; i++) {
            int code = processes.get(i).waitFor();
            if (code == 0) {
                done++;
            } else {
                assertThat(code).as(runs.get(i).error()).isEqualTo(ExitCodes.USAGE);
                assertThat(runs.get(i).error()).isEqualTo(inUse(place));
            }
        }
        assertThat(done).isPositive();
        assertThat(FaultyRuns.results(place)).isEqualTo(undisturbed(folder));
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "small.yaml");
    }

    /** A container gives every run the same number of process; what the last one left under it must not be taken for ours. */
    @Test
    void a_run_that_was_killed_between_its_two_moves_has_its_old_report_back_even_under_its_own_number()
            throws IOException {
        Path place = FaultyRuns.place(folder, "place");
        Path old =
                place.resolve(".report-%s-old".formatted(ProcessHandle.current().pid()));
        Files.move(place.resolve("report"), old);
        Files.createDirectory(
                place.resolve(".report-%s".formatted(ProcessHandle.current().pid())));
        OutputFolder.prepare(place.resolve("report")).close();
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "small.yaml");

        // Killed behind its second move: both are there, and the old one must not keep the next run from publishing.
        Files.createDirectory(old);
        assertThat(FaultyRuns.run(place).exitCode()).isZero();
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "small.yaml");
    }
}
