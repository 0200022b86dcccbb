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
 * Sharpness after gradient descent over the threshold of stability, {@code eta_0 gamma^2 lambda_max(H)/2}, of a tanh network with one hidden layer in
 * maximal update on the sign-product task.
 *
 * @param width N
 * @param rate eta_0
 * @param steps T
 */
public record EdgeOfStability(int width, double rate, int steps) implements Experiment {

    /** Sharpness is at the threshold or just below. */
    public static final Event AT = new Event("0.8 <= eta_0 S(T)/2 <= 1.1");

    /** It is well above the threshold. */
    public static final Event ABOVE = new Event("eta_0 S(T)/2 >= 1.1");

    /** It is well below. */
    public static final Event BELOW = new Event("eta_0 S(T)/2 <= 0.8");

    @Override
    public String text() {
        return "sharpness over 2/eta_0 after %s steps with eta_0 = %s, sign-product task, one hidden tanh layer of width %s, maximal update"
                .formatted(steps, rate, width);
    }

    @Override
    public List<String> names() {
        return Event.indicators(AT, ABOVE, BELOW);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        NetworkFunction function = SignProductTask.dense(Parameterization.MUP, 1, width);
        Objective objective = SignProductTask.objective();
        Training training = new Training(function, objective, new Optimiser.GradientDescent(rate));
        Sharpness sharpness = new Sharpness(function, objective, streams);
        return (index, target) -> {
            double[] parameters = InitialParameters.of(function.network(), streams, index);
            training.run(parameters, steps).loss();
            double ratio = rate * sharpness.at(parameters, index) / 2;
            Event.write(Event.between(0.8, ratio, 1.1), target, 0);
            Event.write(Event.within(1.1, ratio), target, 2);
            Event.write(Event.within(ratio, 0.8), target, 4);
        };
    }
}
