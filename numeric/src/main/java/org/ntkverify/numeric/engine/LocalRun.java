package org.ntkverify.numeric.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** One run on local threads: workers take chunks by index, the calling thread merges what they return in index order. */
final class LocalRun<R> {

    /** What a worker returns for a chunk: exactly one of the two is present. */
    private record Outcome<R>(long chunk, Optional<R> result, Optional<Throwable> failure) {}

    private final DrawTask<R> task;
    private final int threads;
    private final long chunks;
    private final AtomicLong nextChunk = new AtomicLong();
    private final BlockingQueue<Outcome<R>> outcomes = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    LocalRun(DrawTask<R> task, int threads) {
        if (!(task.draws() >= 1)) {
            throw new IllegalArgumentException("draws must be >= 1 but was %s".formatted(task.draws()));
        }
        if (!(task.chunkSize() >= 1)) {
            throw new IllegalArgumentException("chunkSize must be >= 1 but was %s".formatted(task.chunkSize()));
        }
        this.task = task;
        this.chunks = (task.draws() - 1) / task.chunkSize() + 1;
        this.threads = (int) Math.min(threads, chunks);
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
        Map<Long, R> early = new HashMap<>();
        Optional<R> total = Optional.empty();
        for (long chunk = 0; chunk < chunks; chunk++) {
            while (!early.containsKey(chunk)) {
                Outcome<R> outcome = next(chunk);
                if (outcome.failure().isPresent()) {
                    Throwable cause = outcome.failure().get();
                    throw new DrawFailedException(outcome.chunk(), firstOf(outcome.chunk()), cause);
                }
                early.put(outcome.chunk(), outcome.result().orElseThrow());
            }
            R part = early.remove(chunk);
            total = Optional.of(total.isPresent() ? task.merge(total.get(), part) : part);
            progress.drawsDone(drawsBefore(chunk + 1), task.draws());
        }
        return total.orElseThrow();
    }

    private Outcome<R> next(long chunk) {
        try {
            return outcomes.take();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new DrawsInterruptedException(drawsBefore(chunk), task.draws(), interruption);
        }
    }

    private void work() {
        long chunk = -1;
        try {
            DrawWorker<R> worker = task.newWorker();
            for (chunk = nextChunk.getAndIncrement(); chunk < chunks; chunk = nextChunk.getAndIncrement()) {
                long end = task.firstDraw() + drawsBefore(chunk + 1);
                for (long draw = firstOf(chunk); draw < end; draw++) {
                    if (stopped) {
                        return;
                    }
                    worker.draw(draw);
                }
                outcomes.add(new Outcome<>(chunk, Optional.of(worker.finishChunk()), Optional.empty()));
            }
        } catch (RuntimeException | Error failure) {
            // Handed to the calling thread, which throws it; an uncaught one would only end this thread.
            outcomes.add(new Outcome<>(Math.max(chunk, 0), Optional.empty(), Optional.of(failure)));
        }
    }

    private long firstOf(long chunk) {
        return task.firstDraw() + drawsBefore(chunk);
    }

    private long drawsBefore(long chunk) {
        return Math.min(task.draws(), chunk * task.chunkSize());
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
