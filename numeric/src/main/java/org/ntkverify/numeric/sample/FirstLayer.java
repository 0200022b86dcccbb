package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.FiniteNetwork;

/**
 * The fixed matrix A (r x N) of a layer that sees the inputs: {@code Z_1 = Y A} with standard normal Y (n_1 x r) has rows with
 * the covariance of the layer, {@code N(0, s_1^2 X X^T + t_1^2 1 1^T)} in a dense network, and nothing is ever conditioned on Y.
 *
 * <p>If the weights (and bias) of a neuron are no more numbers than there are inputs, Y is those weights themselves;
 * otherwise A is a factor of the covariance.
 */
final class FirstLayer {

    private final int columns;
    private final double[] matrix;

    private FirstLayer(int columns, double[] matrix) {
        this.columns = columns;
        this.matrix = matrix;
    }

    /** Returns r. */
    int columns() {
        return columns;
    }

    /** Returns A, column-major with leading dimension r, as a copy. */
    double[] matrix() {
        return matrix.clone();
    }

    /** Of a dense or residual network: the features are {@code [t_1 ; s_1 x]}, or {@code s_1 x} without bias. */
    static FirstLayer of(FiniteNetwork network) {
        double[][] features = new double[network.inputCount()][];
        for (int j = 0; j < features.length; j++) {
            features[j] = feature(network, j);
        }
        return of(features);
    }

    /** Of neurons with as many standard normal weights as each of the {@code features}, one for each input, has entries. */
    static FirstLayer of(double[][] features) {
        return features[0].length <= features.length ? weights(features) : covarianceFactor(features);
    }

    /** Y is the weights themselves. */
    static FirstLayer weights(double[][] features) {
        int dimension = features[0].length;
        double[] matrix = new double[dimension * features.length];
        for (int j = 0; j < features.length; j++) {
            System.arraycopy(features[j], 0, matrix, j * dimension, dimension);
        }
        return new FirstLayer(dimension, matrix);
    }

    /** What multiplies the standard normal bias, if there is one, and weights of a neuron at input j. */
    private static double[] feature(FiniteNetwork network, int j) {
        int first = network.hasBias(1) ? 1 : 0;
        double[] feature = new double[first + network.width(0)];
        if (network.hasBias(1)) {
            feature[0] = network.biasScale(1);
        }
        for (int k = 0; k < network.width(0); k++) {
            feature[first + k] = network.weightScale(1) * network.inputs().coordinate(j, k);
        }
        return feature;
    }

    /**
     * The triangular factor of the matrix whose columns are the features, by Gram-Schmidt done twice: accurate to
     * rounding also for inputs so close that their Gram matrix no longer tells them apart.
     */
    private static FirstLayer covarianceFactor(double[][] features) {
        int count = features.length;
        double[][] basis = new double[count][];
        double[] factor = new double[count * count];
        int rank = 0;
        for (int j = 0; j < count; j++) {
            double[] rest = features[j].clone();
            double length = Math.sqrt(dot(rest, rest));
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < rank; k++) {
                    double along = dot(basis[k], rest);
                    factor[k + j * count] += along;
                    for (int i = 0; i < rest.length; i++) {
                        rest[i] -= along * basis[k][i];
                    }
                }
            }
            double distance = Math.sqrt(dot(rest, rest));
            // Each of the entries of the rest carries a rounding error of a few 2^-53 of the column.
            if (distance > rest.length * 0x1p-50 * length) {
                for (int i = 0; i < rest.length; i++) {
                    rest[i] /= distance;
                }
                factor[rank + j * count] = distance;
                basis[rank++] = rest;
            }
        }
        double[] matrix = new double[rank * count];
        for (int j = 0; j < count; j++) {
            System.arraycopy(factor, j * count, matrix, j * rank, rank);
        }
        return new FirstLayer(rank, matrix);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
