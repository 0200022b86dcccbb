package org.ntkverify.numeric.kernel;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * Fills the stored entries of a kernel matrix in bands of rows, each in tiles of fixed shape: one matrix product for the cosines of a tile, then row by
 * row the recursion, all of it in cache. Threads take whole bands, the longest first, and no tile depends on which thread takes it.
 */
final class PackedTiles {

    /** Rows of one tile: with {@link PairRecursion#LONGEST_SEGMENT} columns its cosines fill 256 KiB, half the second-level cache. */
    private static final int ROWS = 64;

    private static final int COLUMNS = PairRecursion.LONGEST_SEGMENT;

    private final UnitInputs inputs;
    private final PairRecursion recursion;
    private final KernelShape shape;
    private final double[] entries;
    private final int bands;

    PackedTiles(UnitInputs inputs, PairRecursion recursion, KernelShape shape, double[] entries) {
        this.inputs = inputs;
        this.recursion = recursion;
        this.shape = shape;
        this.entries = entries;
        this.bands = (shape.rows() - 1) / ROWS + 1;
    }

    void fill(int threads, EntryCount count) {
        RowThreads.run(bands, threads, k -> count.add(entriesOf(k)), () -> {
            Band band = new Band();
            return k -> band.fill(k * ROWS);
        });
    }

    private long entriesOf(int band) {
        long entries = 0;
        for (int i = band * ROWS; i < Math.min((band + 1) * ROWS, shape.rows()); i++) {
            entries += shape.length(i);
        }
        return entries;
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
            int end = Math.min(row + ROWS, shape.rows());
            int longest = shape.length(end - 1);
            for (int column = 0; column < longest; column += COLUMNS) {
                int columns = Math.min(COLUMNS, longest - column);
                int point = shape.firstColumn() + column;
                inputs.cosines(algebra, row, end - row, point, columns, tile);
                segment.columns(point, columns);
                for (int i = shape.symmetric() ? Math.max(row, column) : row; i < end; i++) {
                    int count = Math.min(columns, shape.length(i) - column);
                    System.arraycopy(tile, (i - row) * columns, cosines, 0, count);
                    inputs.halfAngles(i, point, count, cosines, h, g);
                    segment.row(i, count, h, g, kernel);
                    System.arraycopy(kernel, 0, entries, shape.index(i, column), count);
                }
            }
        }
    }
}
