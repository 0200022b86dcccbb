package org.ntkverify.numeric.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawFailedException;
import org.ntkverify.numeric.engine.DrawTask;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RecordingEngine;
import org.ntkverify.numeric.engine.RunKey;
import org.ntkverify.numeric.engine.RunLedger;
import org.ntkverify.numeric.engine.TaskAddress;

class ChunkJobTest {

    private static final RunKey KEY = new RunKey(Map.of("seed", "7"));

    private static double local(SineSource source) {
        return new LocalDrawEngine(2).run(source.addressed(), Progress.SILENT);
    }

    private static String failure(DrawEngine engine, SineSource source) {
        DrawFailedException thrown = catchFailure(() -> engine.run(source.addressed(), Progress.SILENT));
        return "%s caused by %s".formatted(thrown, thrown.getCause());
    }

    private static DrawFailedException catchFailure(Runnable run) {
        try {
            run.run();
        } catch (DrawFailedException e) {
            return e;
        }
        throw new AssertionError("a draw must fail but did not");
    }

    @Test
    void chunks_of_other_processes_give_the_bits_of_local_threads_in_any_order_and_in_any_batches() {
        SineSource source = SineSource.GOOD;
        for (Consumer<List<Long>> order : List.<Consumer<List<Long>>>of(firsts -> {}, Collections::reverse)) {
            for (long batch : new long[] {1, 2, 3, 100}) {
                double result = new LoopbackEngine(source, batch, order).run(source.addressed(), Progress.SILENT);
                assertThat(Double.doubleToRawLongBits(result)).isEqualTo(Double.doubleToRawLongBits(local(source)));
            }
        }
    }

    /** The twin: an engine that merges what comes as it comes. The comparison above would see it. */
    @Test
    void merging_in_the_order_of_completion_changes_the_bits() {
        SineSource source = SineSource.GOOD;
        DrawTask<Double> task = source.addressed();
        double total = new LocalDrawEngine(1).run(task, Progress.SILENT);
        ChunkJob job = ChunkJob.of(source, task);
        double hasty = 0;
        for (long chunk = job.chunks() - 1; chunk >= 0; chunk--) {
            ChunkBatch.Done done = (ChunkBatch.Done) job.run(chunk, chunk + 1, () -> false);
            double part =
                    task.remote().orElseThrow().decoder().apply(done.results().get(0));
            hasty = chunk == job.chunks() - 1 ? part : task.merge(hasty, part);
        }
        assertThat(Double.doubleToRawLongBits(hasty)).isNotEqualTo(Double.doubleToRawLongBits(total));
    }

    @Test
    void a_draw_that_fails_is_the_error_that_it_is_locally() {
        for (long failing : new long[] {100, 120, 149}) {
            SineSource source = new SineSource("1", failing, "test");
            assertThat(failure(LoopbackEngine.of(source), source)).isEqualTo(failure(new LocalDrawEngine(1), source));
        }
    }

    @Test
    void the_class_of_what_a_draw_threw_is_kept() {
        SineSource source = new SineSource("1", 120, "test");
        assertThat(catchFailure(() -> LoopbackEngine.of(source).run(source.addressed(), Progress.SILENT))
                        .getCause())
                .isExactlyInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_worker_with_other_software_refuses() {
        ChunkJob job = ChunkJob.of(SineSource.GOOD, SineSource.GOOD.addressed());
        ChunkJob elsewhere = new ChunkJob(
                new SineSource("1", -1, "another BLAS"),
                job.address(),
                job.key(),
                job.environment(),
                job.firstDraw(),
                job.draws(),
                job.chunkSize());
        assertThat(elsewhere.run(0, 1, () -> false))
                .isEqualTo(new ChunkBatch.Refused(
                        "a worker must compute with test, or digits would differ, but computes with another BLAS"));
    }

    @Test
    void a_worker_that_would_make_another_task_refuses_and_the_engine_fails() {
        SineSource other = new SineSource("2", -1, "test");
        assertThatExceptionOfType(EngineFailedException.class)
                .isThrownBy(() -> LoopbackEngine.of(other).run(SineSource.GOOD.addressed(), Progress.SILENT))
                .withMessage(
                        "a worker must make the task 'sines 1' but made 'sines 2'%nMaybe it has other files or another version."
                                .formatted());
    }

    @Test
    void a_worker_that_cannot_make_the_task_refuses() {
        ChunkJob job = ChunkJob.of(SineSource.GOOD, SineSource.GOOD.addressed());
        ChunkJob unknown = new ChunkJob(
                job.source(),
                new TaskAddress("no/such", 0, 0, 100, 50),
                job.key(),
                job.environment(),
                job.firstDraw(),
                job.draws(),
                job.chunkSize());
        assertThat(unknown.run(0, 1, () -> false).toString())
                .contains("claim must be known but was 'no/such'")
                .startsWith("Refused[reason=a worker must make the task");
    }

    @Test
    void a_task_without_address_is_not_sent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChunkJob.of(SineSource.GOOD, SineSource.GOOD.task(SineSource.ADDRESS)))
                .withMessageStartingWith("task must have an address but ");
    }

    @Test
    void a_worker_that_is_told_to_stop_stops() {
        ChunkJob job = ChunkJob.of(SineSource.GOOD, SineSource.GOOD.addressed());
        assertThatExceptionOfType(DrawsInterruptedException.class).isThrownBy(() -> job.run(0, 2, () -> true));
        // The worker that was stopped amid a chunk is not used again.
        assertThat(job.run(0, 1, () -> false).toString()).startsWith("Done");
    }

    @Test
    void a_ledger_of_one_engine_is_continued_by_the_other(@TempDir Path folder) {
        double expected = local(SineSource.GOOD);
        SineSource failing = new SineSource("1", 134, "test");
        for (boolean remoteFirst : new boolean[] {true, false}) {
            Path file = folder.resolve("run-" + remoteFirst);
            DrawEngine before = remoteFirst ? LoopbackEngine.of(failing) : new LocalDrawEngine(2);
            DrawEngine after = remoteFirst ? new LocalDrawEngine(2) : LoopbackEngine.of(SineSource.GOOD);
            try (RunLedger ledger = RunLedger.begin(file, KEY)) {
                catchFailure(() -> new RecordingEngine(before, ledger).run(failing.addressed(), Progress.SILENT));
            }
            try (RunLedger ledger = RunLedger.resume(file, KEY)) {
                assertThat(ledger.isEmpty()).isFalse();
                double result = new RecordingEngine(after, ledger).run(SineSource.GOOD.addressed(), Progress.SILENT);
                assertThat(Double.doubleToRawLongBits(result)).isEqualTo(Double.doubleToRawLongBits(expected));
            }
        }
    }
}
