package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.LinearNetworkOrder;

/**
 * {@link Deviations} of a linear network from its limit of infinite width, at the start and after gradient descent, by order parameters: of
 * {@code gamma^2 lambda_max(G)} absolute, of the loss relative to the limit.
 *
 * @param network which
 * @param rate eta_0
 * @param steps T
 */
public record LinearConsistency(LinearNetwork network, double rate, int steps) implements Experiment {

    @Override
    public String text() {
        return "deviations from infinite width before and after %s steps, eta_0 = %s, %s"
                .formatted(steps, rate, network);
    }

    @Override
    public List<String> names() {
        return Deviations.names();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        NetworkFunction function = network.function();
        return (index, target) -> {
            LinearNetworkOrder limit = LinearNetworkOrder.limit(rate, network.kappa(), network.target());
            LinearNetworkOrder order = network.order(
                    rate, network.kappa(), function.layout(), InitialParameters.of(function.network(), streams, index));
            double sharpness = sharpness(order, limit);
            double loss = loss(order, limit);
            for (int step = 0; step < steps; step++) {
                order.step();
                limit.step();
            }
            new Deviations(sharpness, loss, sharpness(order, limit), loss(order, limit)).write(target);
        };
    }

    private static double sharpness(LinearNetworkOrder order, LinearNetworkOrder limit) {
        return Math.abs(order.sharpness() - limit.sharpness());
    }

    private static double loss(LinearNetworkOrder order, LinearNetworkOrder limit) {
        return Math.abs(order.loss() / limit.loss() - 1);
    }
}
