package org.ntkverify.numeric.engine;

/** Runs draws somewhere. The result depends on the task only, bit by bit on machines of one type. */
public interface DrawEngine {

    /** Returns the name for provenance, for example {@code local, 2 threads}. */
    String name();

    /**
     * Computes all draws of {@code task} and returns the merged result.
     *
     * <p>If the calling thread is interrupted, the engine stops its workers, keeps the interrupt flag set and throws.
     *
     * @param task what to compute
     * @param progress told after each chunk, on the calling thread
     * @throws DrawsInterruptedException if the calling thread is interrupted
     * @throws DrawFailedException if a draw throws, with that exception as its cause
     * @throws EngineFailedException if the engine breaks down
     */
    <R> R run(DrawTask<R> task, Progress progress);
}
