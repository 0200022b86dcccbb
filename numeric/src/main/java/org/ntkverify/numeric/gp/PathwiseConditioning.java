package org.ntkverify.numeric.gp;

/**
 * Conditions one function after another on perturbed targets: {@code f_* = g_* + R (y + e - g_X)}, {@code R = K_*X (K_XX + ridge I)^(-1)}. It is what
 * {@link SampleThenOptimise} does to the values of a linear model with kernel K, written without parameters.
 *
 * <p>Immutable.
 */
public final class PathwiseConditioning {

    private final double[] smoother;
    private final int training;
    private final int tests;

    /**
     * Prepares R.
     *
     * @param kernel K in blocks
     * @param ridge at least 0
     * @throws IllegalArgumentException if {@code K_XX + ridge I} is not numerically positive definite
     */
    public PathwiseConditioning(KernelBlocks kernel, double ridge) {
        this.smoother = kernel.smoother(ridge);
        this.training = kernel.trainingCount();
        this.tests = kernel.testCount();
    }

    /**
     * Returns {@code f_*}, t numbers.
     *
     * @param values g at the n + t points, training points first
     * @param targets {@code y + e}, n numbers
     */
    public double[] applied(double[] values, double[] targets) {
        double[] result = new double[tests];
        System.arraycopy(values, training, result, 0, tests);
        for (int k = 0; k < training; k++) {
            double residual = targets[k] - values[k];
            for (int i = 0; i < tests; i++) {
                result[i] += smoother[i + k * tests] * residual;
            }
        }
        return result;
    }
}
