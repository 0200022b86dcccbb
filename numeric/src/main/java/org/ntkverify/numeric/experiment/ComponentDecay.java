package org.ntkverify.numeric.experiment;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.LinearDynamics;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Architecture;

/**
 * Training towards {@code f* = f_0 + v/2}, v a principal component of the limit kernel on the data: how far the residual strays from its decay
 * {@code r_t = g_t r_0}, {@code g_t = (1 - eta lambda)^t} [JGH18, figure 3 and section 5], lambda the component's eigenvalue of {@code Theta(X, X)/N}.
 * Observed is {@code max_t |r_t - g_t r_0| / |r_0|}, which sees the component itself and what is orthogonal to it. Data fixed, weights random.
 *
 * @param network with one output
 * @param training X
 * @param component v, counted from 1 by falling eigenvalues
 * @param width of every hidden layer
 * @param rate eta
 * @param steps of descent on the mean of squared losses
 * @param speed factor of lambda in what is compared with, 1 in the source
 */
public record ComponentDecay(
        Architecture network, Inputs training, int component, int width, double rate, int steps, double speed)
        implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity DEVIATION = new PositiveQuantity("max |r_t - g_t r_0|/|r_0|");

    /** The residual keeps to its decay, roughly. */
    public static final Event CLOSE = new Event("max |r_t - g_t r_0|/|r_0| <= 0.6");

    /** Outputs of size 1 carry errors of about 1e-15. */
    private static final double RESOLUTION = 1e-12;

    /** Checks the component. */
    public ComponentDecay {
        if (!(component >= 1 && component <= training.count())) {
            throw new IllegalArgumentException(
                    "component must be 1 to %s but was %s".formatted(training.count(), component));
        }
    }

    @Override
    public String text() {
        return "%s, width %s, %s steps of rate %s on %s towards component %s"
                .formatted(network.text(), width, steps, rate, training.text(), component);
    }

    @Override
    public List<String> names() {
        return Stream.concat(DEVIATION.components().stream(), CLOSE.indicators().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Run run = newRun(streams);
        double[] start = run.start();
        double[] decay = run.decay();
        double size = norm(start);
        double[] residual = new double[start.length];
        return (index, target) -> {
            double[] worst = {0};
            run.follow(index, (step, r) -> {
                for (int i = 0; i < r.length; i++) {
                    residual[i] = r[i] - decay[step] * start[i];
                }
                worst[0] = Math.max(worst[0], norm(residual));
            });
            PositiveQuantity.write(worst[0] / size, RESOLUTION, target, 0);
            Event.write(Event.within(worst[0] / size, 0.6), target, 2);
        };
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
    }

    /** Returns runs of this training, with random numbers from {@code streams}. */
    public Run newRun(RandomStreams streams) {
        return new Run(this, streams);
    }

    /** Sees residuals go by. */
    @FunctionalInterface
    public interface Residuals {
        /** Called with {@code r_t = f(X) - f*} after {@code step} steps; the array is used again. */
        void at(int step, double[] residual);
    }

    /** Trains networks one after another; used by one thread. */
    public static final class Run {

        private final ComponentDecay experiment;
        private final RandomStreams streams;
        private final NetworkFunction function;
        private final double[] start;
        private final double[] decay;

        private Run(ComponentDecay experiment, RandomStreams streams) {
            this.experiment = experiment;
            this.streams = streams;
            int n = experiment.training.count();
            List<Integer> widths = Collections.nCopies(experiment.network.hiddenLayers(), experiment.width);
            this.function = new NetworkFunction(new FiniteNetwork(experiment.network, experiment.training, widths));
            double[][] rows = InfiniteWidthKernel.of(experiment.network)
                    .matrix(experiment.training)
                    .ntk();
            double[] kernel =
                    Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
            LinearDynamics dynamics = new LinearDynamics(kernel, n, experiment.speed / n);
            this.start = dynamics.eigenvector(n - experiment.component);
            // Of norm 1/2 in the mean square over the data, the inner product of the source.
            for (int i = 0; i < n; i++) {
                start[i] *= -0.5 * Math.sqrt((double) n);
            }
            double lambda = dynamics.eigenvalues()[n - experiment.component];
            this.decay = new double[experiment.steps + 1];
            for (int step = 0; step <= experiment.steps; step++) {
                decay[step] = dynamics.descent(experiment.rate, step).remaining(lambda);
            }
        }

        /** Returns {@code r_0}, the same for every network. */
        public double[] start() {
            return start.clone();
        }

        /** Returns g, after 0, 1, .. steps. */
        public double[] decay() {
            return decay.clone();
        }

        /** Trains the network of draw {@code index}. */
        public void follow(long index, Residuals residuals) {
            double[] parameters = InitialParameters.of(function.network(), streams, index);
            double[] initial = function.at(parameters).outputs();
            double[] targets = new double[start.length];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = initial[i] - start[i];
            }
            double[] residual = new double[start.length];
            new Training(function, Objective.meanSquared(targets), new Optimiser.GradientDescent(experiment.rate))
                    .run(parameters, experiment.steps, (step, loss, theta, outputs) -> {
                        for (int i = 0; i < residual.length; i++) {
                            residual[i] = outputs[i] - targets[i];
                        }
                        residuals.at(step, residual);
                    })
                    .loss();
        }
    }
}
