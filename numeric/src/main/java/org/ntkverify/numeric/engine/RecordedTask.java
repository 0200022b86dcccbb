package org.ntkverify.numeric.engine;

/**
 * A reduction over draws whose results can be kept in a {@link RunLedger}.
 *
 * @param <R> the immutable result of a chunk of draws
 */
public interface RecordedTask<R> extends DrawTask<R> {

    /** Returns text that two tasks share only if they have the same draws, chunks and results. */
    String key();

    /** Returns {@code result}, every bit of it. */
    byte[] encode(R result);

    /**
     * Returns the result that {@link #encode} turned into {@code bytes}.
     *
     * @throws IllegalArgumentException if the bytes are no result of this task
     */
    R decode(byte[] bytes);
}
