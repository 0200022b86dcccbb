package org.ntkverify.numeric.gp;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * A kernel matrix of n training and t test points in blocks: {@code K_XX} (n x n), {@code K_*X} (t x n), {@code K_**} (t x t).
 *
 * <p>Immutable; matrices are column-major.
 */
public final class KernelBlocks {

    /** Matrices are small: a call of the native library costs more than it saves, and loading it more than listing a catalogue should. */
    private static final LinearAlgebra SMALL = LinearAlgebra.pureJava();

    private final int training;
    private final int tests;
    private final double[] kernel;

    private KernelBlocks(double[] kernel, int training, int tests) {
        this.kernel = kernel;
        this.training = training;
        this.tests = tests;
    }

    /**
     * Splits a kernel matrix.
     *
     * @param kernel (n + t) x (n + t), symmetric, training points first; copied
     * @param training n, at least 1 and less than the number of points
     * @throws IllegalArgumentException if the matrix is not square or leaves no test point
     */
    public static KernelBlocks of(double[] kernel, int training) {
        int points = (int) Math.round(Math.sqrt(kernel.length));
        if (points * points != kernel.length) {
            throw new IllegalArgumentException("kernel must be square but had %s entries".formatted(kernel.length));
        }
        requireTests(points, training);
        return new KernelBlocks(kernel.clone(), training, points - training);
    }

    /**
     * Returns the kernel {@code F F^T}.
     *
     * @param features F, (n + t) x p, training points first
     * @param points n + t
     * @param training n
     * @throws IllegalArgumentException if F is not a matrix of so many rows or leaves no test point
     */
    public static KernelBlocks ofFeatures(double[] features, int points, int training) {
        requireTests(points, training);
        int size = requireColumns(features, points);
        double[] transposed = new double[features.length];
        for (int i = 0; i < points; i++) {
            for (int k = 0; k < size; k++) {
                transposed[k + i * size] = features[i + k * points];
            }
        }
        double[] kernel = new double[points * points];
        SMALL.multiply(
                Shape.TRANSPOSED,
                points,
                points,
                size,
                transposed,
                0,
                size,
                transposed.clone(),
                0,
                size,
                0,
                kernel,
                0,
                points);
        return new KernelBlocks(kernel, training, points - training);
    }

    static int requireColumns(double[] features, int points) {
        if (features.length == 0 || features.length % points != 0) {
            throw new IllegalArgumentException(
                    "features must have %s rows but had %s entries".formatted(points, features.length));
        }
        return features.length / points;
    }

    static void requireTests(int points, int training) {
        if (!(training >= 1 && training < points)) {
            throw new IllegalArgumentException(
                    "training must be >= 1 and < %s, the number of points, but was %s".formatted(points, training));
        }
    }

    /** Returns n. */
    public int trainingCount() {
        return training;
    }

    /** Returns t. */
    public int testCount() {
        return tests;
    }

    /** Returns {@code K_XX} at (i, j). */
    public double train(int i, int j) {
        return kernel[i + j * (training + tests)];
    }

    /** Returns {@code K_*X} at test point i and training point j. */
    public double cross(int i, int j) {
        return train(training + i, j);
    }

    /** Returns {@code K_**} at (i, j). */
    public double test(int i, int j) {
        return train(training + i, training + j);
    }

    /**
     * Returns {@code R = K_*X (K_XX + ridge I)^(-1)}, t x n: what multiplies targets in a prediction.
     *
     * @param ridge at least 0
     * @throws IllegalArgumentException if {@code K_XX + ridge I} is not numerically positive definite
     */
    double[] smoother(double ridge) {
        double[] factor = factor(ridge);
        double[] smoother = new double[tests * training];
        double[] row = new double[training];
        for (int i = 0; i < tests; i++) {
            for (int j = 0; j < training; j++) {
                row[j] = cross(i, j);
            }
            SMALL.solveFactored(factor, training, row);
            for (int j = 0; j < training; j++) {
                smoother[i + j * tests] = row[j];
            }
        }
        return smoother;
    }

    static void requireRidge(double ridge) {
        if (!(ridge >= 0 && Double.isFinite(ridge))) {
            throw new IllegalArgumentException("ridge must be >= 0 and finite but was %s".formatted(ridge));
        }
    }

    private double[] factor(double ridge) {
        requireRidge(ridge);
        double[] factor = new double[training * training];
        for (int j = 0; j < training; j++) {
            for (int i = 0; i < training; i++) {
                factor[i + j * training] = train(i, j);
            }
            factor[j + j * training] += ridge;
        }
        if (!SMALL.cholesky(factor, training)) {
            throw new IllegalArgumentException(
                    "kernel of the training points plus ridge %s must be positive definite but was not%nMaybe two points are equal, or a larger ridge is meant."
                            .formatted(ridge));
        }
        return factor;
    }
}
