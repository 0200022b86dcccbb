package org.ntkverify.numeric.lazy;

import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * The real part of a complex network with one hidden layer and split ReLU, {@code f = Re sum_j w_j a(z_j)/sqrt(n)},
 * {@code a(z) = max(Re z, 0) + i max(Im z, 0)}, {@code z_j = W_j x}, weights {@code (u + i v)/sqrt(2)} of which u and v are trained. Parameters: neuron
 * by neuron {@code u, v} of the readout, then those of {@code W_j}.
 *
 * @param width n
 * @param points one in each row, {@code (Re x, Im x)}
 */
record SplitComplexModel(int width, Rows points) implements SmallModel {

    @Override
    public int size() {
        return width * stride();
    }

    private int stride() {
        return 2 + points.dimension();
    }

    @Override
    public double[] start(RandomStreams streams, long draw) {
        double[] parameters = new double[size()];
        streams.fillNormals(draw, 1, StreamRole.EXPERIMENT_WEIGHTS, parameters, parameters.length);
        return parameters;
    }

    private double realPart(double[] parameters, int from, int point) {
        int d = points.dimension() / 2;
        double sum = 0;
        for (int k = 0; k < d; k++) {
            sum += parameters[from + k] * points.at(point, k) - parameters[from + d + k] * points.at(point, d + k);
        }
        return Math.sqrt(0.5) * sum;
    }

    private double imaginaryPart(double[] parameters, int from, int point) {
        int d = points.dimension() / 2;
        double sum = 0;
        for (int k = 0; k < d; k++) {
            sum += parameters[from + k] * points.at(point, d + k) + parameters[from + d + k] * points.at(point, k);
        }
        return Math.sqrt(0.5) * sum;
    }

    @Override
    public void outputs(double[] parameters, double[] target) {
        for (int i = 0; i < points.count(); i++) {
            double sum = 0;
            for (int from = 0; from < parameters.length; from += stride()) {
                sum += parameters[from] * Math.max(realPart(parameters, from + 2, i), 0)
                        - parameters[from + 1] * Math.max(imaginaryPart(parameters, from + 2, i), 0);
            }
            target[i] = Math.sqrt(0.5 / width) * sum;
        }
    }

    @Override
    public void addGradient(double[] parameters, double[] cotangent, double factor, double[] target) {
        double scale = factor * Math.sqrt(0.5 / width);
        int d = points.dimension() / 2;
        for (int from = 0; from < parameters.length; from += stride()) {
            for (int i = 0; i < cotangent.length; i++) {
                double signal = scale * cotangent[i];
                double p = realPart(parameters, from + 2, i);
                double q = imaginaryPart(parameters, from + 2, i);
                double toReal = p > 0 ? Math.sqrt(0.5) * signal * parameters[from] : 0;
                double toImaginary = q > 0 ? -Math.sqrt(0.5) * signal * parameters[from + 1] : 0;
                target[from] += signal * Math.max(p, 0);
                target[from + 1] -= signal * Math.max(q, 0);
                for (int k = 0; k < d; k++) {
                    double x = points.at(i, k);
                    double y = points.at(i, d + k);
                    target[from + 2 + k] += toReal * x + toImaginary * y;
                    target[from + 2 + d + k] += toImaginary * x - toReal * y;
                }
            }
        }
    }
}
