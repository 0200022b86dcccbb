package org.ntkverify.numeric.sample;

import java.util.Arrays;

/** The algebra between two layers of {@link AveragedBackward}: column-major matrices of at most N rows and columns. */
final class SmallMatrices {

    private final int size;
    private final int square;
    private final double[] identity;
    private final double[] zero;

    /** T, N x q, with {@code H T = Q}. */
    private final double[] basis;

    /** {@code M}, q x q. */
    private final double[] middle;

    /** For each input {@code Y^T D H T}, r x q. */
    private final double[] projections;

    private final double[] first;
    private final double[] second;

    /** q, the columns of Q. */
    private int basisColumns;

    SmallMatrices(int size) {
        this.size = size;
        this.square = size * size;
        this.identity = new double[square];
        this.zero = new double[square];
        this.basis = new double[square];
        this.middle = new double[square];
        this.projections = new double[square * size];
        this.first = new double[square];
        this.second = new double[square];
    }

    /** Takes the orthonormal basis of the features that {@code factor} factored. */
    void basis(GramFactor factor) {
        basisColumns = factor.rank();
        Arrays.fill(identity, 0);
        for (int k = 0; k < basisColumns; k++) {
            identity[k + k * basisColumns] = 1;
        }
        factor.regression(1, identity, 0, Math.max(1, basisColumns), basisColumns, zero, basis);
    }

    /** Keeps {@code P T} of input j, where P is {@code rows} x N from {@code from} on. */
    void project(int j, int rows, double[] p, int from) {
        multiply(rows, basisColumns, size, p, from, 1, rows, basis, 0, 1, size, projections, j * square);
    }

    /** Sets {@code M = variance C - isotropic I}, C being q x q from {@code from} on. */
    void setMiddle(double variance, double[] c, int from, double isotropic) {
        for (int k = 0; k < basisColumns * basisColumns; k++) {
            middle[k] = variance * c[from + k];
        }
        for (int k = 0; k < basisColumns; k++) {
            middle[k + k * basisColumns] -= isotropic;
        }
    }

    /** Returns the trace of {@code M^T T^T V T}, V being N x N from {@code from} on. */
    double traceWith(double[] v, int from) {
        multiply(size, basisColumns, size, v, from, 1, size, basis, 0, 1, size, first, 0);
        multiply(basisColumns, basisColumns, size, basis, 0, size, 1, first, 0, 1, size, second, 0);
        double trace = 0;
        for (int k = 0; k < basisColumns * basisColumns; k++) {
            trace += middle[k] * second[k];
        }
        return trace;
    }

    /** Sets {@code isotropic A + (P_i T) M (P_j T)^T}, {@code rows} x {@code rows}. */
    void congruence(int i, int j, int rows, double isotropic, double[] a, int aFrom, double[] target, int targetFrom) {
        multiply(
                rows,
                basisColumns,
                basisColumns,
                projections,
                i * square,
                1,
                rows,
                middle,
                0,
                1,
                basisColumns,
                first,
                0);
        multiply(rows, rows, basisColumns, first, 0, 1, rows, projections, j * square, rows, 1, second, 0);
        for (int k = 0; k < rows * rows; k++) {
            target[targetFrom + k] = isotropic * a[aFrom + k] + second[k];
        }
    }

    /** Sets the m x n product of matrices with the given steps from row to row and from column to column. */
    private static void multiply(
            int m,
            int n,
            int inner,
            double[] a,
            int aFrom,
            int aRow,
            int aColumn,
            double[] b,
            int bFrom,
            int bRow,
            int bColumn,
            double[] target,
            int targetFrom) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += a[aFrom + i * aRow + k * aColumn] * b[bFrom + k * bRow + j * bColumn];
                }
                target[targetFrom + i + j * m] = sum;
            }
        }
    }
}
