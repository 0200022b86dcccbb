package org.ntkverify.numeric.landscape;

import java.util.List;
import java.util.stream.Stream;
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
 * By how much sharpness increases along gradient descent, {@code S(T) - S(0)}, of a tanh network with one hidden layer on the sign-product task.
 *
 * @param parameterization of the network
 * @param width N
 * @param rate eta_0
 * @param steps T
 */
public record SharpnessGrowth(Parameterization parameterization, int width, double rate, int steps)
        implements Experiment {

    /** The increase is that of networks of any width in maximal update on this task. */
    public static final Event LARGE = new Event("0.6 <= S(T) - S(0) <= 1.2");

    /** It falls like 1/N, with the constant of NTK parameterisation on this task. */
    public static final Event FADING = new Event("0.5/N <= S(T) - S(0) <= 4/N");

    /** It falls like 1/sqrt(N), with a constant that fits width 16. */
    public static final Event FADING_SLOWLY = new Event("0.6/sqrt(N) <= S(T) - S(0)");

    @Override
    public String text() {
        return "increase of sharpness over %s steps with eta_0 = %s, sign-product task, one hidden tanh layer of width %s, %s"
                .formatted(steps, rate, width, parameterization);
    }

    @Override
    public List<String> names() {
        return Stream.of(LARGE, FADING, FADING_SLOWLY)
                .flatMap(event -> event.indicators().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        NetworkFunction function = SignProductTask.dense(parameterization, 1, width);
        Objective objective = SignProductTask.objective();
        Training training = new Training(function, objective, new Optimiser.GradientDescent(rate));
        Sharpness sharpness = new Sharpness(function, objective, streams);
        return (index, target) -> {
            double[] parameters = InitialParameters.of(function.network(), streams, index);
            double before = sharpness.at(parameters, index);
            training.run(parameters, steps).loss();
            double increase = sharpness.at(parameters, index) - before;
            Event.write(Event.between(0.6, increase, 1.2), target, 0);
            Event.write(Event.between(0.5, increase * width, 4), target, 2);
            Event.write(Event.within(0.6, increase * Math.sqrt(width)), target, 4);
        };
    }
}
