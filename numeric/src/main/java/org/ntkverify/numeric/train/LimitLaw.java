package org.ntkverify.numeric.train;

import java.util.Arrays;
import java.util.List;

/**
 * The law of the outputs of an infinitely wide network during or after training with squared loss [JGH18, section 5]. The outputs at the start are a
 * centred Gaussian process with covariance Sigma, training moves them by the fixed kernel Theta, so they stay Gaussian:
 *
 * <pre>f(x) = f_0(x) + A (y - f_0(X)),   A = Theta(x, X) M,      M = sum_i v_i v_i^T (1 - g_i)/lambda_i
 * mean A y,   covariance Sigma_xx - A Sigma_Xx - Sigma_xX A^T + A Sigma_XX A^T</pre>
 *
 * with the decays {@code g_i} of {@link LinearDynamics}; at the end of training {@code M = Theta(X, X)^(-1)}.
 *
 * @param mean of the outputs at the test inputs
 * @param covariance of the outputs at the test inputs, row by row
 * @param response A, row by row: how much each output moves for each unit of a target
 */
public record LimitLaw(List<Double> mean, List<List<Double>> covariance, List<List<Double>> response) {

    /** Copies the lists. */
    public LimitLaw {
        mean = List.copyOf(mean);
        covariance = covariance.stream().map(List::copyOf).toList();
        response = response.stream().map(List::copyOf).toList();
    }

    /** How training goes on: a decay, chosen by the dynamics. */
    @FunctionalInterface
    public interface Schedule {
        /** Returns the decay of {@code dynamics}. */
        LinearDynamics.Decay of(LinearDynamics dynamics);
    }

    /** Returns the standard deviation at test input i. */
    public double deviation(int i) {
        return Math.sqrt(covariance.get(i).get(i));
    }

    /**
     * Works out the law.
     *
     * @param nngp Sigma at the training inputs followed by the test inputs, symmetric
     * @param ntk Theta there, symmetric, positive definite on the training inputs
     * @param targets y, N numbers; the other inputs are test inputs
     * @param factor c of the objective, for example 1/N
     * @param schedule how long training goes on
     */
    public static LimitLaw of(double[][] nngp, double[][] ntk, List<Double> targets, double factor, Schedule schedule) {
        int n = targets.size();
        int all = ntk.length;
        if (n < 1 || n >= all) {
            throw new IllegalArgumentException("targets must be 1 to %s but were %s".formatted(all - 1, n));
        }
        LinearDynamics dynamics = new LinearDynamics(block(ntk, n), n, factor);
        LinearDynamics.Decay decay = schedule.of(dynamics);
        double[][] weights = new double[all - n][];
        for (int i = n; i < all; i++) {
            double[] kernelRow = new double[n];
            System.arraycopy(ntk[i], 0, kernelRow, 0, n);
            // M is symmetric, so the row of A is M applied to the row of the kernel.
            double[] row = dynamics.coefficients(kernelRow, decay);
            weights[i - n] = combination(row, i, all);
        }
        return law(nngp, targets, weights, n);
    }

    /** The outputs at all inputs that make up {@code f_0(x) - A f_0(X)}. */
    private static double[] combination(double[] row, int i, int all) {
        double[] weights = new double[all];
        for (int k = 0; k < row.length; k++) {
            weights[k] = -row[k];
        }
        weights[i] = 1;
        return weights;
    }

    private static LimitLaw law(double[][] nngp, List<Double> targets, double[][] weights, int n) {
        Double[] mean = new Double[weights.length];
        Double[][] covariance = new Double[weights.length][weights.length];
        Double[][] response = new Double[weights.length][n];
        for (int i = 0; i < weights.length; i++) {
            mean[i] = 0.0;
            for (int k = 0; k < n; k++) {
                response[i][k] = -weights[i][k];
                mean[i] += response[i][k] * targets.get(k);
            }
            for (int j = 0; j < weights.length; j++) {
                covariance[i][j] = form(weights[i], nngp, weights[j]);
            }
        }
        return new LimitLaw(List.of(mean), rows(covariance), rows(response));
    }

    private static List<List<Double>> rows(Double[][] matrix) {
        return Arrays.stream(matrix).map(List::of).toList();
    }

    private static double form(double[] left, double[][] matrix, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                sum += left[i] * matrix[i][j] * right[j];
            }
        }
        return sum;
    }

    private static double[] block(double[][] matrix, int n) {
        double[] block = new double[n * n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                block[i + j * n] = matrix[i][j];
            }
        }
        return block;
    }
}
