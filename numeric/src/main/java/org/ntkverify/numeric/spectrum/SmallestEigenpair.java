package org.ntkverify.numeric.spectrum;

import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/** An approximation of the smallest eigenvalue of a matrix and of its eigenvector. It carries no proof and says where to look. */
final class SmallestEigenpair {

    private final double value;
    private final double[] vector;
    private final double error;

    SmallestEigenpair(double value, double[] vector, double error) {
        this.value = value;
        this.vector = vector;
        this.error = error;
    }

    /** About {@code lambda_min}. */
    double value() {
        return value;
    }

    /** About an eigenvector; not to be changed. */
    double[] vector() {
        return vector;
    }

    /** A guess how far {@code lambda_min} is below {@link #value}. */
    double error() {
        return error;
    }

    /** From all eigenvectors, which is affordable for small matrices and sees every cluster. */
    static SmallestEigenpair dense(IntervalMatrix matrix) {
        int n = matrix.size();
        double[] vectors = new double[n * n];
        matrix.copyMidpoints(vectors);
        double[] values = new double[n];
        LinearAlgebra.get().symmetricEigen(vectors, n, values);
        double[] vector = new double[n];
        System.arraycopy(vectors, 0, vector, 0, n);
        return new SmallestEigenpair(values[0], vector, 0);
    }

    /**
     * By Lanczos iteration with {@code (m - t I)^-1}, t the last shift of {@code cholesky}, below {@code lambda_min}: the smallest
     * eigenvalue becomes the largest, the better separated the closer t is.
     *
     * @param start where to begin, not 0
     * @param steps how many systems are solved at most
     * @param enough a relative squared residual with which to stop: some error of the Rayleigh quotient of the vector over |m|
     */
    static SmallestEigenpair inverse(ShiftedCholesky cholesky, double shift, double[] start, int steps, double enough) {
        int n = start.length;
        int most = Math.min(steps, n);
        double[] basis = new double[n * (most + 1)];
        System.arraycopy(start, 0, basis, 0, n);
        normalise(basis, 0, n);
        double[] alpha = new double[most];
        double[] beta = new double[most];
        int k = 0;
        Ritz ritz;
        do {
            double[] next = new double[n];
            System.arraycopy(basis, k * n, next, 0, n);
            cholesky.solve(next);
            alpha[k] = orthogonalise(basis, k + 1, next);
            System.arraycopy(next, 0, basis, (k + 1) * n, n);
            beta[k] = normalise(basis, (k + 1) * n, n);
            if (!(Double.isFinite(alpha[k]) && Double.isFinite(beta[k]))) {
                return new SmallestEigenpair(shift, start, Double.POSITIVE_INFINITY);
            }
            k++;
            ritz = new Ritz(alpha, beta, k);
        } while (k < most && ritz.residual * ritz.residual > enough && beta[k - 1] > 0);
        double[] vector = new double[n];
        LinearAlgebra.get().multiply(Shape.PLAIN, n, 1, k, basis, 0, n, ritz.weights, 0, k, 0, vector, 0, n);
        return new SmallestEigenpair(shift + 1 / ritz.largest, vector, ritz.error);
    }

    /** Subtracts from x its parts along the first {@code count} columns, twice; returns the part along the last one. */
    private static double orthogonalise(double[] basis, int count, double[] x) {
        LinearAlgebra algebra = LinearAlgebra.get();
        int n = x.length;
        double[] parts = new double[count];
        double[] projection = new double[n];
        double last = 0;
        for (int pass = 0; pass < 2; pass++) {
            algebra.multiply(Shape.TRANSPOSED, count, 1, n, basis, 0, n, x, 0, n, 0, parts, 0, count);
            algebra.multiply(Shape.PLAIN, n, 1, count, basis, 0, n, parts, 0, count, 0, projection, 0, n);
            for (int i = 0; i < n; i++) {
                x[i] -= projection[i];
            }
            last += parts[count - 1];
        }
        return last;
    }

    /** Divides by the norm, which it returns; free of overflow in the squares. */
    private static double normalise(double[] x, int from, int n) {
        double largest = 0;
        for (int i = from; i < from + n; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        if (!(largest > 0)) {
            return 0;
        }
        double square = 0;
        for (int i = from; i < from + n; i++) {
            x[i] /= largest;
            square += x[i] * x[i];
        }
        double norm = Math.sqrt(square);
        for (int i = from; i < from + n; i++) {
            x[i] /= norm;
        }
        return largest * norm;
    }

    /** The largest eigenvalue of the tridiagonal matrix, its eigenvector, and how far {@code 1/largest} may be too large. */
    private static final class Ritz {

        private final double largest;
        private final double[] weights;
        private final double residual;
        private final double error;

        private Ritz(double[] alpha, double[] beta, int k) {
            double[] tridiagonal = new double[k * k];
            for (int i = 0; i < k; i++) {
                tridiagonal[i + i * k] = alpha[i];
                if (i > 0) {
                    tridiagonal[i + (i - 1) * k] = beta[i - 1];
                    tridiagonal[i - 1 + i * k] = beta[i - 1];
                }
            }
            double[] values = new double[k];
            LinearAlgebra.get().symmetricEigen(tridiagonal, k, values);
            weights = new double[k];
            System.arraycopy(tridiagonal, (k - 1) * k, weights, 0, k);
            largest = values[k - 1];
            // The residual of the Ritz pair, over its value; the error of the value is its square over the gap.
            residual = beta[k - 1] * Math.abs(weights[k - 1]) / largest;
            double gap = k == 1 ? 0 : (largest - values[k - 2]) / largest;
            error = Math.min(residual, residual * residual / Math.max(gap, residual)) / largest;
        }
    }
}
