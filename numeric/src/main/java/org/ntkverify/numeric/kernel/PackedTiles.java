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
import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * Fills a packed lower triangle in bands of rows, each in tiles of fixed shape: one matrix product for the cosines of a tile, then row by
 * row the recursion, all of it in cache. Threads take whole bands, the longest first, and no tile depends on which thread takes it.
 */
final class PackedTiles {

    /** Rows of one tile: with {@link PairRecursion#LONGEST_SEGMENT} columns its cosines fill 256 KiB, half the second-level cache. */
    private static final int ROWS = 64;

    private static final int COLUMNS = PairRecursion.LONGEST_SEGMENT;

    private final UnitInputs inputs;
    private final PairRecursion recursion;
    private final double[] packed;
    private final int bands;
    private final AtomicInteger taken = new AtomicInteger();

    PackedTiles(UnitInputs inputs, PairRecursion recursion, double[] packed) {
        this.inputs = inputs;
        this.recursion = recursion;
        this.packed = packed;
        this.bands = (inputs.count() - 1) / ROWS + 1;
    }

    void fill(int threads) {
        int workers = Math.min(threads, bands);
        if (workers == 1) {
            work();
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                tasks.add(() -> {
                    work();
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
            throw new IllegalStateException(
                    "kernel must be complete but a thread failed: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static CancellationException interrupted() {
        return new CancellationException("kernel must be complete but its computation was interrupted");
    }

    private void work() {
        Band band = new Band();
        for (int k = taken.getAndIncrement(); k < bands; k = taken.getAndIncrement()) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            band.fill((bands - 1 - k) * ROWS);
        }
    }

    /** The working memory of one thread. */
    private final class Band {

        private final LinearAlgebra algebra = LinearAlgebra.get();
        private final PairRecursion.Segment segment = recursion.newSegment();
        private final double[] tile = new double[ROWS * COLUMNS];
        private final double[] cosines = new double[COLUMNS];
        private final double[] h = new double[COLUMNS];
        private final double[] g = new double[COLUMNS];
        private final double[] kernel = new double[COLUMNS];

        void fill(int row) {
            int end = Math.min(row + ROWS, inputs.count());
            for (int column = 0; column < end; column += COLUMNS) {
                int columns = Math.min(COLUMNS, end - column);
                inputs.cosines(algebra, row, end - row, column, columns, tile);
                segment.columns(column, columns);
                for (int i = Math.max(row, column); i < end; i++) {
                    int count = Math.min(columns, i + 1 - column);
                    System.arraycopy(tile, (i - row) * columns, cosines, 0, count);
                    inputs.halfAngles(i, column, count, cosines, h, g);
                    segment.row(i, count, h, g, kernel);
                    System.arraycopy(kernel, 0, packed, PackedKernel.index(i, column), count);
                }
            }
        }
    }
}
