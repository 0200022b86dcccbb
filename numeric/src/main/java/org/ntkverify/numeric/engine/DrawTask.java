package org.ntkverify.numeric.engine;

import java.util.Optional;

/**
 * A reduction over independent draws with consecutive indices.
 *
 * @param <R> the immutable result of a chunk of draws
 */
public interface DrawTask<R> {

    /** Returns the index of the first draw. */
    long firstDraw();

    /** Returns the number of draws, at least 1. */
    long draws();

    /** Returns the number of draws in a chunk, at least 1: a function of the task alone, never of the engine. */
    int chunkSize();

    /** Returns a worker with working memory of its own; an engine asks for one in each thread. */
    DrawWorker<R> newWorker();

    /** Returns the result of the draws of {@code first} followed by those of {@code second}. */
    R merge(R first, R second);

    /** Returns how another process computes chunks of this task; empty if only this process can. */
    default Optional<RemoteChunks<R>> remote() {
        return Optional.empty();
    }
}
