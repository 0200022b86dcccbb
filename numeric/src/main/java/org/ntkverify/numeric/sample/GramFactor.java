package org.ntkverify.numeric.sample;

/**
 * A rank-revealing factor {@code G = R^T R} of a Gram matrix {@code G = H^T H} of N columns, by Cholesky factorisation with
 * pivoting: R has shape r x N, and {@code H = Q R} with orthonormal {@code Q = H_p R_p^-1}, where p are the r pivot columns.
 *
 * <p>The next pivot is the column with the largest part, <em>relative to its own length</em>, outside the span of those
 * before, so the decision does not change if a column is scaled. The factorisation ends when that part, squared, is at most
 * the cut-off: columns of relative distance up to its square root from the span count as lying in it, and Q is orthonormal up
 * to about 2^-53 over the cut-off. A column of zeros is never a pivot. N^3/3 multiplications; one thread, reused.
 */
final class GramFactor {

    private final int size;
    private final double[] rows;
    private final int[] pivots;
    private final double[] remaining;
    private final double[] reciprocalLength;
    private final double[] work;
    private int rank;
    private boolean nearlySingular;

    GramFactor(int size) {
        this.size = size;
        this.rows = new double[size * size];
        this.pivots = new int[size];
        this.remaining = new double[size];
        this.reciprocalLength = new double[size];
        this.work = new double[size];
    }

    /** Factors the full symmetric matrix {@code gram}. */
    void factor(double[] gram, double cutOff) {
        rank = 0;
        nearlySingular = false;
        // A remaining square is a difference of at most N products, each rounded, of entries that are rounded sums.
        double rounding = size * 0x1p-50;
        for (int j = 0; j < size; j++) {
            double square = gram[j + j * size];
            remaining[j] = square;
            reciprocalLength[j] = square >= Double.MIN_NORMAL ? 1 / square : 0;
        }
        while (rank < size) {
            int pivot = nextPivot();
            double ratio = remaining[pivot] * reciprocalLength[pivot];
            // Between rounding error and this bound, whether two columns differ is a matter of the cut-off.
            nearlySingular |= ratio > rounding && ratio < 1e-10;
            if (!(ratio > cutOff)) {
                return;
            }
            addRow(gram, pivot);
        }
    }

    private int nextPivot() {
        int best = 0;
        double largest = -1;
        for (int j = 0; j < size; j++) {
            double ratio = remaining[j] * reciprocalLength[j];
            if (ratio > largest) {
                largest = ratio;
                best = j;
            }
        }
        return best;
    }

    private void addRow(double[] gram, int pivot) {
        double root = Math.sqrt(remaining[pivot]);
        double reciprocal = 1 / root;
        for (int j = 0; j < size; j++) {
            double entry = 0;
            if (reciprocalLength[j] > 0) {
                entry = gram[pivot + j * size];
                for (int i = 0; i < rank; i++) {
                    entry -= rows[i + pivot * size] * rows[i + j * size];
                }
                entry *= reciprocal;
            }
            rows[rank + j * size] = entry;
            remaining[j] -= entry * entry;
        }
        for (int i = 0; i < rank; i++) {
            rows[rank + pivots[i] * size] = 0;
        }
        rows[rank + pivot * size] = root;
        // A pivot is chosen once, whatever rounding has left of it.
        remaining[pivot] = 0;
        pivots[rank++] = pivot;
    }

    /** Returns r. */
    int rank() {
        return rank;
    }

    /** Returns whether some column was so close to the span of others that the cut-off decided about it. */
    boolean nearlySingular() {
        return nearlySingular;
    }

    /** Writes {@code scale R} to rows {@code firstRow} and following of {@code target}, whose leading dimension is given. */
    void copyRows(double scale, double[] target, int firstRow, int leadingDimension) {
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < rank; i++) {
                target[firstRow + i + j * leadingDimension] = scale * rows[i + j * size];
            }
        }
    }

    /**
     * Sets C (N x {@code columns}) so that {@code H C = scale Q (M - Q^T B)}, given {@code H^T B}: the rows of C at the pivots
     * are {@code scale R_p^-1 (M - R_p^-T (H^T B)_p)}, the others 0.
     *
     * @param m holds M (r x columns) from row {@code firstRow} on with leading dimension {@code ldm}
     * @param hb H^T B, N x columns
     */
    void regression(double scale, double[] m, int firstRow, int ldm, int columns, double[] hb, double[] c) {
        for (int j = 0; j < columns; j++) {
            int column = j * size;
            for (int k = 0; k < rank; k++) {
                int at = pivots[k] * size;
                double value = hb[pivots[k] + column];
                for (int i = 0; i < k; i++) {
                    value -= rows[i + at] * work[i];
                }
                work[k] = value / rows[k + at];
            }
            for (int k = 0; k < rank; k++) {
                work[k] = m[firstRow + k + j * ldm] - work[k];
            }
            for (int i = 0; i < size; i++) {
                c[i + column] = 0;
            }
            for (int k = rank - 1; k >= 0; k--) {
                double value = work[k];
                for (int i = k + 1; i < rank; i++) {
                    value -= rows[k + pivots[i] * size] * work[i];
                }
                work[k] = value / rows[k + pivots[k] * size];
                c[pivots[k] + column] = scale * work[k];
            }
        }
    }
}
