package org.ntkverify.numeric.landscape;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.numeric.train.TrainingEnd;
import org.ntkverify.symbolic.Parameterization;

/**
 * The best and the largest stable learning rate for T steps of gradient descent at widths N and 4 N, each from one random start, found to a quarter and
 * an eighth of a factor 2. A rate is stable if the loss ends below where it began; the best rate has the smallest loss at the end. Rates are doubled
 * until one is not stable, then the last interval is halved three times, and the neighbourhood of the best rate twice. Tanh network with one hidden
 * layer on the sign-product task.
 *
 * @param parameterization of the network
 * @param width N
 * @param steps T
 */
public record LearningRates(Parameterization parameterization, int width, int steps) implements Experiment {

    /** The best rates differ by less than the widths' root. */
    public static final Event BEST_TRANSFERS = new Event("best eta_0 at 4N within a factor 2 of that at N");

    /** So do the largest stable ones, by less. */
    public static final Event STABLE_TRANSFERS =
            new Event("largest stable eta_0 at 4N within a factor 1.5 of that at N");

    /** The best rate falls like 1/N. */
    public static final Event BEST_FALLS = new Event("best eta_0 at 4N is 1/8 to 1/2.3 of that at N");

    /** So does the largest stable one. */
    public static final Event STABLE_FALLS = new Event("largest stable eta_0 at 4N is 1/8 to 1/2.3 of that at N");

    /** The largest stable rate falls like the root of 1/N. */
    public static final Event STABLE_HALVES = new Event("largest stable eta_0 at 4N is 1/2.3 to 1/1.7 of that at N");

    private static final int FACTOR = 4;

    private static final int MOST_DOUBLINGS = 20;

    @Override
    public String text() {
        return "learning rates for %s steps, sign-product task, one hidden tanh layer of width %s and 4 times that, %s"
                .formatted(steps, width, parameterization);
    }

    @Override
    public List<String> names() {
        return Event.indicators(BEST_TRANSFERS, STABLE_TRANSFERS, BEST_FALLS, STABLE_FALLS, STABLE_HALVES);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        NetworkFunction narrow = SignProductTask.dense(parameterization, 1, width);
        NetworkFunction wide = SignProductTask.dense(parameterization, 1, FACTOR * width);
        return (index, target) -> {
            Search first = search(narrow, streams, index);
            Search second = search(wide, streams, index);
            double best = Math.pow(2, first.best - second.best);
            double stable = Math.pow(2, first.stable - second.stable);
            Event.write(Event.between(0.5, best, 2), target, 0);
            Event.write(Event.between(1 / 1.5, stable, 1.5), target, 2);
            Event.write(Event.between(2.3, best, 8), target, 4);
            Event.write(Event.between(2.3, stable, 8), target, 6);
            Event.write(Event.between(1.7, stable, 2.3), target, 8);
        };
    }

    /** Returns the best rate of one network of {@code neurons} neurons, for figures. */
    public static double best(Parameterization parameterization, int neurons, int steps, long draw) {
        NetworkFunction function = SignProductTask.dense(parameterization, 1, neurons);
        RandomStreams streams = RandomStreams.of(1, "best rate", "N = %s".formatted(neurons));
        return Math.pow(2, new LearningRates(parameterization, neurons, steps).search(function, streams, draw).best);
    }

    private Search search(NetworkFunction function, RandomStreams streams, long index) {
        double[] start = InitialParameters.of(function.network(), streams, index);
        Search search = new Search(doubling -> end(function, start, Math.pow(2, doubling)));
        search.run(first(function.network().width(1)));
        return search;
    }

    /** Where the search begins, in doublings of the rate 1: a factor 2 or more below the best rate. */
    private int first(int neurons) {
        int doublings = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(neurons);
        return parameterization == Parameterization.STANDARD ? 2 - doublings : -1;
    }

    /** The loss after T steps, or infinity where the rate is not stable. */
    private double end(NetworkFunction function, double[] start, double rate) {
        double[] first = new double[1];
        Training training = new Training(function, SignProductTask.objective(), new Optimiser.GradientDescent(rate));
        TrainingEnd end = training.run(start.clone(), steps, (step, loss, theta, outputs) -> {
            if (step == 0) {
                first[0] = loss;
            }
        });
        return end instanceof TrainingEnd.Reached reached && reached.loss() < first[0]
                ? reached.loss()
                : Double.POSITIVE_INFINITY;
    }

    /** One search; rates are logarithms to base 2. */
    private static final class Search {

        private final DoubleUnaryOperator loss;
        private double best;
        private double smallest = Double.POSITIVE_INFINITY;
        private double stable;

        Search(DoubleUnaryOperator loss) {
            this.loss = loss;
        }

        void run(int first) {
            stable = first;
            while (stable(stable)) {
                if (stable == first + MOST_DOUBLINGS) {
                    throw new ArithmeticException("a rate must be unstable but none was up to 2^%s".formatted(stable));
                }
                stable++;
            }
            stable--;
            if (stable < first || best == first) {
                throw new ArithmeticException("the best rate must be above 2^%s but was not".formatted(first));
            }
            for (double step : new double[] {0.5, 0.25, 0.125}) {
                if (stable(stable + step)) {
                    stable += step;
                }
            }
            for (double step : new double[] {0.5, 0.25}) {
                double middle = best;
                stable(middle - step);
                stable(middle + step);
            }
        }

        private boolean stable(double doubling) {
            double found = loss.applyAsDouble(doubling);
            if (found < smallest) {
                smallest = found;
                best = doubling;
            }
            return found < Double.POSITIVE_INFINITY;
        }
    }
}
