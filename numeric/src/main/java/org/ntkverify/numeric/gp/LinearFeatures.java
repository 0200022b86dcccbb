package org.ntkverify.numeric.gp;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * Features {@code phi(x)} of n training and t test points in p dimensions: the linear model of {@link SampleThenOptimise}, solved for its parameters.
 *
 * <p>The optimum is found from the normal equations in p dimensions and never from the kernel, so that it tests formulas in the kernel.
 *
 * <p>Immutable.
 */
public final class LinearFeatures {

    private final double[] features;
    private final int points;
    private final int training;
    private final int size;

    /**
     * Creates the model.
     *
     * @param features (n + t) x p, column-major, training points first; copied
     * @param points n + t
     * @param training n
     * @throws IllegalArgumentException if there are not so many rows or no test point is left
     */
    public LinearFeatures(double[] features, int points, int training) {
        KernelBlocks.requireTests(points, training);
        this.size = KernelBlocks.requireColumns(features, points);
        this.features = features.clone();
        this.points = points;
        this.training = training;
    }

    /** Returns {@code Phi Phi^T}. */
    public KernelBlocks kernel() {
        return KernelBlocks.ofFeatures(features, points, training);
    }

    /**
     * Returns the values of the optimum at the test points as a function of {@code theta_0} and the perturbed targets. With
     * {@code G = b^2 Phi^T Phi + ridge I} the optimum is {@code theta* = G^(-1) (b Phi^T (y + e) + ridge c theta_0)}.
     *
     * @throws IllegalArgumentException if G is not numerically positive definite
     */
    public AffineSample optimum(SampleThenOptimise sampler) {
        int tests = points - training;
        double[] factor = normalMatrix(sampler);
        if (!LinearAlgebra.get().cholesky(factor, size)) {
            throw new IllegalArgumentException("b^2 Phi^T Phi + ridge I must be positive definite but was not, ridge %s"
                    .formatted(sampler.ridge()));
        }
        double[] ofStart = new double[tests * size];
        double[] ofTargets = new double[tests * training];
        double[] row = new double[size];
        for (int i = 0; i < tests; i++) {
            for (int k = 0; k < size; k++) {
                row[k] = sampler.scale() * feature(training + i, k);
            }
            LinearAlgebra.get().solveFactored(factor, size, row);
            for (int k = 0; k < size; k++) {
                ofStart[i + k * tests] = sampler.ridge() * sampler.startFactor() * row[k];
                for (int j = 0; j < training; j++) {
                    ofTargets[i + j * tests] += sampler.scale() * feature(j, k) * row[k];
                }
            }
        }
        return new AffineSample(ofStart, ofTargets, tests, sampler.freshNoise());
    }

    private double[] normalMatrix(SampleThenOptimise sampler) {
        double squared = sampler.scale() * sampler.scale();
        double[] matrix = new double[size * size];
        for (int l = 0; l < size; l++) {
            for (int k = l; k < size; k++) {
                double sum = 0;
                for (int j = 0; j < training; j++) {
                    sum += feature(j, k) * feature(j, l);
                }
                matrix[k + l * size] = squared * sum;
            }
            matrix[l + l * size] += sampler.ridge();
        }
        return matrix;
    }

    private double feature(int point, int k) {
        return features[point + k * points];
    }
}
