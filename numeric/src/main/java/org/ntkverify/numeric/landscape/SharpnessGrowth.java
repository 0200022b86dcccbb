package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Parameterization;

/**
 * By how much sharpness increases along gradient descent, {@code S(T) - S(0)}, at widths N and 4 N, each from one random start: a tanh network with one hidden
 * layer on the sign-product task. A power law {@code N^a} changes the increase by {@code 4^a}.
 *
 * @param parameterization of the network
 * @param width N
 * @param rate eta_0
 * @param steps T
 */
public record SharpnessGrowth(Parameterization parameterization, int width, double rate, int steps)
        implements Experiment {

    /** The same at both widths, exponent within 0.3. */
    public static final Event SAME = new Event("increase at 4N is 2/3 to 3/2 of that at N");

    /** Falls with the width, exponent from -1.5 to -0.4. */
    public static final Event FADES = new Event("increase at 4N is 1/8 to 0.58 of that at N");

    /** Falls, if at all, more slowly, exponent from -0.4 to 0.3. */
    public static final Event STAYS = new Event("increase at 4N is 0.58 to 3/2 of that at N");

    private static final int FACTOR = 4;

    @Override
    public String text() {
        return "increase of sharpness over %s steps with eta_0 = %s, sign-product task, one hidden tanh layer of width %s and 4 times that, %s"
                .formatted(steps, rate, width, parameterization);
    }

    @Override
    public List<String> names() {
        return Event.indicators(SAME, FADES, STAYS);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Growth narrow = new Growth(width, streams);
        Growth wide = new Growth(FACTOR * width, streams);
        return (index, target) -> {
            double ratio = wide.of(index) / narrow.of(index);
            Event.write(Event.between(2.0 / 3, ratio, 1.5), target, 0);
            Event.write(Event.between(0.125, ratio, 0.58), target, 2);
            Event.write(Event.between(0.58, ratio, 1.5), target, 4);
        };
    }

    /** Networks of one width. */
    private final class Growth {

        private final NetworkFunction function;
        private final Training training;
        private final Sharpness sharpness;
        private final RandomStreams streams;

        Growth(int neurons, RandomStreams streams) {
            this.function = SignProductTask.dense(parameterization, 1, neurons);
            Objective objective = SignProductTask.objective();
            this.training = new Training(function, objective, new Optimiser.GradientDescent(rate));
            this.sharpness = new Sharpness(function, objective, streams);
            this.streams = streams;
        }

        double of(long index) {
            double[] parameters = InitialParameters.of(function.network(), streams, index);
            double before = sharpness.at(parameters, index);
            training.run(parameters, steps).loss();
            return sharpness.at(parameters, index) - before;
        }
    }
}
