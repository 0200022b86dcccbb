package org.ntkverify.numeric.gp;

/**
 * Sampling a function by optimising a perturbed loss, in linear form [DSLJ22, algorithm 1 for the linear model; MAD17]:
 *
 * <pre>theta* = argmin |b Phi theta - (y + e)|^2 + ridge |theta - c theta_0|^2,    f(x) = b phi(x) theta*,    theta_0 ~ N(0, I),  e ~ N(0, freshNoise I).</pre>
 *
 * <p>With {@code b = c = 1} and {@code freshNoise = ridge = s^2} the values of f are a sample of the posterior with kernel {@code Phi Phi^T} and noise
 * {@code s^2}: {@code theta* = theta_0 + Phi^T (K + s^2 I)^(-1) (y + e - Phi theta_0)} is affine in Gaussians.
 *
 * @param name in words
 * @param scale b, positive
 * @param startFactor c: 1 for a ridge towards {@code theta_0}, 0 for one towards 0
 * @param freshNoise variance of e, at least 0
 * @param ridge weight, at least 0; with 0 the optimum is the limit of small ridges, which {@link #law} gives and {@link LinearFeatures} refuses
 */
public record SampleThenOptimise(String name, double scale, double startFactor, double freshNoise, double ridge) {

    /** Checks the ranges. */
    public SampleThenOptimise {
        if (!(scale > 0 && Double.isFinite(scale))) {
            throw new IllegalArgumentException("scale must be > 0 and finite but was %s".formatted(scale));
        }
        requireNotNegative(ridge, "ridge");
        requireNotNegative(freshNoise, "freshNoise");
        if (!Double.isFinite(startFactor)) {
            throw new IllegalArgumentException("startFactor must be finite but was %s".formatted(startFactor));
        }
    }

    private static void requireNotNegative(double value, String name) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s must be >= 0 and finite but was %s".formatted(name, value));
        }
    }

    /** Returns training without noise and ridge: interpolation. */
    public static SampleThenOptimise withoutNoise() {
        return new SampleThenOptimise("no noise and no ridge", 1, 1, 0, 0);
    }

    /** Returns the sampler of the posterior with noise {@code noise}. */
    public static SampleThenOptimise ofPosterior(double noise) {
        return new SampleThenOptimise("fresh target noise, ridge towards theta_0", 1, 1, noise, noise);
    }

    /** Returns the same with the observed targets as they are, as in the released code. */
    public static SampleThenOptimise withoutFreshNoise(double noise) {
        return new SampleThenOptimise("no fresh target noise", 1, 1, 0, noise);
    }

    /** Returns the same with a ridge towards 0. */
    public static SampleThenOptimise towardsZero(double noise) {
        return new SampleThenOptimise("ridge towards 0", 1, 0, noise, noise);
    }

    /** Returns the same with another weight of the ridge. */
    public static SampleThenOptimise withRidge(double noise, double ridge) {
        return new SampleThenOptimise("ridge %s".formatted(ridge), 1, 1, noise, ridge);
    }

    /** Returns the sampler of the posterior whose standard deviation is {@code beta} times as large. */
    public static SampleThenOptimise scaled(double beta, double noise) {
        return new SampleThenOptimise(
                "function and noise scaled by %s".formatted(beta), beta, 1, beta * beta * noise, beta * beta * noise);
    }

    /** Returns what {@link #scaled} becomes if the function is not scaled. */
    public static SampleThenOptimise onlyRidgeScaled(double beta, double noise) {
        return new SampleThenOptimise(
                "only noise and ridge scaled by %s".formatted(beta), 1, 1, beta * beta * noise, beta * beta * noise);
    }

    /** Returns what {@link #scaled} becomes if noise and ridge are not scaled. */
    public static SampleThenOptimise onlyFunctionScaled(double beta, double noise) {
        return new SampleThenOptimise("only the function scaled by %s".formatted(beta), beta, 1, noise, noise);
    }

    /**
     * Returns the law of the sampled values where the function at the start has covariance {@code prior} and is trained in the features of
     * {@code kernel}: with {@code R = K_*X (K_XX + ridge/b^2)^(-1)} and {@code A} the prior,
     *
     * <pre>mean = R y,     covariance = b^2 c^2 (A_** - R A_X* - A_*X R^T + R A_XX R^T) + freshNoise R R^T.</pre>
     *
     * For the linear model the two kernels are one. For an ensemble of trained networks of infinite width the prior is the NNGP and the kernel the
     * NTK; with the term {@code <grad f(theta_0), theta'_0>} added to each network both are the NTK.
     *
     * @throws IllegalArgumentException if the shapes differ or {@code K_XX + ridge/b^2} is not numerically positive definite
     */
    public GaussianLaw law(KernelBlocks prior, KernelBlocks kernel, double[] targets) {
        int n = kernel.trainingCount();
        int t = kernel.testCount();
        if (prior.trainingCount() != n || prior.testCount() != t) {
            throw new IllegalArgumentException("prior must have %s training and %s test points but had %s and %s"
                    .formatted(n, t, prior.trainingCount(), prior.testCount()));
        }
        GaussianProcess.requireTargets(targets, n);
        double[] smoother = kernel.smoother(ridge / (scale * scale));
        double start = scale * scale * startFactor * startFactor;
        double[] covariance = new double[t * t];
        for (int j = 0; j < t; j++) {
            for (int i = 0; i < t; i++) {
                covariance[i + j * t] =
                        start * residual(prior, smoother, i, j) + freshNoise * product(smoother, t, i, j);
            }
        }
        return new GaussianLaw(GaussianProcess.applied(smoother, targets), covariance);
    }

    /** {@code A_** - R A_X* - A_*X R^T + R A_XX R^T} at (i, j). */
    private static double residual(KernelBlocks prior, double[] smoother, int i, int j) {
        int n = prior.trainingCount();
        int t = prior.testCount();
        double result = prior.test(i, j);
        for (int k = 0; k < n; k++) {
            result -= smoother[i + k * t] * prior.cross(j, k) + prior.cross(i, k) * smoother[j + k * t];
            for (int l = 0; l < n; l++) {
                result += smoother[i + k * t] * prior.train(k, l) * smoother[j + l * t];
            }
        }
        return result;
    }

    private static double product(double[] smoother, int t, int i, int j) {
        double result = 0;
        for (int k = 0; k < smoother.length; k += t) {
            result += smoother[i + k] * smoother[j + k];
        }
        return result;
    }
}
