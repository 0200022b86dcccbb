package org.ntkverify.numeric.engine;

/**
 * Computes the draws of one chunk after another; used by one thread.
 *
 * @param <R> the immutable result of a chunk of draws
 */
public interface DrawWorker<R> {

    /** Computes the draw with this index and adds it to the present chunk; a function of the index alone. */
    void draw(long index);

    /** Returns the result of the draws since the last call, and begins an empty chunk. */
    R finishChunk();
}
