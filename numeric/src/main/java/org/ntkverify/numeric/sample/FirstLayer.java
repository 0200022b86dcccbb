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
        int first = network.hasBias(1) ? 1 : 0;
        for (int j = 0; j < network.inputCount(); j++) {
            if (network.hasBias(1)) {
                matrix[j * dimension] = network.biasScale(1);
            }
            for (int k = 0; k < network.width(0); k++) {
                matrix[first + k + j * dimension] =
                        network.weightScale(1) * network.inputs().coordinate(j, k);
            }
        }
        return new FirstLayer(dimension, matrix);
    }

    private static FirstLayer covarianceFactor(FiniteNetwork network) {
        double[] covariance = KernelAssembly.gramOf(network.inputs());
        for (int at = 0; at < covariance.length; at++) {
            covariance[at] = network.weightScaleSquared(1) * covariance[at] + network.biasScaleSquared(1);
        }
        GramFactor factor = new GramFactor(network.inputCount());
        factor.factor(covariance, factor.roundingCutOff());
        double[] matrix = new double[factor.rank() * network.inputCount()];
        factor.copyRows(1, matrix, 0, factor.rank());
        return new FirstLayer(factor.rank(), matrix);
    }
}
