package org.ntkverify.numeric.spectrum;

import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * Cholesky factorisations of {@code m - t I} for the midpoints m of one matrix, each in the place of the one before, by the fastest
 * LAPACK at hand. For one thread.
 *
 * <p>A factorisation is trusted to be made of IEEE 754 operations as {@link CholeskyBound} describes them; its factor is used for
 * guesses only.
 */
final class ShiftedCholesky {

    private final IntervalMatrix matrix;
    private final LinearAlgebra algebra;
    private final double[] factor;
    private final double[] diagonal;
    private final double radii;
    private int count;

    ShiftedCholesky(IntervalMatrix matrix) {
        this(matrix, LinearAlgebra.get());
    }

    ShiftedCholesky(IntervalMatrix matrix, LinearAlgebra algebra) {
        int n = matrix.size();
        this.matrix = matrix;
        this.algebra = algebra;
        this.factor = new double[n * n];
        this.diagonal = new double[n];
        this.radii = matrix.radiusNorm();
        for (int i = 0; i < n; i++) {
            diagonal[i] = matrix.midpoint(i, i);
        }
    }

    /** Whether Cholesky of {@code m - shift I}, diagonal rounded to nearest, completes with finite numbers only. */
    boolean completes(double shift) {
        int n = diagonal.length;
        matrix.copyMidpoints(factor);
        for (int i = 0; i < n; i++) {
            factor[i * n + i] = diagonal[i] - shift;
        }
        count++;
        return algebra.cholesky(factor, n);
    }

    /** What completion at {@code shift} loses. */
    CertificateLoss loss(double shift) {
        return CholeskyBound.loss(diagonal, shift, radii);
    }

    /** Overwrites x by about {@code (m - t I)^-1 x}, t the last shift, at which it must have completed. */
    void solve(double[] x) {
        algebra.solveFactored(factor, diagonal.length, x);
    }

    /** The diagonal of m; not to be changed. */
    double[] diagonal() {
        return diagonal;
    }

    /** How many factorisations were tried. */
    int count() {
        return count;
    }
}
