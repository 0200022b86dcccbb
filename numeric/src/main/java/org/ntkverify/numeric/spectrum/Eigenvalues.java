package org.ntkverify.numeric.spectrum;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * All eigenvalues of a symmetric matrix of doubles, approximately; never a proof.
 *
 * <p>Immutable.
 */
public final class Eigenvalues {

    /**
     * Reduction to tridiagonal form and the iteration after it are backward stable with an error of {@code p(n) u |A|}, p a modest
     * polynomial; the test of this class asks that 16 n is at least four times what matrices of known spectrum need.
     */
    private static final double ROUNDOFFS = 16;

    private final double[] ascending;
    private final double errorBound;

    private Eigenvalues(double[] ascending, double errorBound) {
        this.ascending = ascending;
        this.errorBound = errorBound;
    }

    /**
     * Returns the eigenvalues of the symmetric n x n matrix {@code a}, which is left as it is.
     *
     * @throws IllegalArgumentException if an entry is not finite
     */
    public static Eigenvalues of(double[] a, int n) {
        if (!(n >= 1 && a.length == n * n)) {
            throw new IllegalArgumentException(
                    "matrix must have n x n entries but had %s, n = %s".formatted(a.length, n));
        }
        double[] ascending = LinearAlgebra.get().symmetricEigenvalues(a, n);
        double norm = Math.max(Math.abs(ascending[0]), Math.abs(ascending[n - 1]));
        return new Eigenvalues(ascending, ROUNDOFFS * n * CholeskyBound.UNIT_ROUNDOFF * norm);
    }

    /** Returns the smallest. */
    public double smallest() {
        return ascending[0];
    }

    /** Returns the largest. */
    public double largest() {
        return ascending[ascending.length - 1];
    }

    /** Returns the largest absolute value: the 2-norm of the matrix. */
    public double norm() {
        return Math.max(Math.abs(smallest()), Math.abs(largest()));
    }

    /** Returns a copy of all of them, in ascending order. */
    public double[] ascending() {
        return ascending.clone();
    }

    /**
     * Returns a bound of the rounding error of each, {@code 16 n u |A|} with {@code u = 2^-53}: the backward error of the algorithm, not of the
     * entries of the matrix. A smallest eigenvalue below it is not told from 0.
     */
    public double errorBound() {
        return errorBound;
    }
}
