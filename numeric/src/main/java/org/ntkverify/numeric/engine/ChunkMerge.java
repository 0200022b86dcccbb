package org.ntkverify.numeric.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Merges the results of chunks in the order of their index, in whatever order workers return them: this is what makes every engine end with the same bits.
 * A failure waits for its turn too, so which of several is thrown does not depend on who was first. Used by one thread.
 *
 * @param <R> the immutable result of a chunk
 */
public final class ChunkMerge<R> {

    /** What a worker returns for a chunk: exactly one of the two is present. */
    private record Outcome<R>(Optional<R> result, Optional<Throwable> failure) {}

    private final DrawTask<R> task;
    private final Chunks chunks;
    private final Progress progress;
    private final Map<Long, Outcome<R>> early = new HashMap<>();
    private Optional<R> total = Optional.empty();
    private long merged;

    /**
     * Begins with no chunk.
     *
     * @param progress told after each chunk that is merged, on the thread that adds chunks
     */
    public ChunkMerge(DrawTask<R> task, Progress progress) {
        this.task = task;
        this.chunks = Chunks.of(task);
        this.progress = progress;
    }

    /**
     * Adds the result of {@code chunk}; each chunk is added once.
     *
     * @throws DrawFailedException if a chunk whose turn comes has failed
     */
    public void done(long chunk, R result) {
        add(chunk, new Outcome<>(Optional.of(result), Optional.empty()));
    }

    /**
     * Adds that a draw of {@code chunk} threw {@code cause}.
     *
     * @throws DrawFailedException as soon as all chunks before it are merged
     */
    public void failed(long chunk, Throwable cause) {
        add(chunk, new Outcome<>(Optional.empty(), Optional.of(cause)));
    }

    private void add(long chunk, Outcome<R> outcome) {
        if (chunk < merged || early.putIfAbsent(chunk, outcome) != null) {
            throw new IllegalStateException("chunk %s must be added once but was added again".formatted(chunk));
        }
        for (Outcome<R> next = early.remove(merged); next != null; next = early.remove(merged)) {
            if (next.failure().isPresent()) {
                throw new DrawFailedException(
                        merged, chunks.firstDrawOf(merged), next.failure().get());
            }
            R part = next.result().orElseThrow();
            total = Optional.of(total.isPresent() ? task.merge(total.get(), part) : part);
            merged++;
            progress.drawsDone(chunks.drawsBefore(merged), chunks.draws());
        }
    }

    /** Returns whether all chunks are merged. */
    public boolean complete() {
        return merged == chunks.count();
    }

    /** Returns the merged result of all chunks. */
    public R result() {
        if (!complete()) {
            throw new IllegalStateException(
                    "chunks must all be merged but were %s of %s".formatted(merged, chunks.count()));
        }
        return total.orElseThrow();
    }

    /** Returns what a run throws that gets no more results. */
    public DrawFailedException lost() {
        return new DrawFailedException(
                merged,
                chunks.firstDrawOf(merged),
                new OutOfMemoryError("the thread that drew them died, as one does without memory"));
    }

    /** Sets the interrupt flag of this thread again and returns what a run that stops here throws. */
    public DrawsInterruptedException interrupted(InterruptedException interruption) {
        Thread.currentThread().interrupt();
        return new DrawsInterruptedException(chunks.drawsBefore(merged), chunks.draws(), interruption);
    }
}
