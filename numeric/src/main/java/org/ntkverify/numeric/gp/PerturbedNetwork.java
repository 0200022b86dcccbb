package org.ntkverify.numeric.gp;

import java.util.Arrays;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.ParameterLayout;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.train.Optimiser;

/**
 * The function that is trained to get one sample [DSLJ22, algorithm 1, line 6; HLT20]:
 *
 * <pre>g(x; theta) = f(x; theta) + &lt;grad_theta f(x; theta_0), theta'_0&gt;,</pre>
 *
 * where {@code theta'_0} is a second initialisation without its readout. Training starts at {@code theta_0}; without the second term it gives a member
 * of a deep ensemble.
 *
 * <p>Immutable.
 */
public final class PerturbedNetwork {

    private final NetworkFunction function;
    private final double[] start;
    private final double[] perturbation;
    private final double[] startOutputs;

    /** Which part of {@code theta'_0} is used. */
    public enum Perturbation {
        /** All but the readout, as published: g has the tangent kernel as its covariance. */
        WITHOUT_READOUT,
        /** All of it: the covariance has the part of the readout twice. */
        FULL,
        /** Nothing: f alone, a member of a deep ensemble. */
        NONE
    }

    /**
     * Creates the function.
     *
     * @param function f with one output, on all inputs
     * @param start {@code theta_0}; copied
     * @param second {@code theta'_0} as it was drawn
     * @param used what is kept of it
     */
    public PerturbedNetwork(NetworkFunction function, double[] start, double[] second, Perturbation used) {
        if (function.network().outputCount() != 1) {
            throw new IllegalArgumentException(
                    "outputs must be 1 but were %s".formatted(function.network().outputCount()));
        }
        this.function = function;
        this.start = start.clone();
        ForwardPass pass = function.at(start);
        this.startOutputs = pass.outputs();
        this.perturbation = switch (used) {
            case WITHOUT_READOUT -> pass.pushForward(withoutReadout(function.layout(), second));
            case FULL -> pass.pushForward(second);
            case NONE -> new double[startOutputs.length];
        };
    }

    private static double[] withoutReadout(ParameterLayout layout, double[] parameters) {
        double[] kept = parameters.clone();
        Arrays.fill(kept, layout.matrixFrom(layout.layers()), kept.length, 0);
        return kept;
    }

    /** Returns {@code g(x_i; theta_0)}. */
    public double[] atStart() {
        return perturbed(startOutputs);
    }

    private double[] perturbed(double[] outputs) {
        double[] values = outputs.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += perturbation[i];
        }
        return values;
    }

    /**
     * Returns {@code g(x_i; theta)} at all inputs after full-batch training on
     * {@code (1/2) sum_(i<n) (g(x_i) - y_i)^2 + (ridge/2) |theta - theta_0|^2}.
     *
     * @param training f on the first n inputs alone
     * @param targets y of these, perturbed by fresh noise for a posterior sample
     * @param ridge at least 0
     * @param optimiser rule of the steps
     * @param steps how many, at least 1
     * @throws IllegalArgumentException if training and targets do not fit together, or if parameters cease to be finite
     */
    public double[] trained(NetworkFunction training, double[] targets, double ridge, Optimiser optimiser, int steps) {
        int n = training.network().inputCount();
        GaussianProcess.requireTargets(targets, n);
        if (n > startOutputs.length || training.layout().size() != start.length) {
            throw new IllegalArgumentException(
                    "training must be the network of %s variables on at most %s inputs but was %s"
                            .formatted(start.length, startOutputs.length, training.network()));
        }
        KernelBlocks.requireRidge(ridge);
        if (!(steps >= 1)) {
            throw new IllegalArgumentException("steps must be >= 1 but was %s".formatted(steps));
        }
        TrainingPass pass = new TrainingPass(training);
        Optimiser.State state = optimiser.newState(start.length);
        double[] parameters = start.clone();
        double[] cotangent = new double[n];
        double[] gradient = new double[start.length];
        for (int step = 0; step < steps; step++) {
            double[] outputs = pass.outputs(parameters);
            for (int i = 0; i < n; i++) {
                cotangent[i] = outputs[i] + perturbation[i] - targets[i];
            }
            pass.gradient(parameters, cotangent, gradient);
            for (int p = 0; p < parameters.length; p++) {
                gradient[p] += ridge * (parameters[p] - start[p]);
            }
            state.step(parameters, gradient);
        }
        return perturbed(function.at(parameters).outputs());
    }
}
