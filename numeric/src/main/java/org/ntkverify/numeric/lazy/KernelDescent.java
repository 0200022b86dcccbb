package org.ntkverify.numeric.lazy;

/**
 * Gradient descent on {@code sum_i (f(x_i) - y_i)^2 / 2} in the function space of a fixed kernel, from the zero function:
 * {@code f = sum_i a_i K(., x_i)}, {@code a <- a + eta (y - f(X))}.
 */
final class KernelDescent {

    /** A kernel on the points of a task. */
    @FunctionalInterface
    interface Kernel {
        /** Returns {@code K(x_i, x_j)}. */
        double at(int i, int j);
    }

    private KernelDescent() {}

    /**
     * Returns the function on all points.
     *
     * @param points how many; those trained on come first
     * @param labels y
     */
    static double[] outputs(Kernel kernel, int points, double[] labels, double rate, int steps) {
        double[][] matrix = new double[points][labels.length];
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < labels.length; j++) {
                matrix[i][j] = kernel.at(i, j);
            }
        }
        double[] weights = new double[labels.length];
        double[] outputs = new double[points];
        for (int step = 0; step <= steps; step++) {
            for (int i = 0; i < points; i++) {
                outputs[i] = 0;
                for (int j = 0; j < labels.length; j++) {
                    outputs[i] += matrix[i][j] * weights[j];
                }
            }
            for (int j = 0; step < steps && j < labels.length; j++) {
                weights[j] += rate * (labels[j] - outputs[j]);
            }
        }
        return outputs;
    }
}
