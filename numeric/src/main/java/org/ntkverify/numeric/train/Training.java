package org.ntkverify.numeric.train;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.ParameterLayout;
import org.ntkverify.numeric.network.TrainingPass;

/**
 * Full-batch training of a layered network: {@code theta <- theta - step of the rule along d C(f(X; theta)) / d theta}.
 *
 * <p>The learning rate is that of the optimiser times {@link org.ntkverify.numeric.network.FiniteNetwork#learningRateScale}, which belongs to the
 * parameterisation: with maximal update the same rate means the same at every width. One run at a time; not thread-safe.
 */
public final class Training {

    private final TrainingPass pass;
    private final ParameterLayout layout;
    private final Objective objective;
    private final Optimiser optimiser;
    private final double scale;
    private final Set<Integer> frozen;
    private final double[] cotangent;
    private final double[] gradient;

    /** Prepares training of all layers. */
    public Training(NetworkFunction function, Objective objective, Optimiser optimiser) {
        this(function, objective, optimiser, Set.of());
    }

    /**
     * Prepares training.
     *
     * @param frozen layers from 1 to L + 1 that keep their weights and biases
     */
    public Training(NetworkFunction function, Objective objective, Optimiser optimiser, Set<Integer> frozen) {
        this.pass = new TrainingPass(function);
        this.layout = function.layout();
        this.objective = objective;
        this.optimiser = optimiser;
        this.scale = function.network().learningRateScale();
        this.frozen = new TreeSet<>(frozen);
        for (int layer : frozen) {
            if (layer < 1 || layer > layout.layers()) {
                throw new IllegalArgumentException(
                        "frozen layer must be 1 to %s but was %s".formatted(layout.layers(), layer));
            }
        }
        this.cotangent = new double[objective.size()];
        this.gradient = new double[layout.size()];
    }

    /** Sees a run go by. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Called before each step and once after the last.
         *
         * @param step steps made so far
         * @param loss C
         * @param parameters theta; must not be changed
         * @param outputs {@code f(X; theta)}, k x N; must not be changed
         */
        void at(int step, double loss, double[] parameters, double[] outputs);
    }

    /**
     * Trains.
     *
     * @param parameters where to start; changed to where the run ends
     * @param steps how many, at least 0
     * @param observer sees each step
     * @return the loss at the end, or the step at which the loss was no longer a finite number
     */
    public TrainingEnd run(double[] parameters, int steps, Observer observer) {
        boolean direct = optimiser instanceof Optimiser.GradientDescent && frozen.isEmpty();
        Optimiser.State state = optimiser.newState(direct ? 0 : parameters.length);
        for (int step = 0; ; step++) {
            double[] outputs = pass.outputs(parameters);
            double loss = objective.value(outputs);
            if (!Double.isFinite(loss)) {
                return new TrainingEnd.Diverged(step);
            }
            observer.at(step, loss, parameters, outputs);
            if (step == steps) {
                return new TrainingEnd.Reached(loss);
            }
            objective.slopes(outputs, cotangent);
            if (direct) {
                pass.move(parameters, cotangent, -optimiser.learningRate() * scale);
            } else {
                pass.gradient(parameters, cotangent, gradient);
                scaleAndFreeze();
                state.step(parameters, gradient);
            }
        }
    }

    /** Trains without looking on. */
    public TrainingEnd run(double[] parameters, int steps) {
        return run(parameters, steps, (step, loss, theta, outputs) -> {});
    }

    private void scaleAndFreeze() {
        if (scale != 1) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= scale;
            }
        }
        for (int layer : frozen) {
            int from = layout.matrixFrom(layer);
            int to = from + layout.rows(layer) * (layout.columns(layer) + (layout.hasBias(layer) ? 1 : 0));
            Arrays.fill(gradient, from, to, 0);
        }
    }
}
