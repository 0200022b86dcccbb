package org.ntkverify.numeric.label;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * The label-aware part of LANTK-HR [CHS20], a regression of "same class" on pairs. With weights {@code omega_ij} of the training pairs and
 * {@code h = H(x, x')},
 *
 * <pre>Z(x, x') = sum_ij omega_ij (s^2 - (h - H_ij)^2) / sum_ij (s^2 - (h - H_ij)^2),     s = max H - min H,</pre>
 *
 * {@code omega = y y^T} (V1) or {@code omega = H^(-1) y y^T H^(-1)} (V2), as in the released code. The kernel is {@code K_HR = H + lambda Z}. Z is a
 * function of h: {@code Z = (s^2 S_0 - S_2 + 2 h S_1 - h^2 S_0) / (s^2 n^2 - N_2 + 2 h N_1 - h^2 n^2)} with {@code S_k = sum omega_ij H_ij^k},
 * {@code N_k = sum H_ij^k}. Immutable.
 */
public final class PairRegression {

    /** How training pairs are weighted. */
    public enum Weights {
        /** V1. */
        LABELS,
        /** V2. */
        SOLUTION
    }

    private final double[] weighted;
    private final double[] plain;
    private final double square;

    private PairRegression(double[] weighted, double[] plain, double square) {
        this.weighted = weighted;
        this.plain = plain;
        this.square = square;
    }

    /**
     * Fits the regression.
     *
     * @param kernel H on the training points, n x n, symmetric and for V2 positive definite
     * @param labels y
     */
    public static PairRegression of(Weights weights, double[] kernel, double[] labels) {
        int n = labels.length;
        if (kernel.length != n * n) {
            throw new IllegalArgumentException(
                    "kernel must have n x n entries but had %s, n = %s".formatted(kernel.length, n));
        }
        double[] factor = switch (weights) {
            case LABELS -> labels;
            case SOLUTION -> solution(kernel, labels);
        };
        double least = kernel[0];
        double most = kernel[0];
        double[] weighted = new double[3];
        double[] plain = new double[3];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double h = kernel[i + n * j];
                least = Math.min(least, h);
                most = Math.max(most, h);
                double power = 1;
                for (int k = 0; k < 3; k++, power *= h) {
                    weighted[k] += factor[i] * factor[j] * power;
                    plain[k] += power;
                }
            }
        }
        return new PairRegression(weighted, plain, (most - least) * (most - least));
    }

    private static double[] solution(double[] kernel, double[] labels) {
        double[] factor = kernel.clone();
        if (!LinearAlgebra.get().cholesky(factor, labels.length)) {
            throw new IllegalArgumentException("kernel must be positive definite but was not");
        }
        double[] solution = labels.clone();
        LinearAlgebra.get().solveFactored(factor, labels.length, solution);
        return solution;
    }

    /** Returns Z where the kernel is h. */
    public double at(double h) {
        return weighed(weighted, h) / weighed(plain, h);
    }

    private double weighed(double[] sums, double h) {
        return (square - h * h) * sums[0] + 2 * h * sums[1] - sums[2];
    }

    /** Returns {@code H + lambda Z} for a kernel matrix H on any points. */
    public double[] added(double[] kernel, double lambda) {
        double[] result = kernel.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] += lambda * at(kernel[i]);
        }
        return result;
    }

    /** Returns Z for a kernel matrix on any points. */
    public double[] matrix(double[] kernel) {
        double[] result = new double[kernel.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = at(kernel[i]);
        }
        return result;
    }
}
