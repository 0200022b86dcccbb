package org.ntkverify.numeric.engine;

import java.util.Optional;
import org.ntkverify.symbolic.expression.Quotation;

/**
 * The part of a task behind a checkpoint. Its chunks are those of the whole task, and its first merge is with the result so far.
 *
 * @param <R> the result of the whole task
 */
final class Remainder<R> implements DrawTask<Remainder.Prefix<R>> {

    /**
     * Either one chunk as it was drawn ({@code chunks} is 0) or the merged result of the first {@code chunks} chunks of the whole task.
     */
    record Prefix<R>(long chunks, R value) {}

    /** Hears each merged result; says whether it was recorded. */
    @FunctionalInterface
    interface Recorder<R> {
        boolean record(long chunks, R result);
    }

    private final RecordedTask<R> task;
    private final Recorder<R> recorder;
    private final Optional<Prefix<R>> known;
    private final long chunks;
    private Optional<Prefix<R>> unrecorded = Optional.empty();

    Remainder(RecordedTask<R> task, Optional<Checkpoint> checkpoint, Recorder<R> recorder) {
        this.task = task;
        this.recorder = recorder;
        this.chunks = Chunks.of(task).count();
        this.known = checkpoint.map(found -> {
            if (!(found.chunks() <= chunks)) {
                throw new LedgerException(
                        "chunks of a checkpoint must be <= %s but were %s".formatted(chunks, found.chunks()));
            }
            return new Prefix<>(found.chunks(), decoded(task, found));
        });
    }

    /** The checksum of a ledger says that nothing was damaged, not who wrote it. */
    private static <R> R decoded(RecordedTask<R> task, Checkpoint checkpoint) {
        try {
            return task.decode(checkpoint.bytes());
        } catch (IllegalArgumentException e) {
            throw new LedgerException(
                    "a checkpoint must hold what its task encodes but does not: %s%nMaybe remove the ledger to begin again."
                            .formatted(Quotation.of(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private long knownChunks() {
        return known.map(Prefix::chunks).orElse(0L);
    }

    private long knownDraws() {
        return Math.min(task.draws(), knownChunks() * task.chunkSize());
    }

    /** Returns the result so far. */
    R known() {
        return known.orElseThrow().value();
    }

    /** Returns the last merged result if the recorder has not kept it. */
    Optional<Prefix<R>> unrecorded() {
        return unrecorded;
    }

    @Override
    public long firstDraw() {
        return task.firstDraw() + knownDraws();
    }

    @Override
    public long draws() {
        return task.draws() - knownDraws();
    }

    @Override
    public int chunkSize() {
        return task.chunkSize();
    }

    @Override
    public DrawWorker<Prefix<R>> newWorker() {
        DrawWorker<R> worker = task.newWorker();
        return new DrawWorker<>() {
            @Override
            public void draw(long index) {
                worker.draw(index);
            }

            @Override
            public Prefix<R> finishChunk() {
                return new Prefix<>(0, worker.finishChunk());
            }
        };
    }

    @Override
    public Prefix<R> merge(Prefix<R> first, Prefix<R> second) {
        if (second.chunks() != 0) {
            throw new IllegalStateException("chunks must be merged from left to right but were not");
        }
        Prefix<R> before = merged(first);
        Prefix<R> now = new Prefix<>(before.chunks() + 1, task.merge(before.value(), second.value()));
        unrecorded = recorder.record(now.chunks(), now.value()) ? Optional.empty() : Optional.of(now);
        return now;
    }

    @Override
    public Optional<RemoteChunks<Prefix<R>>> remote() {
        return task.remote()
                .map(whole -> new RemoteChunks<>(
                        whole.address(),
                        whole.key(),
                        bytes -> new Prefix<>(0, whole.decoder().apply(bytes))));
    }

    /** Returns the result of the whole task from what an engine made of this part. */
    R result(Prefix<R> drawn) {
        Prefix<R> whole = merged(drawn);
        if (drawn.chunks() == 0) {
            unrecorded = Optional.of(whole);
        }
        return whole.value();
    }

    /** Puts the known result in front of the first chunk drawn; a merged result has it already. */
    private Prefix<R> merged(Prefix<R> prefix) {
        if (prefix.chunks() > 0) {
            return prefix;
        }
        R value = known.isPresent() ? task.merge(known.get().value(), prefix.value()) : prefix.value();
        return new Prefix<>(knownChunks() + 1, value);
    }
}
