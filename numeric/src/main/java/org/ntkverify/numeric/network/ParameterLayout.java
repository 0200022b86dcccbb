package org.ntkverify.numeric.network;

import java.util.Arrays;

/**
 * Where the trained variables of a layered network lie in one vector: layer by layer {@code theta_l} (n_l x n_(l-1),
 * column-major), then {@code b_l} (n_l) if the layer has a bias; the readout, layer L + 1, has k rows.
 *
 * <p>Layer l computes {@code kappa_l theta_l H_(l-1) + beta_l b_l 1^T}, with {@code kappa_l^2 = u_l} and {@code beta_l^2 = v_l} of
 * {@link FiniteNetwork}, so that the squared gradient norm of an output by this vector is the tangent kernel of the network's
 * parameterisation.
 */
public final class ParameterLayout {

    private final int layers;
    private final int[] rows;
    private final int[] columns;
    private final boolean[] bias;
    private final int[] from;
    private final double[] weightFactor;
    private final double[] biasFactor;
    private final double[] weightDeviation;
    private final double[] biasDeviation;

    /**
     * Lays out the variables of {@code network}.
     *
     * @throws ArithmeticException if there are more than fit into one array
     */
    public ParameterLayout(FiniteNetwork network) {
        this.layers = network.hiddenLayers() + 1;
        this.rows = new int[layers + 1];
        this.columns = new int[layers + 1];
        this.bias = new boolean[layers + 1];
        this.from = new int[layers + 2];
        this.weightFactor = new double[layers + 1];
        this.biasFactor = new double[layers + 1];
        this.weightDeviation = new double[layers + 1];
        this.biasDeviation = new double[layers + 1];
        for (int layer = 1; layer <= layers; layer++) {
            rows[layer] = layer < layers ? network.width(layer) : network.outputCount();
            columns[layer] = network.width(layer - 1);
            bias[layer] = network.hasBias(layer);
            int size = Math.addExact(Math.multiplyExact(rows[layer], columns[layer]), bias[layer] ? rows[layer] : 0);
            from[layer + 1] = Math.addExact(from[layer], size);
            weightFactor[layer] =
                    Math.copySign(Math.sqrt(network.trainedWeightFactor(layer)), network.weightScale(layer));
            biasFactor[layer] = Math.copySign(Math.sqrt(network.trainedBiasFactor(layer)), network.biasScale(layer));
            weightDeviation[layer] = ratio(network.weightScale(layer), weightFactor[layer]);
            biasDeviation[layer] = ratio(network.biasScale(layer), biasFactor[layer]);
        }
    }

    /** A branch of scale 0 has no effect, whatever its weights are; they stay standard normal. */
    private static double ratio(double scale, double factor) {
        return factor == 0 ? 1 : scale / factor;
    }

    /** Returns P, the number of trained variables. */
    public int size() {
        return from[layers + 1];
    }

    /** Returns L + 1, the number of layers with weights. */
    public int layers() {
        return layers;
    }

    /** Returns {@code n_layer}, the rows of {@code theta_layer}. */
    public int rows(int layer) {
        return rows[layer];
    }

    /** Returns {@code n_(layer-1)}, the columns of {@code theta_layer}. */
    public int columns(int layer) {
        return columns[layer];
    }

    /** Returns the index of the first entry of {@code theta_layer}. */
    public int matrixFrom(int layer) {
        return from[layer];
    }

    /** Returns whether the layer has a bias. */
    public boolean hasBias(int layer) {
        return bias[layer];
    }

    /** Returns the index of the first entry of {@code b_layer}, which must exist. */
    public int biasFrom(int layer) {
        if (!bias[layer]) {
            throw new IllegalArgumentException("layer must have a bias but was %s".formatted(layer));
        }
        return from[layer] + rows[layer] * columns[layer];
    }

    /** Returns {@code kappa_layer}. */
    public double weightFactor(int layer) {
        return weightFactor[layer];
    }

    /** Returns {@code beta_layer}, 0 without bias. */
    public double biasFactor(int layer) {
        return biasFactor[layer];
    }

    /** Returns the standard deviation of the weights at initialisation, 1 where standard normal variables are trained. */
    public double weightDeviation(int layer) {
        return weightDeviation[layer];
    }

    /** Returns the standard deviation of the biases at initialisation. */
    public double biasDeviation(int layer) {
        return biasDeviation[layer];
    }

    /** Checks that {@code vector} has one finite entry for each variable. */
    void require(double[] vector, String name) {
        if (vector.length != size()) {
            throw new IllegalArgumentException(
                    "%s must have %s entries but had %s".formatted(name, size(), vector.length));
        }
        if (!Arrays.stream(vector).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("%s must be finite but was not".formatted(name));
        }
    }
}
