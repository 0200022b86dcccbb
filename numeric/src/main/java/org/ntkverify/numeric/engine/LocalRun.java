package org.ntkverify.numeric.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One run on local threads: workers take chunks by index, the calling thread merges what they return in index order. A thread that dies without a word, because
 * memory ran out while it reported that memory ran out, fails the run instead of keeping it waiting; one that the system does not start leaves its work to the others.
 */
final class LocalRun<R> {

    /** How long the calling thread waits for a result before it looks whether anybody is left to bring one. */
    private static final long LOOK_MILLIS = 200;

    private final DrawTask<R> task;
    private final Chunks chunks;
    private final int threads;
    private final AtomicLong nextChunk = new AtomicLong();
    /** What workers have to say, to be heard by the calling thread. */
    private final BlockingQueue<Consumer<ChunkMerge<R>>> outcomes = new LinkedBlockingQueue<>();

    private final ThreadFactory factory;
    private volatile boolean stopped;

    LocalRun(DrawTask<R> task, int threads) {
        this(task, threads, Thread::new);
    }

    /** Draws on threads of {@code factory}, which a test can have die. */
    LocalRun(DrawTask<R> task, int threads, ThreadFactory factory) {
        this.factory = factory;
        this.task = task;
        this.chunks = Chunks.of(task);
        this.threads = (int) Math.min(threads, chunks.count());
    }

    R result(Progress progress) {
        List<Thread> workers = new ArrayList<>();
        try {
            start(workers);
            return merged(workers, progress);
        } finally {
            stopped = true;
            workers.forEach(LocalRun::join);
        }
    }

    private void start(List<Thread> workers) {
        for (int i = 1; i <= threads; i++) {
            Thread worker = factory.newThread(this::work);
            worker.setName("draws-" + i);
            worker.setDaemon(true);
            try {
                worker.start();
            } catch (OutOfMemoryError e) {
                // So says Java where the system has no more threads to give. Digits do not depend on how many there
                // are.
                if (workers.isEmpty()) {
                    throw new EngineFailedException(
                            "the system must start a thread for draws but does not (%s)%nMaybe other programs must end first."
                                    .formatted(e.getMessage()),
                            e);
                }
                return;
            }
            workers.add(worker);
        }
    }

    private R merged(List<Thread> workers, Progress progress) {
        ChunkMerge<R> merge = new ChunkMerge<>(task, progress);
        while (!merge.complete()) {
            try {
                // Asked before looking: what a thread has brought before it ended is found behind.
                boolean alone = workers.stream().noneMatch(Thread::isAlive);
                Consumer<ChunkMerge<R>> outcome = outcomes.poll(alone ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (outcome != null) {
                    outcome.accept(merge);
                } else if (alone) {
                    throw merge.lost();
                }
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
