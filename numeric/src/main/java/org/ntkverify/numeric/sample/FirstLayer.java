package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.FiniteNetwork;

/**
 * The fixed matrix A (r x N) of the first layer: {@code Z_1 = Y A} with standard normal Y (n_1 x r) has rows
 * {@code N(0, s_1^2 X X^T + sigma_b^2 1 1^T)}, and nothing is ever conditioned on Y.
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

    static FirstLayer of(FiniteNetwork network) {
        int dimension = network.width(0) + (network.hasBias(1) ? 1 : 0);
        return dimension <= network.inputCount() ? weights(network, dimension) : covarianceFactor(network);
    }

    private static FirstLayer weights(FiniteNetwork network, int dimension) {
        double[] matrix = new double[dimension * network.inputCount()];
        for (int j = 0; j < network.inputCount(); j++) {
            System.arraycopy(feature(network, j), 0, matrix, j * dimension, dimension);
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
     * The triangular factor of the matrix with columns {@code [sigma_b ; s x_j]}, by Gram-Schmidt done twice: accurate to
     * rounding also for inputs so close that their Gram matrix no longer tells them apart.
     */
    private static FirstLayer covarianceFactor(FiniteNetwork network) {
        int count = network.inputCount();
        double[][] basis = new double[count][];
        double[] factor = new double[count * count];
        int rank = 0;
        for (int j = 0; j < count; j++) {
            double[] rest = feature(network, j);
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
