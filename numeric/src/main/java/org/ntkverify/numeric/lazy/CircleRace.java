package org.ntkverify.numeric.lazy;

import java.util.Collections;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.ParameterLayout;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;

/**
 * Two ReLU networks, with one and with {@code depth} hidden layers of width n, learn to tell two coaxial circles of the unit sphere in R^3 at latitudes
 * {@code +-delta/2} apart. Weights are N(0, 2/n), the readout is N(0, 1), no bias; gradient descent on the mean squared loss with step {@code 1/(n L)}.
 * Training points are equispaced on each circle, test points lie halfway between. Source: [WBGW21], its network at small scale.
 *
 * <p>A network has learned at the first step at which no training and no test point has the wrong sign, a point at 0 being wrong; one that has not within
 * {@value #LIMIT} steps never does.
 *
 * @param depth L of the deeper network, at least 2
 * @param width n
 * @param count points on each circle
 * @param delta angle between the circles
 */
public record CircleRace(int depth, int width, int count, double delta) implements Experiment {

    /** Both have learned in time. */
    public static final Event BOTH = new Event("both networks classify all points within 60 steps");

    /** Both have learned almost at once. */
    public static final Event AT_ONCE = new Event("both networks classify all points within 8 steps");

    /** The deeper network needs less time. */
    public static final Event DEEPER_FIRST = new Event("the deeper network is first in the time n tau t");

    /** The deeper network needs fewer steps. */
    public static final Event FEWER_STEPS = new Event("the deeper network is first in steps");

    /** The deeper network gains as much time as its number of layers. */
    public static final Event PROPORTIONAL = new Event("the deeper network needs at most 1/L of the time n tau t");

    private static final int IN_TIME = 60;

    private static final int AT_ONCE_STEPS = 8;

    /** Far above what the networks here need. */
    private static final int LIMIT = 400;

    @Override
    public String text() {
        return "first step without error of ReLU networks of depth 1 and %s, width %s, on two circles of %s points at angle %s"
                .formatted(depth, width, count, delta);
    }

    @Override
    public List<String> names() {
        return Event.indicators(BOTH, AT_ONCE, DEEPER_FIRST, FEWER_STEPS, PROPORTIONAL);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Runner shallow = new Runner(1);
        Runner deep = new Runner(depth);
        return (index, target) -> {
            int first = shallow.steps(start(shallow.layout(), streams, index, 0));
            int second = deep.steps(start(deep.layout(), streams, index, 1));
            Event.write(Event.within(Math.max(first, second), IN_TIME), target, 0);
            Event.write(Event.within(Math.max(first, second), AT_ONCE_STEPS), target, 2);
            // With tau = 1/(n L) the time n tau t is t/L.
            Event.write(Event.within(second, depth * first), target, 4);
            Event.write(Event.within(second, first), target, 6);
            Event.write(Event.within(second, (double) first / depth), target, 8);
        };
    }

    /** Returns the weights of a draw; {@code network} tells the two apart. */
    double[] start(ParameterLayout layout, RandomStreams streams, long draw, int network) {
        double[] parameters = new double[layout.size()];
        for (int layer = 1; layer <= layout.layers(); layer++) {
            double[] normals = new double[layout.rows(layer) * layout.columns(layer)];
            streams.fillNormals(draw, 64 * network + layer, StreamRole.EXPERIMENT_WEIGHTS, normals, normals.length);
            double deviation = layer == layout.layers() ? 1 : Math.sqrt(2.0 / width);
            for (int i = 0; i < normals.length; i++) {
                parameters[layout.matrixFrom(layer) + i] = deviation * normals[i];
            }
        }
        return parameters;
    }

    /** Returns the points of both circles, the first with label 1, turned by {@code shift} of a step. */
    double[][] points(double shift) {
        double[][] points = new double[2 * count][];
        double radius = Math.cos(delta / 2);
        double height = Math.sin(delta / 2);
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * (i + shift) / count;
            double x = radius * Math.cos(angle);
            double y = radius * Math.sin(angle);
            points[i] = new double[] {x, y, height};
            points[count + i] = new double[] {x, y, -height};
        }
        return points;
    }

    private double label(int point) {
        return point < count ? 1 : -1;
    }

    /** Returns the network of {@code layers} hidden layers on the points turned by {@code shift}. */
    NetworkFunction network(int layers, double shift) {
        // Only the architecture and its trained variables, the raw weights, come from here; the start has another
        // scale.
        return new NetworkFunction(new FiniteNetwork(
                Architecture.he(Activation.RELU, layers),
                Inputs.of("two circles turned by " + shift, points(shift)),
                Collections.nCopies(layers, width)));
    }

    /** Trains networks of one depth. */
    final class Runner {

        private final NetworkFunction function;
        private final TrainingPass training;
        private final TrainingPass testing;
        private final Objective objective;
        private final double step;

        Runner(int layers) {
            this.function = network(layers, 0);
            this.training = new TrainingPass(function);
            this.testing = new TrainingPass(network(layers, 0.5));
            double[] labels = new double[2 * count];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = label(i);
            }
            this.objective = Objective.meanSquared(labels);
            this.step = 1.0 / (width * layers);
        }

        ParameterLayout layout() {
            return function.layout();
        }

        /** Trains {@code parameters} and returns the number of steps after which all points are classified. */
        int steps(double[] parameters) {
            double[] slopes = new double[objective.size()];
            for (int made = 0; made < LIMIT; made++) {
                double[] outputs = training.outputs(parameters);
                // The points between are looked at only once those trained on are right.
                if (classifies(outputs) && classifies(testing.outputs(parameters))) {
                    return made;
                }
                objective.slopes(outputs, slopes);
                training.move(parameters, slopes, -step);
            }
            return LIMIT;
        }

        private boolean classifies(double[] outputs) {
            for (int i = 0; i < outputs.length; i++) {
                if (!(outputs[i] * label(i) > 0)) {
                    return false;
                }
            }
            return true;
        }
    }
}
