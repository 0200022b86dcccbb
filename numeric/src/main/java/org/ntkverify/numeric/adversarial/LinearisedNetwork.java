package org.ntkverify.numeric.adversarial;

import org.ntkverify.numeric.network.ParameterLayout;

/**
 * The centred linear model {@code J(x) delta} of {@code f = m^(-1/2) sum_r a_r relu(w_r.x)} at theta, as a function of x:
 *
 * <pre>m^(-1/2) sum_r 1{w_r.x &gt; 0} (da_r w_r + a_r dw_r).x</pre>
 *
 * Its gradient is that of the gates held fixed, which they are almost everywhere. Immutable.
 */
final class LinearisedNetwork implements InputFunction {

    private final int dimension;
    private final int width;

    /** {@code w_r}, row by row. */
    private final double[] gates;

    /** {@code m^(-1/2) (da_r w_r + a_r dw_r)}, row by row. */
    private final double[] slopes;

    /**
     * Creates the model.
     *
     * @param layout of the two-layer network without bias, raw input, gains 1
     * @param parameters theta
     * @param delta as long
     */
    LinearisedNetwork(ParameterLayout layout, double[] parameters, double[] delta) {
        this.dimension = layout.columns(1);
        this.width = layout.rows(1);
        this.gates = new double[width * dimension];
        this.slopes = new double[width * dimension];
        int readout = layout.matrixFrom(2);
        double factor = 1 / Math.sqrt(width);
        for (int r = 0; r < width; r++) {
            for (int k = 0; k < dimension; k++) {
                int entry = layout.matrixFrom(1) + r + k * width;
                gates[k + r * dimension] = parameters[entry];
                slopes[k + r * dimension] =
                        factor * (delta[readout + r] * parameters[entry] + parameters[readout + r] * delta[entry]);
            }
        }
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public void values(double[] points, double[] values) {
        double[] gradients = new double[points.length];
        gradients(points, gradients);
        for (int i = 0; i < values.length; i++) {
            values[i] = dot(gradients, i * dimension, points, i * dimension);
        }
    }

    @Override
    public void gradients(double[] points, double[] gradients) {
        for (int from = 0; from < points.length; from += dimension) {
            for (int k = 0; k < dimension; k++) {
                gradients[from + k] = 0;
            }
            for (int r = 0; r < width; r++) {
                if (dot(gates, r * dimension, points, from) > 0) {
                    for (int k = 0; k < dimension; k++) {
                        gradients[from + k] += slopes[k + r * dimension];
                    }
                }
            }
        }
    }

    private double dot(double[] left, int leftFrom, double[] right, int rightFrom) {
        double sum = 0;
        for (int k = 0; k < dimension; k++) {
            sum += left[leftFrom + k] * right[rightFrom + k];
        }
        return sum;
    }
}
