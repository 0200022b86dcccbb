package org.ntkverify.numeric.sample;

import java.util.Map;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.network.ComplexNetwork;
import org.ntkverify.symbolic.Activation;

/**
 * A complex network as one function of its real trained variables, written from the definition with complex numbers in polar
 * form: the oracle of its samplers. Its Jacobian is by finite differences.
 *
 * <p>Variables, layer by layer: U and then V, each column by column.
 */
record PlainComplex(ComplexNetwork network) {

    int parameters() {
        return firstVariable(network.hiddenLayers() + 2);
    }

    int firstVariable(int layer) {
        int first = 0;
        for (int l = 1; l < layer; l++) {
            first += 2 * network.width(l) * network.width(l - 1);
        }
        return first;
    }

    /** The variables that the explicit sampler draws. */
    double[] variablesOf(RandomStreams streams, long draw) {
        double[] variables = new double[parameters()];
        for (int layer = 1; layer <= network.hiddenLayers() + 1; layer++) {
            int from = firstVariable(layer);
            streams.at(draw, layer, StreamRole.EXPLICIT_WEIGHTS, 0)
                    .fillNormals(variables, from, firstVariable(layer + 1) - from);
        }
        return variables;
    }

    /** Re f and Im f. */
    double[] output(double[] variables, int input) {
        int dimension = network.width(0);
        double[][] values = new double[dimension][];
        for (int k = 0; k < dimension; k++) {
            values[k] = new double[] {
                network.inputs().coordinate(input, k), network.inputs().coordinate(input, dimension + k)
            };
        }
        for (int layer = 1; layer <= network.hiddenLayers() + 1; layer++) {
            double[][] next = new double[network.width(layer)][];
            for (int i = 0; i < next.length; i++) {
                double[] z = preActivation(variables, layer, i, values);
                next[i] = layer <= network.hiddenLayers() ? phi(z[0], z[1]) : z;
            }
            values = next;
        }
        return values[0];
    }

    private double[] preActivation(double[] variables, int layer, int i, double[][] values) {
        int rows = network.width(layer);
        int from = firstVariable(layer);
        double real = 0;
        double imaginary = 0;
        for (int k = 0; k < values.length; k++) {
            double u = network.realStd() * variables[from + k * rows + i];
            double v = network.imaginaryStd() * variables[from + (values.length + k) * rows + i];
            real += u * values[k][0] - v * values[k][1];
            imaginary += u * values[k][1] + v * values[k][0];
        }
        double root = Math.sqrt(values.length);
        return new double[] {real / root, imaginary / root};
    }

    private double[] phi(double x, double y) {
        double r = Math.sqrt(x * x + y * y);
        double phase = Math.atan2(y, x);
        return switch (network.activation().text()) {
            case "crelu" -> new double[] {Math.max(x, 0), Math.max(y, 0)};
            case "split-erf" -> new double[] {real(Activation.ERF, x), real(Activation.ERF, y)};
            case "split-tanh" -> new double[] {Math.tanh(x), Math.tanh(y)};
            case "cardioid" -> polar(r * (1 + Math.cos(phase)) / 2, phase);
            case "zrelu" -> phase > 0 && phase < Math.PI / 2 ? new double[] {x, y} : new double[2];
            case "amplitude-phase-tanh" -> polar(Math.tanh(r), phase);
            case "modrelu(-0.5)" -> polar(Math.max(r - 0.5, 0), phase);
            default -> throw new IllegalArgumentException(network.activation().text());
        };
    }

    private static double[] polar(double amplitude, double phase) {
        return new double[] {amplitude * Math.cos(phase), amplitude * Math.sin(phase)};
    }

    private static double real(Activation activation, double x) {
        return activation.phi().evaluate(DoubleArithmetic.INSTANCE, Map.of("z", x));
    }

    /** Gradients of Re f (p = 0) or Im f (p = 1). */
    double[] gradient(double[] variables, int input, int p) {
        return FiniteDifferences.gradient(moved -> output(moved, input)[p], variables);
    }
}
