package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.train.LinearNetworkOrder;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;

/**
 * Gradient descent on the weights of a linear network against the closed system of its order parameters, {@link LinearNetworkOrder}, from the same
 * random start. Two runs agree if no entry of w, Ehat and vhat ever differs by more than {@value #TOLERANCE}; entries are of order 1.
 *
 * @param network which
 * @param rate eta_0
 * @param steps of both
 * @param shift deviation of the relative difference of the rate in {@link #OTHER_RATE}, which is normal
 */
public record OrderParameterAgreement(LinearNetwork network, double rate, int steps, double shift)
        implements Experiment {

    /** The system is that of gradient descent. */
    public static final Event EXACT = new Event("order parameters follow gradient descent");

    /** So is that without the terms in {@code eta_0^2}. */
    public static final Event FIRST_ORDER = new Event("they do without the terms in eta_0^2");

    /** So is that with {@code kappa = gamma^2/N}, the dimension left out. */
    public static final Event WITHOUT_DIMENSION = new Event("they do with kappa = gamma^2/N");

    /** So is that with a rate that differs a little, by a random amount. */
    public static final Event OTHER_RATE = new Event("they do with a slightly different rate");

    private static final double TOLERANCE = 1e-12;

    @Override
    public String text() {
        return "order parameters against gradient descent, %s, eta_0 = %s, %s steps, other rate by %s"
                .formatted(network, rate, steps, shift);
    }

    @Override
    public List<String> names() {
        return Event.indicators(EXACT, FIRST_ORDER, WITHOUT_DIMENSION, OTHER_RATE);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        NetworkFunction function = network.function();
        Training training = new Training(function, network.objective(), new Optimiser.GradientDescent(rate));
        double kappa = network.kappa();
        return (index, target) -> {
            double[] parameters = InitialParameters.of(function.network(), streams, index);
            double difference =
                    shift * streams.at(index, 0, StreamRole.EXPERIMENT_DATA, 0).nextNormal();
            List<LinearNetworkOrder> systems = List.of(
                    order(function, rate, kappa, parameters),
                    order(function, rate, kappa, parameters),
                    order(function, rate, kappa * network.dimension(), parameters),
                    order(function, rate * (1 + difference), kappa, parameters));
            double[] deviations = new double[systems.size()];
            // A run that diverges would have compared nothing to its end: its loss is not to be had.
            training.run(parameters, steps, (step, loss, theta, outputs) -> {
                        LinearNetworkOrder seen = order(function, rate, kappa, theta);
                        for (int s = 0; s < deviations.length; s++) {
                            LinearNetworkOrder system = systems.get(s);
                            deviations[s] = Math.max(deviations[s], distance(system, seen));
                            if (s == 1) {
                                system.stepOfFirstOrder();
                            } else {
                                system.step();
                            }
                        }
                    })
                    .loss();
            for (int s = 0; s < deviations.length; s++) {
                Event.write(Event.within(deviations[s], TOLERANCE), target, 2 * s);
            }
        };
    }

    private LinearNetworkOrder order(NetworkFunction function, double eta, double kappa, double[] parameters) {
        return network.order(eta, kappa, function.layout(), parameters);
    }

    private static double distance(LinearNetworkOrder first, LinearNetworkOrder second) {
        return Math.max(
                Math.abs(first.v() - second.v()),
                Math.max(distance(first.w(), second.w()), distance(first.e(), second.e())));
    }

    private static double distance(double[] first, double[] second) {
        double largest = 0;
        for (int i = 0; i < first.length; i++) {
            largest = Math.max(largest, Math.abs(first[i] - second[i]));
        }
        return largest;
    }
}
