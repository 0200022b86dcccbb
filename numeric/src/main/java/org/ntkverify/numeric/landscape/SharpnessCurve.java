package org.ntkverify.numeric.landscape;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Parameterization;

/** Sharpness along gradient descent of one tanh network with one hidden layer on the sign-product task, for figures. */
public final class SharpnessCurve {

    private static final long SEED = 1;

    private SharpnessCurve() {}

    /**
     * Returns S(0), S(every), S(2 every), ... up to {@code steps}.
     *
     * @param width N
     * @param rate eta_0
     */
    public static List<Double> of(Parameterization parameterization, int width, double rate, int steps, int every) {
        NetworkFunction function = SignProductTask.dense(parameterization, 1, width);
        Objective objective = SignProductTask.objective();
        RandomStreams streams = RandomStreams.of(SEED, "sharpness curve", "N = %s".formatted(width));
        Sharpness sharpness = new Sharpness(function, objective, streams);
        List<Double> curve = new ArrayList<>();
        new Training(function, objective, new Optimiser.GradientDescent(rate))
                .run(InitialParameters.of(function.network(), streams, 0), steps, (step, loss, theta, outputs) -> {
                    if (step % every == 0) {
                        curve.add(sharpness.at(theta, 0));
                    }
                })
                .loss();
        return List.copyOf(curve);
    }
}
