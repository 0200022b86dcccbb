package org.ntkverify.numeric.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingEngineTest {

    private static final RunKey KEY = new RunKey(Map.of("seed", "7"));

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("run.ledger");
    }

    /** A clock by which the next checkpoint is always due: each reading is half as late again as the one before. */
    static LongSupplier hasty() {
        double[] now = {1e9};
        return () -> {
            now[0] *= 1.5;
            return (long) now[0];
        };
    }

    private static double direct(RecordedSum task) {
        return new LocalDrawEngine(1).run(task, Progress.SILENT);
    }

    private static RecordedSum failingAt(long draw) {
        return new RecordedSum("sum", 50, 7, index -> {
            if (index == draw) {
                throw new IllegalStateException("planted");
            }
        });
    }

    private void runUntil(long draw, LongSupplier clock) {
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            RecordingEngine engine = new RecordingEngine(new LocalDrawEngine(1), ledger, clock);
            assertThatExceptionOfType(DrawFailedException.class)
                    .isThrownBy(() -> engine.run(failingAt(draw), Progress.SILENT));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 106, 107, 120, 141, 148, 149})
    void a_run_given_up_at_any_chunk_goes_on_with_the_same_bits_and_draws_nothing_twice(long draw) {
        for (LongSupplier clock : List.<LongSupplier>of(hasty(), () -> 0)) {
            runUntil(draw, clock);
            List<Long> drawn = RecordedSum.newList();
            RecordedSum task = RecordedSum.listing(50, 7, drawn);
            double expected = direct(new RecordedSum("sum", 50, 7, index -> {}));
            List<Long> heard = new ArrayList<>();
            try (RunLedger ledger = RunLedger.resume(file, KEY)) {
                double result =
                        new RecordingEngine(new LocalDrawEngine(3), ledger).run(task, (done, total) -> heard.add(done));
                assertThat(Double.doubleToRawLongBits(result)).isEqualTo(Double.doubleToRawLongBits(expected));
            }
            // The last result of two chunks or more is kept even where no checkpoint was due.
            long kept = (draw - 100) / 7;
            long first = kept >= 2 ? 100 + 7 * kept : 100;
            assertThat(drawn).hasSize((int) (150 - first)).allMatch(index -> index >= first);
            assertThat(heard).isSorted().endsWith(50L);
            assertThat(heard.get(0)).isGreaterThan(first - 100);
            removeLedger();
        }
    }

    private void removeLedger() {
        RunLedger.resume(file, KEY).discard();
    }

    @Test
    void merging_the_rest_by_itself_shows_in_the_planted_task() {
        // Otherwise the comparison of bits above could not fail.
        RecordedSum task = new RecordedSum("sum", 50, 7, index -> {});
        RecordedSum begin = new RecordedSum("sum", 21, 7, index -> {});
        DrawWorker<Double> worker = task.newWorker();
        double rest = 0;
        for (int chunk = 3; chunk < 8; chunk++) {
            for (int index = 100 + 7 * chunk; index < Math.min(150, 107 + 7 * chunk); index++) {
                worker.draw(index);
            }
            rest = chunk == 3 ? worker.finishChunk() : task.merge(rest, worker.finishChunk());
        }
        assertThat(task.merge(direct(begin), rest)).isNotEqualTo(direct(task));
    }

    @Test
    void an_interrupted_run_writes_down_how_far_it_is() {
        RecordedSum task = new RecordedSum("sum", 50, 7, index -> {
            if (index == 135) {
                // Give the calling thread time to merge what is before, and to be interrupted while it waits.
                sleep();
            }
        });
        Thread caller = Thread.currentThread();
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            assertThatExceptionOfType(DrawsInterruptedException.class)
                    .isThrownBy(() -> new RecordingEngine(new LocalDrawEngine(1), ledger, () -> 0)
                            .run(task, (done, total) -> {
                                if (done == 35) {
                                    caller.interrupt();
                                }
                            }));
            // Clears the flag, which was kept for the caller.
            assertThat(Thread.interrupted()).isTrue();
        }
        List<Long> drawn = RecordedSum.newList();
        try (RunLedger ledger = RunLedger.resume(file, KEY)) {
            double result = new RecordingEngine(new LocalDrawEngine(1), ledger)
                    .run(RecordedSum.listing(50, 7, drawn), Progress.SILENT);
            assertThat(result).isEqualTo(direct(new RecordedSum("sum", 50, 7, index -> {})));
        }
        assertThat(drawn).hasSize(15);
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_finished_task_is_not_drawn_again() {
        double first;
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            first = new RecordingEngine(new LocalDrawEngine(2), ledger)
                    .run(RecordedSum.listing(50, 7, RecordedSum.newList()), Progress.SILENT);
        }
        List<Long> drawn = RecordedSum.newList();
        List<Long> heard = new ArrayList<>();
        try (RunLedger ledger = RunLedger.resume(file, KEY)) {
            double again = new RecordingEngine(new LocalDrawEngine(2), ledger)
                    .run(RecordedSum.listing(50, 7, drawn), (done, total) -> heard.add(done));
            assertThat(again).isEqualTo(first);
        }
        assertThat(drawn).isEmpty();
        assertThat(heard).containsExactly(50L);
    }

    @Test
    void another_task_of_the_same_run_is_drawn() {
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            RecordingEngine engine = new RecordingEngine(new LocalDrawEngine(1), ledger);
            engine.run(RecordedSum.listing(50, 7, RecordedSum.newList()), Progress.SILENT);
            List<Long> drawn = RecordedSum.newList();
            engine.run(new RecordedSum("other", 20, 7, drawn::add), Progress.SILENT);
            assertThat(drawn).hasSize(20);
        }
    }

    @Test
    void a_single_chunk_is_recorded_too() {
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            RecordingEngine engine = new RecordingEngine(new LocalDrawEngine(1), ledger);
            List<Long> drawn = RecordedSum.newList();
            double first = engine.run(RecordedSum.listing(5, 7, drawn), Progress.SILENT);
            assertThat(engine.<Double>run(RecordedSum.listing(5, 7, drawn), Progress.SILENT))
                    .isEqualTo(first);
            assertThat(drawn).hasSize(5);
        }
    }

    @Test
    void checkpoints_are_as_rare_as_promised() throws Exception {
        // Each chunk takes 0.05 s by this clock, the whole task 100 s.
        long[] now = {0};
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            RecordedSum task = new RecordedSum("long", 2000, 1, index -> now[0] += 50_000_000);
            new RecordingEngine(new LocalDrawEngine(1), ledger, () -> now[0]).run(task, Progress.SILENT);
        }
        // 20 in the first 4 s and then one for each 5 %: 20 log(100/4) = 64; the draws run ahead of the merges.
        assertThat(Files.readAllLines(file)).hasSizeLessThan(120);
    }

    /** Returns the lines of a ledger of draws of a second each, by a clock that jumps behind the twentieth. */
    private long lines(int draws, long jump) throws IOException {
        long[] now = {0};
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            RecordedSum task = new RecordedSum("long", draws, 1, index -> {});
            new RecordingEngine(new LocalDrawEngine(1), ledger, () -> now[0])
                    .run(task, (done, total) -> now[0] += 1_000_000_000L + (done == 20 ? jump : 0));
        }
        long lines = Files.readAllLines(file).size();
        removeLedger();
        return lines;
    }

    @Test
    void a_clock_that_jumps_back_by_a_day_stops_no_checkpoint() throws IOException {
        assertThat(lines(700, -86_400_000_000_000L)).isGreaterThan(60).isEqualTo(lines(700, 0));
    }

    @Test
    void a_clock_that_jumps_ahead_by_a_day_holds_checkpoints_back_for_ten_minutes_at_most() throws IOException {
        assertThat(lines(700, 86_400_000_000_000L) - lines(500, 86_400_000_000_000L))
                .isEqualTo(1);
    }

    @Test
    void what_cannot_be_recorded_is_refused() {
        DrawTask<Double> plain = new DrawTask<>() {
            @Override
            public long firstDraw() {
                return 0;
            }

            @Override
            public long draws() {
                return 1;
            }

            @Override
            public int chunkSize() {
                return 1;
            }

            @Override
            public DrawWorker<Double> newWorker() {
                throw new IllegalStateException("must not be asked");
            }

            @Override
            public Double merge(Double first, Double second) {
                return first + second;
            }
        };
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RecordingEngine(new LocalDrawEngine(1), ledger).run(plain, Progress.SILENT))
                    .withMessageStartingWith("task must be recordable but was");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "AAAA", ""})
    void a_state_that_its_task_does_not_know_is_refused_though_the_checksum_fits(String state) {
        RecordedSum task = new RecordedSum("sum", 50, 7, index -> {});
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            ledger.append(Fingerprint.of(task.key()), new Checkpoint(1, state));
        }
        try (RunLedger ledger = RunLedger.resume(file, KEY)) {
            RecordingEngine engine = new RecordingEngine(new LocalDrawEngine(1), ledger);
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> engine.run(task, Progress.SILENT))
                    .withMessageStartingWith("a checkpoint must hold what its task encodes but does not: ")
                    .withMessageEndingWith("Maybe remove the ledger to begin again.");
        }
    }
}
