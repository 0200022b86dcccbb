package org.ntkverify.numeric.gp;

import java.util.Arrays;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/** Regression with a Gaussian process prior of mean 0 and kernel K, from values with independent noise {@code N(0, noise)}. */
public final class GaussianProcess {

    private GaussianProcess() {}

    /**
     * Returns the posterior at the test points,
     *
     * <pre>mu = K_*X (K_XX + noise I)^(-1) y,     C = K_** - K_*X (K_XX + noise I)^(-1) K_X*,</pre>
     *
     * without the noise of a new value.
     *
     * @param kernel K in blocks
     * @param targets y, n finite numbers
     * @param noise variance of the noise, at least 0
     * @throws IllegalArgumentException if {@code K_XX + noise I} is not numerically positive definite
     */
    public static GaussianLaw posterior(KernelBlocks kernel, double[] targets, double noise) {
        int n = kernel.trainingCount();
        int t = kernel.testCount();
        requireTargets(targets, n);
        double[] smoother = kernel.smoother(noise);
        double[] covariance = new double[t * t];
        for (int j = 0; j < t; j++) {
            for (int i = 0; i < t; i++) {
                double explained = 0;
                for (int k = 0; k < n; k++) {
                    explained += smoother[i + k * t] * kernel.cross(j, k);
                }
                covariance[i + j * t] = kernel.test(i, j) - explained;
            }
        }
        return new GaussianLaw(applied(smoother, targets), covariance);
    }

    /**
     * Returns {@code I(f; y) = (1/2) log det(I + K/noise)} in nats: what n noisy values tell about f.
     *
     * @param kernel K, n x n; only its lower triangle is read
     * @param n number of points, at least 1
     * @param noise variance of the noise, positive
     * @throws IllegalArgumentException if {@code I + K/noise} is not numerically positive definite
     */
    public static double informationGain(double[] kernel, int n, double noise) {
        if (!(noise > 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise must be > 0 and finite but was %s".formatted(noise));
        }
        double[] factor = new double[n * n];
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                factor[i + j * n] = kernel[i + j * n] / noise;
            }
            factor[j + j * n] += 1;
        }
        if (!LinearAlgebra.get().cholesky(factor, n)) {
            throw new IllegalArgumentException("I + K/noise must be positive definite but was not");
        }
        double gain = 0;
        for (int j = 0; j < n; j++) {
            gain += Math.log(factor[j + j * n]);
        }
        return gain;
    }

    static void requireTargets(double[] targets, int n) {
        if (targets.length != n || !Arrays.stream(targets).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "targets must be %s finite numbers but were %s".formatted(n, Arrays.toString(targets)));
        }
    }

    /** Returns R y. */
    static double[] applied(double[] smoother, double[] targets) {
        int n = targets.length;
        int t = smoother.length / n;
        double[] result = new double[t];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < t; i++) {
                result[i] += smoother[i + k * t] * targets[k];
            }
        }
        return result;
    }
}
