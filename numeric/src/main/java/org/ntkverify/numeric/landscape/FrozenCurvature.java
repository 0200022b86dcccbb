package org.ntkverify.numeric.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.ParameterLayout;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.train.LossHessian;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Parameterization;

/**
 * How the Hessian with respect to the trained layers changes while they are trained: products with a fixed random vector before and after gradient
 * descent, equal if they differ by at most {@value #TOLERANCE} of the larger one. Tanh network with one hidden layer in maximal update on the
 * sign-product task.
 *
 * @param width N
 * @param rate eta_0
 * @param steps T
 */
public record FrozenCurvature(int width, double rate, int steps) implements Experiment {

    /** Only the readout is trained. */
    public static final Event READOUT = new Event("curvature constant, readout trained");

    /** Only the hidden layer is trained. */
    public static final Event HIDDEN = new Event("curvature constant, hidden layer trained");

    /** Both are. */
    public static final Event ALL = new Event("curvature constant, all layers trained");

    /** Only the readout is trained, and the features move by 1.1e-12 of themselves: more than the tolerance in about half of the draws. */
    public static final Event NUDGED = new Event("curvature constant, features moved by 1.1e-12");

    private static final double TOLERANCE = 1e-12;

    private static final double NUDGE = 1.1e-12;

    private static final int HIDDEN_LAYER = 1;

    private static final int READOUT_LAYER = 2;

    @Override
    public String text() {
        return "Hessian of the trained layers before and after %s steps with eta_0 = %s, sign-product task, one hidden tanh layer of width %s, maximal update"
                .formatted(steps, rate, width);
    }

    @Override
    public List<String> names() {
        return Event.indicators(READOUT, HIDDEN, ALL, NUDGED);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        NetworkFunction function = SignProductTask.dense(Parameterization.MUP, 1, width);
        Objective objective = SignProductTask.objective();
        double[] normals = new double[function.layout().size()];
        return (index, target) -> {
            double[] start = InitialParameters.of(function.network(), streams, index);
            streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, normals, normals.length);
            List<Set<Integer>> frozen = List.of(Set.of(HIDDEN_LAYER), Set.of(READOUT_LAYER), Set.of());
            for (int f = 0; f < frozen.size(); f++) {
                double[] parameters = start.clone();
                new Training(function, objective, new Optimiser.GradientDescent(rate), frozen.get(f))
                        .run(parameters, steps)
                        .loss();
                double change = change(
                        projected(function, objective, start, normals, frozen.get(f)),
                        projected(function, objective, parameters, normals, frozen.get(f)));
                Event.write(Event.within(change, TOLERANCE), target, 2 * f);
            }
            Set<Integer> features = frozen.get(0);
            double nudged = change(
                    projected(function, objective, start, normals, features),
                    projected(function, objective, nudged(function.layout(), start), normals, features));
            Event.write(Event.within(nudged, TOLERANCE), target, 2 * frozen.size());
        };
    }

    private static double[] nudged(ParameterLayout layout, double[] parameters) {
        double[] moved = parameters.clone();
        int from = layout.matrixFrom(HIDDEN_LAYER);
        int to = from + layout.rows(HIDDEN_LAYER) * layout.columns(HIDDEN_LAYER);
        for (int k = from; k < to; k++) {
            moved[k] *= 1 + NUDGE;
        }
        return moved;
    }

    /** The part of H v in the trained layers, for the part of v in them. */
    private static double[] projected(
            NetworkFunction function, Objective objective, double[] parameters, double[] v, Set<Integer> frozen) {
        double[] direction = v.clone();
        clear(function.layout(), frozen, direction);
        double[] product = new LossHessian(function, objective, parameters).times(direction);
        clear(function.layout(), frozen, product);
        return product;
    }

    private static void clear(ParameterLayout layout, Set<Integer> frozen, double[] vector) {
        for (int layer : frozen) {
            int from = layout.matrixFrom(layer);
            Arrays.fill(vector, from, from + layout.rows(layer) * layout.columns(layer), 0);
        }
    }

    private static double change(double[] before, double[] after) {
        double distance = 0;
        double size = 0;
        for (int i = 0; i < before.length; i++) {
            distance = Math.hypot(distance, after[i] - before[i]);
            size = Math.hypot(size, before[i]);
        }
        return distance / size;
    }
}
