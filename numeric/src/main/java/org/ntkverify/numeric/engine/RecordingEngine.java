package org.ntkverify.numeric.engine;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Runs tasks on another engine and keeps how far they are in a {@link RunLedger}: what the ledger holds is not drawn again. The result is the
 * same bit by bit, because a task goes on with the merge at which it was interrupted.
 *
 * <p>A checkpoint is written when at least 0.2 s and 5 % of the time of this run (or ten minutes) have passed since the last one, at the end of a
 * task, and when a task is given up. So a kill costs at most about 5 % of the work, and the ledger grows with the logarithm of the time. When checkpoints are
 * written is a matter of time; what they lead to is not.
 */
public final class RecordingEngine implements DrawEngine {

    private static final long SHORTEST_PAUSE_NANOS = 200_000_000;

    /** Ten minutes; beyond, 5 % of the time is more than anybody wants to draw again, and a clock that jumped ahead must not stop checkpoints. */
    private static final long LONGEST_PAUSE_NANOS = 600_000_000_000L;

    /** One twentieth. */
    private static final long SHARE = 20;

    private final DrawEngine engine;
    private final RunLedger ledger;
    private final ElapsedTime time;
    private long lastWritten;

    /** Creates an engine that draws on {@code engine} and records in {@code ledger}. */
    public RecordingEngine(DrawEngine engine, RunLedger ledger) {
        this(engine, ledger, System::nanoTime);
    }

    /** The same with a clock that is read as {@link System#nanoTime} and tells when a checkpoint is due. */
    public RecordingEngine(DrawEngine engine, RunLedger ledger, LongSupplier nanoTime) {
        this.engine = engine;
        this.ledger = ledger;
        this.time = ElapsedTime.from(nanoTime);
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public <R> R run(DrawTask<R> task, Progress progress) {
        if (!(task instanceof RecordedTask<R> recorded)) {
            throw new IllegalArgumentException("task must be recordable but was %s".formatted(task.getClass()));
        }
        String name = Fingerprint.of(recorded.key());
        Optional<Checkpoint> known = ledger.last(name);
        Remainder<R> remainder =
                new Remainder<>(recorded, known, (chunks, result) -> record(name, recorded, chunks, result));
        if (remainder.draws() == 0) {
            progress.drawsDone(task.draws(), task.draws());
            return remainder.known();
        }
        long before = task.draws() - remainder.draws();
        try {
            R result = remainder.result(
                    engine.run(remainder, (done, total) -> progress.drawsDone(before + done, task.draws())));
            writeRest(name, recorded, remainder);
            return result;
        } catch (DrawsInterruptedException | DrawFailedException | EngineFailedException e) {
            try {
                writeRest(name, recorded, remainder);
            } catch (LedgerException unwritable) {
                // What ended the run is worth more to the user than that its last chunks are drawn again.
                e.addSuppressed(unwritable);
            }
            throw e;
        }
    }

    /** Returns whether the result was written. */
    private <R> boolean record(String name, RecordedTask<R> task, long chunks, R result) {
        long now = time.nanos();
        long pause = Math.min(LONGEST_PAUSE_NANOS, Math.max(SHORTEST_PAUSE_NANOS, now / SHARE));
        if (now - lastWritten < pause) {
            return false;
        }
        write(name, task, chunks, result);
        return true;
    }

    private <R> void writeRest(String name, RecordedTask<R> task, Remainder<R> remainder) {
        remainder.unrecorded().ifPresent(rest -> write(name, task, rest.chunks(), rest.value()));
    }

    private <R> void write(String name, RecordedTask<R> task, long chunks, R result) {
        ledger.append(name, Checkpoint.of(chunks, task.encode(result)));
        lastWritten = time.nanos();
    }
}
