package org.ntkverify.numeric.sample;

/**
 * The exact relative variance of {@code Theta(x, x)} of a ReLU network without bias whose L hidden layers have one width n.
 *
 * <p>Theta is a weighted sum of the L + 1 terms {@code t_l = |h_(l-1)|^2 |Delta_l|^2}, scaled to mean 1. By the symmetry of the rows
 * of each matrix the activation patterns are independent of the weights, so a layer has K ~ Binomial(n, 1/2) active neurons with
 * Gaussian weights. In {@code E t_a t_b}, a hidden layer that both terms see forward, or both backward, gives
 * {@code (2/n)^2 E K (K + 2) = 1 + 5/n}. The |a - b| layers between are seen forward by one and backward by the other: with G the
 * Gaussian matrices between active neurons, {@code E |G_(k-1) .. G_1 u|^2 |G_1^T .. G_(k-1)^T v|^2} follows from
 *
 * <pre>
 * X = |w|^2 tr S, Y = w^T S w,   w' = G w, S' = G S G^T, G with K rows:
 * E X' = K^2 X + 2 K Y,   E Y' = K X + (K^2 + K) Y.
 * </pre>
 */
final class ReluDiagonalVariance {

    private ReluDiagonalVariance() {}

    /**
     * Returns {@code Var Theta / (E Theta)^2}.
     *
     * @param width n
     * @param means means of the L + 1 terms of Theta
     */
    static double relative(int width, double[] means) {
        double second = 0;
        double mean = 0;
        for (int a = 0; a < means.length; a++) {
            mean += means[a];
            for (int b = 0; b < means.length; b++) {
                int between = Math.abs(a - b);
                double alike = Math.pow(1 + 5.0 / width, means.length - 1 - between);
                second += means[a] * means[b] * alike * crossed(width, between);
            }
        }
        return second / (mean * mean) - 1;
    }

    /** The factor of {@code layers} hidden layers between two terms. */
    private static double crossed(int width, int layers) {
        if (layers == 0) {
            return 1;
        }
        // E K and E K^2 in units of E K = n/2, which is what the normalisation divides by.
        double first = 2.0 / width;
        double second = 1 + 1.0 / width;
        double x = second;
        double y = first;
        for (int layer = 2; layer < layers; layer++) {
            double nextX = second * x + 2 * first * y;
            y = first * x + (second + first) * y;
            x = nextX;
        }
        return layers == 1 ? second : second * x + 2 * first * y;
    }
}
