package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.LinearNetworkOrder;

/**
 * The sharpness {@code gamma^2 lambda_max(G)} of a linear network after gradient descent from a random start, by its order parameters.
 *
 * @param network which
 * @param rate eta_0
 * @param steps of gradient descent
 */
public record FinalSharpness(LinearNetwork network, double rate, int steps) implements Experiment {

    @Override
    public String text() {
        return "sharpness after %s steps with eta_0 = %s of the %s".formatted(steps, rate, network);
    }

    @Override
    public List<String> names() {
        return List.of("gamma^2 lambda_max(G)");
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        NetworkFunction function = network.function();
        return (index, target) -> {
            LinearNetworkOrder order = network.order(
                    rate, network.kappa(), function.layout(), InitialParameters.of(function.network(), streams, index));
            for (int step = 0; step < steps; step++) {
                order.step();
            }
            target[0] = order.sharpness();
        };
    }
}
