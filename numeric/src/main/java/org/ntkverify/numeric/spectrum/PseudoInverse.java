package org.ntkverify.numeric.spectrum;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/** Least squares with a symmetric positive semi-definite matrix; approximate, never a proof. */
public final class PseudoInverse {

    private PseudoInverse() {}

    /**
     * Returns {@code A^+ y}, the shortest vector that minimises {@code |A x - y|}.
     *
     * @param a symmetric n x n matrix, left as it is
     * @param y n numbers
     * @param least eigenvalues at most this part of the largest count as 0, and so do those at most {@code n 2^-50} of it
     */
    public static double[] applied(double[] a, int n, double[] y, double least) {
        double[] vectors = a.clone();
        double[] eigenvalues = new double[n];
        LinearAlgebra.get().symmetricEigen(vectors, n, eigenvalues);
        double zero = Math.max(least, n * 0x1p-50) * eigenvalues[n - 1];
        double[] result = new double[n];
        for (int k = 0; k < n; k++) {
            if (eigenvalues[k] > zero) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += vectors[i + k * n] * y[i];
                }
                for (int i = 0; i < n; i++) {
                    result[i] += product / eigenvalues[k] * vectors[i + k * n];
                }
            }
        }
        return result;
    }
}
