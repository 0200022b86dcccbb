package org.ntkverify.numeric.sample;

import java.util.Arrays;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Connection;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A network as one function of one vector of trained variables, written from the definition with loops: the oracle of the
 * samplers. Shares no formula with them: no Gram matrix, no matrix product, activations by tree evaluation.
 *
 * <p>Trained variables, layer by layer: weights row by row, then, if the layer has one, the bias. In STANDARD and HE they are
 * the weights themselves.
 */
final class PlainNetwork {

    private final FiniteNetwork network;
    private final int parameters;

    PlainNetwork(FiniteNetwork network) {
        this.network = network;
        this.parameters = firstVariable(network.hiddenLayers() + 2);
    }

    int parameters() {
        return parameters;
    }

    /** The variables that the explicit sampler draws at {@code draw}, from its streams. */
    double[] variablesOf(RandomStreams streams, long draw) {
        double[] variables = new double[parameters];
        int at = 0;
        for (int layer = 1; layer <= network.hiddenLayers() + 1; layer++) {
            int rows = rows(layer);
            int columns = network.width(layer - 1);
            double[] weights = new double[rows * columns];
            streams.at(draw, layer, StreamRole.EXPLICIT_WEIGHTS, 0).fillNormals(weights, 0, weights.length);
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < columns; k++) {
                    // The sampler stores weights column by column, but those of the readout row by row.
                    boolean readout = layer == network.hiddenLayers() + 1;
                    double weight = readout ? weights[k + i * columns] : weights[i + k * rows];
                    variables[at++] = weight * (raw() ? factor(layer) : 1);
                }
            }
            if (hasBias(layer)) {
                double[] biases = new double[rows];
                streams.at(draw, layer, StreamRole.EXPLICIT_BIASES, 0).fillNormals(biases, 0, rows);
                for (double bias : biases) {
                    variables[at++] = bias * (raw() ? biasFactor(layer) : 1);
                }
            }
        }
        return variables;
    }

    /** Output p of f(x) for input {@code input}. */
    double output(double[] variables, int input, int p) {
        return forward(variables, input)[network.hiddenLayers() + 1][p];
    }

    /** Pre-activations of every layer; index 0 holds the input. */
    private double[][] forward(double[] variables, int input) {
        double[][] pre = new double[network.hiddenLayers() + 2][];
        pre[0] = new double[network.width(0)];
        Arrays.setAll(pre[0], k -> network.inputs().coordinate(input, k));
        int at = 0;
        for (int layer = 1; layer < pre.length; layer++) {
            pre[layer] = new double[rows(layer)];
            int columns = network.width(layer - 1);
            for (int i = 0; i < rows(layer); i++) {
                for (int k = 0; k < columns; k++) {
                    pre[layer][i] += multiplier(layer)
                            * (raw() ? 1 : factor(layer))
                            * variables[at++]
                            * post(layer - 1, pre[layer - 1][k]);
                }
            }
            if (hasBias(layer)) {
                for (int i = 0; i < rows(layer); i++) {
                    pre[layer][i] += multiplier(layer) * (raw() ? 1 : biasFactor(layer)) * variables[at++];
                }
            }
            if (residual(layer)) {
                for (int i = 0; i < rows(layer); i++) {
                    pre[layer][i] += pre[layer - 1][i];
                }
            }
        }
        return pre;
    }

    /** The gradient of output p of f(x) by all variables, by the chain rule written out. */
    double[] gradient(double[] variables, int input, int p) {
        double[][] pre = forward(variables, input);
        int top = network.hiddenLayers() + 1;
        double[] gradient = new double[parameters];
        double[] above = new double[network.outputCount()];
        above[p] = 1;
        int end = parameters;
        for (int layer = top; layer >= 1; layer--) {
            int columns = network.width(layer - 1);
            int begin = end - rows(layer) * (columns + (hasBias(layer) ? 1 : 0));
            double[] below = new double[columns];
            for (int i = 0; i < rows(layer); i++) {
                for (int k = 0; k < columns; k++) {
                    int at = begin + i * columns + k;
                    double weightFactor = multiplier(layer) * (raw() ? 1 : factor(layer));
                    gradient[at] = above[i] * weightFactor * post(layer - 1, pre[layer - 1][k]);
                    if (layer > 1) {
                        below[k] += above[i] * weightFactor * variables[at] * slope(pre[layer - 1][k]);
                    }
                }
                if (hasBias(layer)) {
                    gradient[begin + rows(layer) * columns + i] =
                            above[i] * multiplier(layer) * (raw() ? 1 : biasFactor(layer));
                }
                if (residual(layer)) {
                    below[i] += above[i];
                }
            }
            above = below;
            end = begin;
        }
        return gradient;
    }

    private int rows(int layer) {
        return layer == network.hiddenLayers() + 1 ? network.outputCount() : network.width(layer);
    }

    /** First variable of layer {@code layer}, counted from 1; that of the layer after the last is their number. */
    int firstVariable(int layer) {
        int first = 0;
        for (int before = 1; before < layer; before++) {
            first += rows(before) * (network.width(before - 1) + (hasBias(before) ? 1 : 0));
        }
        return first;
    }

    private boolean residual(int layer) {
        return network.architecture().squaredBranchScale(layer).isPresent();
    }

    /** Branch scale of a block, {@code 1/sqrt(n_L)} for the readout in maximal update, else 1. */
    private double multiplier(int layer) {
        if (residual(layer)) {
            Connection.Residual blocks =
                    (Connection.Residual) network.architecture().connection();
            return value(blocks.branchScales().get(layer - 2));
        }
        boolean divided = network.architecture().parameterization() == Parameterization.MUP
                && layer == network.hiddenLayers() + 1;
        return divided ? 1 / Math.sqrt(network.width(layer - 1)) : 1;
    }

    private Layer description(int layer) {
        return network.architecture().layers().get(layer - 1);
    }

    private boolean hasBias(int layer) {
        return description(layer).hasBias();
    }

    private boolean raw() {
        return network.architecture().parameterization().trainsRawWeights();
    }

    private double factor(int layer) {
        double variance = value(description(layer).weightVariance());
        boolean unscaled = layer == 1 && network.architecture().input() == InputScaling.RAW;
        return Math.sqrt(unscaled ? variance : variance / network.width(layer - 1));
    }

    private double biasFactor(int layer) {
        return Math.sqrt(value(description(layer).biasVariance()));
    }

    private static double value(Expression constant) {
        return constant.evaluate(DoubleArithmetic.INSTANCE, Map.of());
    }

    private double post(int layer, double z) {
        Activation activation = network.architecture().activation();
        return layer == 0 ? z : activation.phi().evaluate(DoubleArithmetic.INSTANCE, Map.of("z", z));
    }

    private double slope(double z) {
        return network.architecture().activation().derivative().evaluate(DoubleArithmetic.INSTANCE, Map.of("z", z));
    }
}
