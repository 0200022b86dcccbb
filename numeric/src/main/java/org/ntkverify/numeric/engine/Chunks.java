package org.ntkverify.numeric.engine;

/**
 * Which draws belong to which chunk: consecutive ones, {@code chunkSize} of them except in the last chunk.
 *
 * @param firstDraw index of the first draw of chunk 0
 * @param draws number of draws, at least 1
 * @param chunkSize at least 1
 */
public record Chunks(long firstDraw, long draws, int chunkSize) {

    /** Checks the ranges. */
    public Chunks {
        if (!(draws >= 1)) {
            throw new IllegalArgumentException("draws must be >= 1 but was %s".formatted(draws));
        }
        if (!(chunkSize >= 1)) {
            throw new IllegalArgumentException("chunkSize must be >= 1 but was %s".formatted(chunkSize));
        }
    }

    /** Returns the chunks of {@code task}. */
    public static Chunks of(DrawTask<?> task) {
        return new Chunks(task.firstDraw(), task.draws(), task.chunkSize());
    }

    /** Returns the number of chunks. */
    public long count() {
        return (draws - 1) / chunkSize + 1;
    }

    /** Returns the index of the first draw of {@code chunk}; that of the chunk behind the last one is the end of the draws. */
    public long firstDrawOf(long chunk) {
        return firstDraw + drawsBefore(chunk);
    }

    /** Returns the number of draws in all chunks before {@code chunk}. */
    public long drawsBefore(long chunk) {
        return Math.min(draws, chunk * chunkSize);
    }
}
