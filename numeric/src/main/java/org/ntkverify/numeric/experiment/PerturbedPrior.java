package org.ntkverify.numeric.experiment;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.gp.PerturbedNetwork;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.Architecture;

/**
 * Products {@code g(x_i) g(x_j)}, i at most j, of the function {@code g = f(theta_0) + <grad f(theta_0), theta'_0>} before training [DSLJ22]; its mean is 0, so
 * that the means of the products are covariances. Both initialisations are drawn afresh.
 *
 * @param architecture with one hidden layer, in the NTK parameterisation
 * @param inputs where g is observed
 * @param width of the hidden layer
 * @param perturbation what is kept of {@code theta'_0}
 */
public record PerturbedPrior(Architecture architecture, Inputs inputs, int width, Perturbation perturbation)
        implements Experiment {

    @Override
    public String text() {
        return "start of %s, width %s, %s, perturbation %s"
                .formatted(architecture.text(), width, inputs.text(), perturbation);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int j = 1; j <= inputs.count(); j++) {
            for (int i = 1; i <= j; i++) {
                names.add("covariance %s,%s".formatted(i, j));
            }
        }
        return List.copyOf(names);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        FiniteNetwork network = new FiniteNetwork(architecture, inputs, List.of(width));
        NetworkFunction function = new NetworkFunction(network);
        return (index, target) -> {
            double[] values = started(function, streams, index, perturbation).atStart();
            int at = 0;
            for (int j = 0; j < values.length; j++) {
                for (int i = 0; i <= j; i++) {
                    target[at++] = values[i] * values[j];
                }
            }
        };
    }

    /** Returns the function of draw {@code index}; its two initialisations have addresses of their own. */
    static PerturbedNetwork started(
            NetworkFunction function, RandomStreams streams, long index, Perturbation perturbation) {
        double[] start = InitialParameters.of(function.network(), streams, 2 * index);
        double[] second = InitialParameters.of(function.network(), streams, 2 * index + 1);
        return new PerturbedNetwork(function, start, second, perturbation);
    }
}
