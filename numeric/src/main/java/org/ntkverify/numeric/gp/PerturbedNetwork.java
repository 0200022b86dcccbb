package org.ntkverify.numeric.gp;

import java.util.Arrays;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.ParameterLayout;

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
        double[] values = startOutputs.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += perturbation[i];
        }
        return values;
    }

    /**
     * Returns {@code g(x_i; theta)} at all inputs after gradient descent with momentum on
     * {@code (1/2) sum_(i<n) (g(x_i) - y_i)^2 + (ridge/2) |theta - theta_0|^2}.
     *
     * @param training f on the first n inputs alone
     * @param targets y of these, perturbed by fresh noise for a posterior sample
     * @param ridge at least 0
     * @param descent step size, momentum and number of steps
     * @throws IllegalArgumentException if training and targets do not fit together, or if parameters cease to be finite
     */
    public double[] trained(NetworkFunction training, double[] targets, double ridge, Descent descent) {
        int n = training.network().inputCount();
        GaussianProcess.requireTargets(targets, n);
        if (n > startOutputs.length || training.layout().size() != start.length) {
            throw new IllegalArgumentException(
                    "training must be the network of %s variables on at most %s inputs but was %s"
                            .formatted(start.length, startOutputs.length, training.network()));
        }
        double[] parameters = start.clone();
        double[] velocity = new double[start.length];
        double[] cotangent = new double[n];
        for (int step = 0; step < descent.steps(); step++) {
            ForwardPass pass = training.at(parameters);
            double[] outputs = pass.outputs();
            for (int i = 0; i < n; i++) {
                cotangent[i] = outputs[i] + perturbation[i] - targets[i];
            }
            double[] gradient = pass.pullBack(cotangent);
            for (int p = 0; p < parameters.length; p++) {
                double slope = gradient[p] + ridge * (parameters[p] - start[p]);
                velocity[p] = descent.momentum() * velocity[p] - descent.rate() * slope;
                parameters[p] += velocity[p];
            }
        }
        double[] values = function.at(parameters).outputs();
        for (int i = 0; i < values.length; i++) {
            values[i] += perturbation[i];
        }
        return values;
    }

    /**
     * Gradient descent with momentum, {@code v <- momentum v - rate gradient, theta <- theta + v}.
     *
     * @param rate step size, positive; stable below {@code 2 (1 + momentum)} over the largest eigenvalue of the tangent kernel plus the ridge
     * @param momentum in [0, 1); 0 for plain gradient descent
     * @param steps how many, at least 1
     */
    public record Descent(double rate, double momentum, int steps) {

        /** Checks the ranges. */
        public Descent {
            if (!(rate > 0 && Double.isFinite(rate))) {
                throw new IllegalArgumentException("rate must be > 0 and finite but was %s".formatted(rate));
            }
            if (!(momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException("momentum must be in [0, 1) but was %s".formatted(momentum));
            }
            if (!(steps >= 1)) {
                throw new IllegalArgumentException("steps must be >= 1 but was %s".formatted(steps));
            }
        }
    }
}
