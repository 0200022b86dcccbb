package org.ntkverify.numeric.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One run on local threads: workers take chunks by index, the calling thread merges what they return in index order. */
final class LocalRun<R> {

    private final DrawTask<R> task;
    private final Chunks chunks;
    private final int threads;
    private final AtomicLong nextChunk = new AtomicLong();
    /** What workers have to say, to be heard by the calling thread. */
    private final BlockingQueue<Consumer<ChunkMerge<R>>> outcomes = new LinkedBlockingQueue<>();

    private volatile boolean stopped;

    LocalRun(DrawTask<R> task, int threads) {
        this.task = task;
        this.chunks = Chunks.of(task);
        this.threads = (int) Math.min(threads, chunks.count());
    }

    R result(Progress progress) {
        List<Thread> workers = new ArrayList<>();
        for (int i = 1; i <= threads; i++) {
            Thread worker = new Thread(this::work, "draws-" + i);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        try {
            return merged(progress);
        } finally {
            stopped = true;
            workers.forEach(LocalRun::join);
        }
    }

    private R merged(Progress progress) {
        ChunkMerge<R> merge = new ChunkMerge<>(task, progress);
        while (!merge.complete()) {
            try {
                outcomes.take().accept(merge);
            } catch (InterruptedException interruption) {
                throw merge.interrupted(interruption);
            }
        }
        return merge.result();
    }

    private void work() {
        // A chunk is taken before the worker is made, so that a worker that cannot be made fails a chunk of its own.
        long chunk = nextChunk.getAndIncrement();
        try {
            DrawWorker<R> worker = task.newWorker();
            while (chunk < chunks.count()) {
                long end = chunks.firstDrawOf(chunk + 1);
                for (long draw = chunks.firstDrawOf(chunk); draw < end; draw++) {
                    if (stopped) {
                        return;
                    }
                    worker.draw(draw);
                }
                long finished = chunk;
                R result = worker.finishChunk();
                outcomes.add(merge -> merge.done(finished, result));
                chunk = nextChunk.getAndIncrement();
            }
        } catch (RuntimeException | Error failure) {
            // Handed to the calling thread, which throws it; an uncaught one would only end this thread.
            long failed = chunk;
            outcomes.add(merge -> merge.failed(failed, failure));
        }
    }

    /** Waits until {@code worker} has ended, so that no thread outlives the run, and keeps an interruption for later. */
    private static void join(Thread worker) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.join();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
