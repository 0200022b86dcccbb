package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Parameterization;

/**
 * {@link Deviations} of a network from a much wider one, which stands for the limit, at the start and after gradient descent; both relative,
 * {@code |log(q_N/q_M)|}. Tanh networks with one hidden layer in maximal update on the sign-product task, independent starts.
 *
 * @param width N
 * @param reference M; what it deviates from the limit itself is about sqrt(N/M) of what is measured
 * @param rate eta_0
 * @param steps T
 */
public record TanhConsistency(int width, int reference, double rate, int steps) implements Experiment {

    @Override
    public String text() {
        return "deviations from width %s before and after %s steps, eta_0 = %s, sign-product task, one hidden tanh layer of width %s, maximal update"
                .formatted(reference, steps, rate, width);
    }

    @Override
    public List<String> names() {
        return Deviations.names();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Look limit = new Run(reference, streams).at(0);
        Run run = new Run(width, streams);
        return (index, target) -> {
            Look look = run.at(index);
            new Deviations(
                            deviation(look.sharpnessBefore, limit.sharpnessBefore),
                            deviation(look.lossBefore, limit.lossBefore),
                            deviation(look.sharpnessAfter, limit.sharpnessAfter),
                            deviation(look.lossAfter, limit.lossAfter))
                    .write(target);
        };
    }

    private static double deviation(double value, double limit) {
        return Math.abs(Math.log(value / limit));
    }

    private record Look(double sharpnessBefore, double lossBefore, double sharpnessAfter, double lossAfter) {}

    /** Networks of one width. */
    private final class Run {

        private final NetworkFunction function;
        private final Training training;
        private final Sharpness sharpness;
        private final RandomStreams streams;

        Run(int neurons, RandomStreams streams) {
            this.function = SignProductTask.dense(Parameterization.MUP, 1, neurons);
            Objective objective = SignProductTask.objective();
            this.training = new Training(function, objective, new Optimiser.GradientDescent(rate));
            this.sharpness = new Sharpness(function, objective, streams);
            this.streams = streams;
        }

        Look at(long index) {
            double[] parameters = InitialParameters.of(function.network(), streams, index);
            double sharpnessBefore = sharpness.at(parameters, index);
            double[] losses = new double[1];
            double lossAfter = training.run(parameters, steps, (step, loss, theta, outputs) -> {
                        if (step == 0) {
                            losses[0] = loss;
                        }
                    })
                    .loss();
            return new Look(sharpnessBefore, losses[0], sharpness.at(parameters, index), lossAfter);
        }
    }
}
