package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.ComplexNetwork;

/** Kernels of a draw of a complex network from the Gram matrices of its layers, as {@link ComplexSource} says. */
final class ComplexAssembly {

    private final ComplexNetwork network;
    private final int count;
    private final int layers;

    /** F^T F of layer l at index l, l = 0 .. L. */
    private final double[][] featureGrams;

    /** C^T C of layer l at index l, l = 1 .. L + 1. */
    private final double[][] derivativeGrams;

    ComplexAssembly(ComplexNetwork network, double[][] featureGrams, double[][] derivativeGrams) {
        this.network = network;
        this.count = network.inputCount();
        this.layers = network.hiddenLayers() + 1;
        this.featureGrams = featureGrams;
        this.derivativeGrams = derivativeGrams;
    }

    NetworkDraw draw(double[] outputs, boolean nearlySingular) {
        int columns = 2 * count;
        double[] theta = new double[columns * columns];
        double[] sigma = new double[columns * columns];
        double[] layerTheta = new double[layers * count * count];
        for (int b = 0; b < columns; b++) {
            for (int a = 0; a <= b; a++) {
                double sum = 0;
                for (int layer = 1; layer <= layers; layer++) {
                    double term = term(layer, a, b);
                    sum += term;
                    if (a / count == b / count) {
                        addHalf(layerTheta, layer, a % count, b % count, term);
                    }
                }
                theta[a + b * columns] = sum;
                theta[b + a * columns] = sum;
                double covariance = featureGrams[layers - 1][a + b * columns] / network.width(layers - 1);
                sigma[a + b * columns] = covariance;
                sigma[b + a * columns] = covariance;
            }
        }
        return new NetworkDraw(count, 2, theta, layerTheta, sigma, outputs, nearlySingular);
    }

    private void addHalf(double[] layerTheta, int layer, int i, int j, double term) {
        int from = (layer - 1) * count * count;
        layerTheta[from + i + j * count] += term / 2;
        layerTheta[from + j + i * count] = layerTheta[from + i + j * count];
    }

    /** The part of layer {@code layer} in the kernel of output and input {@code a} with {@code b}, both {@code i + N p}. */
    private double term(int layer, int a, int b) {
        double[] forward = featureGrams[layer - 1];
        double[] backward = derivativeGrams[layer];
        int i = a % count;
        int j = b % count;
        double sum = 0;
        for (int c = 0; c < 2; c++) {
            for (int e = 0; e < 2; e++) {
                int first = i + count * (c + 2 * (a / count));
                int second = j + count * (e + 2 * (b / count));
                sum += forward[i + count * c + (j + count * e) * 2 * count] * backward[first + second * 4 * count];
            }
        }
        return sum / network.width(layer - 1);
    }
}
