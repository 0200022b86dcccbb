package org.ntkverify.numeric.engine.remote;

import java.io.Serializable;
import java.util.function.BooleanSupplier;
import org.ntkverify.numeric.engine.Chunks;
import org.ntkverify.numeric.engine.DrawTask;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.RemoteChunks;
import org.ntkverify.numeric.engine.TaskAddress;

/**
 * What is sent to another process that is to compute chunks: no more than where the task comes from. Chunks are pure, so one that is computed again, after the loss
 * of a machine for example, gives the same bytes.
 *
 * @param source what the run is about
 * @param address of the task
 * @param key of the task that is meant
 * @param environment what the digits depend on in the process that merges
 * @param firstDraw index of the first draw of chunk 0
 * @param draws number of draws
 * @param chunkSize number of draws in a chunk
 */
public record ChunkJob(
        TaskSource source,
        TaskAddress address,
        String key,
        String environment,
        long firstDraw,
        long draws,
        int chunkSize)
        implements Serializable {

    /**
     * Returns the job of computing {@code task}.
     *
     * @throws IllegalArgumentException if only this process can compute it
     */
    public static ChunkJob of(TaskSource source, DrawTask<?> task) {
        RemoteChunks<?> remote = task.remote()
                .orElseThrow(() -> new IllegalArgumentException(
                        "task must have an address but %s has none".formatted(task.getClass())));
        return new ChunkJob(
                source,
                remote.address(),
                remote.key(),
                source.environment(),
                task.firstDraw(),
                task.draws(),
                task.chunkSize());
    }

    /** Returns the number of chunks. */
    public long chunks() {
        return new Chunks(firstDraw, draws, chunkSize).count();
    }

    /**
     * Computes some chunks, in the process where this is called. What goes wrong is part of the answer and not thrown: it would go wrong again wherever it is tried.
     *
     * @param first index of the first chunk
     * @param end index of the chunk behind the last one
     * @param stopped asked before each draw whether to give up
     * @throws DrawsInterruptedException if {@code stopped} says so
     */
    public ChunkBatch run(long first, long end, BooleanSupplier stopped) {
        String here = source.environment();
        if (!here.equals(environment)) {
            return new ChunkBatch.Refused("a worker must compute with %s, or digits would differ, but computes with %s"
                    .formatted(environment, here));
        }
        TaskWorkers<?> workers;
        try {
            workers = TaskWorkers.of(source, address);
        } catch (RuntimeException | LinkageError e) {
            return new ChunkBatch.Refused("a worker must make the task %s but could not: %s".formatted(address, e));
        }
        if (!workers.key().equals(key)) {
            return new ChunkBatch.Refused(
                    "a worker must make the task '%s' but made '%s'%nMaybe it has other files or another version."
                            .formatted(key, workers.key()));
        }
        return workers.run(new Chunks(firstDraw, draws, chunkSize), first, end, stopped);
    }
}
