package org.ntkverify.numeric.sample;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/** Networks and inputs that several tests of this package draw. */
final class TestNetworks {

    static final Expression NO_BIAS = Expression.ZERO;
    static final Expression HALF = Expression.ratio(1, 2);
    static final Expression ROOT_TWO = Expression.integer(2).sqrt();

    private TestNetworks() {}

    /** Points in general position with entries of size about 1, from a fixed formula. */
    static Inputs inputs(int count, int dimension) {
        double[][] points = new double[count][dimension];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < dimension; k++) {
                points[i][k] = Math.round(64 * 1.5 * Math.sin(1.0 + 2.3 * i + 3.7 * k + 0.9 * i * k)) / 64.0;
            }
        }
        return Inputs.of("%s points in dimension %s".formatted(count, dimension), points);
    }

    /** Gain 2 on hidden layers as on the readout, which keeps ReLU networks at one scale. */
    static Architecture relu(int hiddenLayers, Expression biasStd) {
        return Architecture.ntk(Activation.RELU, hiddenLayers, ROOT_TWO, biasStd);
    }

    static FiniteNetwork relu(Inputs inputs, Expression biasStd, Integer... widths) {
        return new FiniteNetwork(relu(widths.length, biasStd), inputs, List.of(widths));
    }

    /** Every gain different, so that a gain taken from the wrong layer shows. */
    static Architecture unequalGains(
            Activation activation,
            int hiddenLayers,
            boolean bias,
            Parameterization parameterization,
            InputScaling input) {
        List<Layer> layers = new ArrayList<>();
        for (int layer = 1; layer <= hiddenLayers + 1; layer++) {
            layers.add(new Layer(
                    Expression.ratio(4 + layer, 4), bias ? Expression.ratio(layer, 3 + layer) : Expression.ZERO));
        }
        return new Architecture(activation, layers, parameterization, input);
    }

    /** A residual network on 4 inputs in dimension 3, branch scales 3/4, -2/3, ..., one negative to see its sign. */
    static FiniteNetwork residual(
            Activation activation, boolean bias, Parameterization parameterization, int outputs, Integer... widths) {
        return residual(inputs(4, 3), activation, bias, parameterization, outputs, widths);
    }

    static FiniteNetwork residual(
            Inputs inputs,
            Activation activation,
            boolean bias,
            Parameterization parameterization,
            int outputs,
            Integer... widths) {
        List<Expression> scales = new ArrayList<>();
        for (int block = 1; block < widths.length; block++) {
            scales.add(Expression.ratio(block % 2 == 1 ? 2 + block : -block, 3 + block % 2));
        }
        Architecture architecture = unequalGains(activation, widths.length, bias, parameterization, InputScaling.SCALED)
                .withResidualBlocks(scales);
        return new FiniteNetwork(architecture, inputs, List.of(widths), outputs);
    }

    static FiniteNetwork manyOutputs(
            Activation activation, boolean bias, Parameterization parameterization, int outputs, Integer... widths) {
        return new FiniteNetwork(
                unequalGains(activation, widths.length, bias, parameterization, InputScaling.SCALED),
                inputs(4, 3),
                List.of(widths),
                outputs);
    }
}
