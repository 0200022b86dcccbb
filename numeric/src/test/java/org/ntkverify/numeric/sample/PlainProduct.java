package org.ntkverify.numeric.sample;

import java.util.Map;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ProductVariant;

/**
 * A network of products as one function of its trained variables, written from the definition: the oracle of its samplers. Its
 * Jacobian is by finite differences.
 *
 * <p>Variables: {@code W_1 .. W_D}, each column by column, then v.
 */
record PlainProduct(Activation phi, int degree, ProductVariant variant, Inputs inputs, int width) {

    int features() {
        return inputs.dimension() + (variant == ProductVariant.AUGMENTED ? 1 : 0);
    }

    int parameters() {
        return width * (degree * features() + 1);
    }

    /** The variables that the explicit sampler draws, of a width of one tile at most. */
    double[] variablesOf(RandomStreams streams, long draw) {
        double[] variables = new double[parameters()];
        int size = width * features();
        for (int m = 1; m <= degree; m++) {
            streams.at(draw, m, StreamRole.EXPLICIT_WEIGHTS, 0).fillNormals(variables, (m - 1) * size, size);
        }
        streams.at(draw, degree + 1, StreamRole.EXPLICIT_WEIGHTS, 0).fillNormals(variables, degree * size, width);
        return variables;
    }

    double output(double[] variables, int input) {
        double sum = 0;
        for (int neuron = 0; neuron < width; neuron++) {
            double y = 1;
            for (int m = 1; m <= degree; m++) {
                double u = 0;
                for (int k = 0; k < features(); k++) {
                    double x = k < inputs.dimension() ? inputs.coordinate(input, k) : 1;
                    u += variables[((m - 1) * features() + k) * width + neuron] * x;
                }
                double value = phi.phi().evaluate(DoubleArithmetic.INSTANCE, Map.of("z", u));
                y = value * y + (variant == ProductVariant.SKIP && m > 1 ? y : 0);
            }
            sum += variables[degree * features() * width + neuron] * y;
        }
        return Math.sqrt(2.0 / width) * sum;
    }

    double[] gradient(double[] variables, int input) {
        return FiniteDifferences.gradient(moved -> output(moved, input), variables);
    }
}
