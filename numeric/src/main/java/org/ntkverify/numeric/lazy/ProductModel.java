package org.ntkverify.numeric.lazy;

import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * The product network {@code f = sqrt(2/n) sum_j v_j prod_m max(w_mj . x, 0)} of degree D. Parameters: neuron by neuron {@code v_j, w_1j, .., w_Dj}.
 *
 * @param degree D
 * @param width n
 * @param points one in each row
 */
record ProductModel(int degree, int width, Rows points) implements SmallModel {

    @Override
    public int size() {
        return width * stride();
    }

    private int stride() {
        return 1 + degree * points.dimension();
    }

    @Override
    public double[] start(RandomStreams streams, long draw) {
        double[] parameters = new double[size()];
        streams.fillNormals(draw, 1, StreamRole.EXPERIMENT_WEIGHTS, parameters, parameters.length);
        return parameters;
    }

    /** Returns {@code max(w_mj . x_i, 0)}, m from 0. */
    private double factor(double[] parameters, int neuron, int m, int point) {
        return Math.max(points.product(point, parameters, neuron * stride() + 1 + m * points.dimension()), 0);
    }

    @Override
    public void outputs(double[] parameters, double[] target) {
        for (int i = 0; i < points.count(); i++) {
            double sum = 0;
            for (int j = 0; j < width; j++) {
                double product = parameters[j * stride()];
                for (int m = 0; m < degree; m++) {
                    product *= factor(parameters, j, m, i);
                }
                sum += product;
            }
            target[i] = Math.sqrt(2.0 / width) * sum;
        }
    }

    @Override
    public void addGradient(double[] parameters, double[] cotangent, double factor, double[] target) {
        double scale = factor * Math.sqrt(2.0 / width);
        double[] factors = new double[degree];
        for (int j = 0; j < width; j++) {
            int from = j * stride();
            for (int i = 0; i < cotangent.length; i++) {
                double all = 1;
                for (int m = 0; m < degree; m++) {
                    factors[m] = factor(parameters, j, m, i);
                    all *= factors[m];
                }
                // Where one factor is 0 the others do not pass anything on, and its own slope is 0.
                if (all != 0) {
                    double signal = scale * cotangent[i] * all;
                    target[from] += signal;
                    for (int m = 0; m < degree; m++) {
                        points.addTo(
                                i, signal * parameters[from] / factors[m], target, from + 1 + m * points.dimension());
                    }
                }
            }
        }
    }
}
