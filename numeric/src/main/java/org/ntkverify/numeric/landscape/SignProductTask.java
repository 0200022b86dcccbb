package org.ntkverify.numeric.landscape;

import java.util.Arrays;
import java.util.Collections;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The small task on which landscapes are looked at: 24 fixed points on the sphere of radius {@code sqrt(8)} in 8 dimensions, labels
 * {@code sign(x_1 x_2)}, mean squared loss {@code (1/24) sum_i (f(x_i) - y_i)^2 / 2}, tanh networks without bias. The labels depend on two of the eight
 * directions, so that learned features pay.
 */
final class SignProductTask {

    static final int COUNT = 24;

    static final int DIMENSION = 8;

    private static final long SEED = 20_240_227;

    private static final double[][] POINTS = scaledSphere();

    private SignProductTask() {}

    private static double[][] scaledSphere() {
        Inputs sphere = Inputs.sphere(COUNT, DIMENSION, SEED);
        double[][] points = new double[COUNT][DIMENSION];
        for (int i = 0; i < COUNT; i++) {
            for (int k = 0; k < DIMENSION; k++) {
                points[i][k] = Math.sqrt(DIMENSION) * sphere.coordinate(i, k);
            }
        }
        return points;
    }

    /** Returns the points, one in each row. */
    static double[][] points() {
        return Arrays.stream(POINTS).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns C. */
    static Objective objective() {
        double[] labels = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            labels[i] = Math.signum(POINTS[i][0] * POINTS[i][1]);
        }
        return Objective.meanSquared(labels);
    }

    /** Returns the dense tanh network of {@code depth} hidden layers of the same width on the points. */
    static NetworkFunction dense(Parameterization parameterization, int depth, int width) {
        return on(
                Architecture.ntk(Activation.named("tanh"), depth, Expression.ONE, Expression.ZERO)
                        .withParameterization(parameterization),
                width);
    }

    /**
     * Returns the residual tanh network in maximal update: a dense layer, then {@code branches} blocks {@code h <- h + scale W tanh(h)/sqrt(width)}.
     */
    static NetworkFunction residual(int branches, Expression scale, int width) {
        return on(
                Architecture.mup(Activation.named("tanh"), branches + 1, Expression.ONE, Expression.ZERO)
                        .withResidualBlocks(Collections.nCopies(branches, scale)),
                width);
    }

    private static NetworkFunction on(Architecture architecture, int width) {
        return new NetworkFunction(new FiniteNetwork(
                architecture,
                Inputs.of("sign-product task", POINTS),
                Collections.nCopies(architecture.hiddenLayers(), width)));
    }
}
