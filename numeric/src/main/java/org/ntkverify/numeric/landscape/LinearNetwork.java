package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.ParameterLayout;
import org.ntkverify.numeric.train.LinearNetworkOrder;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The linear network with one hidden layer of [NMHO24] on whitened data: {@code f(x) = w.x}, {@code w = E V/(gamma sqrt(N D))}, E of shape D x N and V of
 * N standard normal entries, {@code C = |w - w*|^2 / 2}; gamma = 1 in NTK parameterisation and sqrt(N) in maximal update. The data are the D unit
 * vectors, w* is the first of them: which unit vector it is does not matter, because the law of E is invariant under rotations.
 *
 * @param width N
 * @param dimension D
 * @param parameterization NTK or MUP
 */
public record LinearNetwork(int width, int dimension, Parameterization parameterization) {

    /** Checks the parameterisation. */
    public LinearNetwork {
        if (parameterization != Parameterization.NTK && parameterization != Parameterization.MUP) {
            throw new IllegalArgumentException(
                    "parameterization must be NTK or MUP but was %s".formatted(parameterization));
        }
    }

    /** Returns {@code gamma^2}. */
    public double squaredGamma() {
        return parameterization == Parameterization.MUP ? width : 1;
    }

    /** Returns {@code kappa = gamma^2/(N D)}. */
    public double kappa() {
        return squaredGamma() / ((double) width * dimension);
    }

    /** Returns w*. */
    public double[] target() {
        double[] target = new double[dimension];
        target[0] = 1;
        return target;
    }

    /** Returns C. */
    Objective objective() {
        return Objective.squared(target());
    }

    /** Returns the network on the D unit vectors. */
    NetworkFunction function() {
        double[][] units = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            units[i][i] = 1;
        }
        Architecture architecture = Architecture.ntk(Activation.named("identity"), 1, Expression.ONE, Expression.ZERO)
                .withParameterization(parameterization);
        return new NetworkFunction(new FiniteNetwork(architecture, Inputs.of("units", units), List.of(width)));
    }

    /**
     * Returns the order parameters at weights.
     *
     * @param rate eta_0 of the steps to come
     * @param kappa that of the steps to come
     */
    LinearNetworkOrder order(double rate, double kappa, ParameterLayout layout, double[] parameters) {
        int hidden = layout.matrixFrom(1);
        int readout = layout.matrixFrom(2);
        double[] w = new double[dimension];
        double[] e = new double[dimension * dimension];
        double v = 0;
        for (int n = 0; n < width; n++) {
            double weight = parameters[readout + n];
            v += weight * weight;
        }
        double scale = 1.0 / ((double) width * dimension);
        for (int j = 0; j < dimension; j++) {
            int column = hidden + j * width;
            for (int n = 0; n < width; n++) {
                w[j] += parameters[column + n] * parameters[readout + n];
            }
            w[j] *= Math.sqrt(scale / squaredGamma());
            for (int i = 0; i <= j; i++) {
                int other = hidden + i * width;
                double sum = 0;
                for (int n = 0; n < width; n++) {
                    sum += parameters[column + n] * parameters[other + n];
                }
                e[i + j * dimension] = sum * scale;
                e[j + i * dimension] = sum * scale;
            }
        }
        return new LinearNetworkOrder(rate, kappa, target(), w, e, v * scale);
    }

    /** Returns one line for reports. */
    @Override
    public String toString() {
        return "linear network with one hidden layer, N = %s, D = %s, %s".formatted(width, dimension, parameterization);
    }
}
