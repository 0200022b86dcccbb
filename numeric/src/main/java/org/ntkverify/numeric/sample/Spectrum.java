package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/** Statistics of the spectrum of one kernel matrix. */
final class Spectrum {

    private static final double EPSILON = 0x1p-52;

    private Spectrum() {}

    /**
     * Writes them in the order of {@link Observable#SPECTRUM}.
     *
     * @throws ArithmeticException if an entry is not finite
     */
    static void write(double[] matrix, int n, double[] target) {
        for (double entry : matrix) {
            if (!Double.isFinite(entry)) {
                throw new ArithmeticException("entries of the kernel must be finite but one was %s".formatted(entry));
            }
        }
        double[] eigenvalues = LinearAlgebra.get().symmetricEigenvalues(matrix, n);
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += matrix[i + i * n];
        }
        double largest = eigenvalues[n - 1];
        target[0] = eigenvalues[0];
        target[1] = largest;
        target[2] = trace;
        // A kernel that is 0, of a network whose units are all dead, has no condition; 0 keeps the sample finite.
        target[3] = largest > 0 ? Math.log10(largest / Math.max(eigenvalues[0], largest * n * EPSILON)) : 0;
    }
}
