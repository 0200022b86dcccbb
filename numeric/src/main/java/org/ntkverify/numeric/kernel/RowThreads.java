package org.ntkverify.numeric.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Hands out rows to threads, the last ones first since they are the longest of a triangle. No row depends on which thread takes it. */
final class RowThreads {

    private final int rows;
    private final IntConsumer finished;
    private final AtomicInteger taken = new AtomicInteger();

    private RowThreads(int rows, IntConsumer finished) {
        this.rows = rows;
        this.finished = finished;
    }

    /**
     * Runs {@code worker} on every row from 0 to {@code rows - 1}.
     *
     * @param threads how many compute, at least 1
     * @param worker makes what one thread works with
     * @throws CancellationException if the calling thread is interrupted
     */
    static void run(int rows, int threads, Supplier<IntConsumer> worker) {
        run(rows, threads, row -> {}, worker);
    }

    /**
     * Runs {@code worker} on every row from 0 to {@code rows - 1}.
     *
     * @param threads how many compute, at least 1
     * @param finished hears of each row that is done, from one thread at a time
     * @param worker makes what one thread works with
     * @throws CancellationException if the calling thread is interrupted
     */
    static void run(int rows, int threads, IntConsumer finished, Supplier<IntConsumer> worker) {
        RowThreads rowThreads = new RowThreads(rows, finished);
        int workers = Math.min(threads, rows);
        if (workers == 1) {
            rowThreads.work(worker.get());
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                tasks.add(() -> {
                    rowThreads.work(worker.get());
                    return null;
                });
            }
            for (Future<Void> future : pool.invokeAll(tasks)) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(
                    "kernel must be complete but a thread failed: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static CancellationException interrupted() {
        return new CancellationException("kernel must be complete but its computation was interrupted");
    }

    private void work(IntConsumer worker) {
        for (int k = taken.getAndIncrement(); k < rows; k = taken.getAndIncrement()) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            int row = rows - 1 - k;
            worker.accept(row);
            synchronized (this) {
                finished.accept(row);
            }
        }
    }
}
