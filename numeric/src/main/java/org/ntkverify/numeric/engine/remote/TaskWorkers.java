package org.ntkverify.numeric.engine.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.ntkverify.numeric.engine.Chunks;
import org.ntkverify.numeric.engine.DrawWorker;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.RecordedTask;
import org.ntkverify.numeric.engine.TaskAddress;
import org.ntkverify.numeric.internal.cache.RecentlyUsed;

/** One task in this process, with its workers that wait for more chunks. Safe for use by several threads. */
final class TaskWorkers<R> {

    /** A run draws one task after another; the last one may still be on its way out. */
    private static final int KEPT = 2;

    private record Place(TaskSource source, TaskAddress address) {}

    private static final RecentlyUsed<Place, TaskWorkers<?>> KNOWN =
            new RecentlyUsed<>(KEPT, place -> new TaskWorkers<>(place.source().task(place.address())));

    private final RecordedTask<R> task;
    private final String key;
    private final Queue<DrawWorker<R>> idle = new ConcurrentLinkedQueue<>();

    private TaskWorkers(RecordedTask<R> task) {
        this.task = task;
        this.key = task.key();
    }

    static TaskWorkers<?> of(TaskSource source, TaskAddress address) {
        return KNOWN.at(new Place(source, address));
    }

    String key() {
        return key;
    }

    ChunkBatch run(Chunks chunks, long first, long end, BooleanSupplier stopped) {
        List<byte[]> results = new ArrayList<>();
        try {
            DrawWorker<R> waiting = idle.poll();
            DrawWorker<R> worker = waiting == null ? task.newWorker() : waiting;
            for (long chunk = first; chunk < end; chunk++) {
                long behind = chunks.firstDrawOf(chunk + 1);
                for (long draw = chunks.firstDrawOf(chunk); draw < behind; draw++) {
                    if (stopped.getAsBoolean()) {
                        throw new DrawsInterruptedException();
                    }
                    worker.draw(draw);
                }
                results.add(task.encode(worker.finishChunk()));
            }
            // Only a worker at the begin of a chunk is used again; one that threw is not.
            idle.add(worker);
            return new ChunkBatch.Done(first, results);
        } catch (DrawsInterruptedException e) {
            throw e;
        } catch (RuntimeException | Error failure) {
            return new ChunkBatch.Failed(first, results, SentThrowable.of(failure));
        }
    }
}
