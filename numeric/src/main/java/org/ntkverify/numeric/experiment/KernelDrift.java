package org.ntkverify.numeric.experiment;

import java.util.Collections;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Architecture;

/**
 * How far the tangent kernel on the data moves in training [JGH18, Theorem 2]: {@code |Theta_t - Theta_0|_F / |Theta_0|_F} after t steps of gradient
 * descent on the mean of squared losses. The learning rate is multiplied by what belongs to the parameterisation, n in maximal update. Data fixed,
 * weights random.
 *
 * @param network with one output
 * @param training X
 * @param targets y, one for each input
 * @param width of every hidden layer
 * @param rate eta
 * @param steps t
 */
public record KernelDrift(
        Architecture network, Inputs training, List<Double> targets, int width, double rate, int steps)
        implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity CHANGE = new PositiveQuantity("|Theta_t - Theta_0|/|Theta_0|");

    /** Entries are sums of positive and negative terms with relative errors of about 1e-14. */
    private static final double RESOLUTION = 1e-11;

    /** Copies the targets. */
    public KernelDrift {
        targets = List.copyOf(targets);
    }

    @Override
    public String text() {
        return "kernel of %s, width %s, after %s steps of rate %s on %s with targets %s"
                .formatted(network.text(), width, steps, rate, training.text(), targets);
    }

    @Override
    public List<String> names() {
        return CHANGE.components();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        List<Integer> widths = Collections.nCopies(network.hiddenLayers(), width);
        NetworkFunction function = new NetworkFunction(new FiniteNetwork(network, training, widths));
        double[] y = targets.stream().mapToDouble(target -> target).toArray();
        Training descent = new Training(function, Objective.meanSquared(y), new Optimiser.GradientDescent(rate));
        return (index, target) -> {
            double[] parameters = InitialParameters.of(function.network(), streams, index);
            double[] before = function.at(parameters).tangentKernel();
            descent.run(parameters, steps).loss();
            double[] after = function.at(parameters).tangentKernel();
            PositiveQuantity.write(relativeChange(before, after), RESOLUTION, target, 0);
        };
    }

    private static double relativeChange(double[] before, double[] after) {
        double change = 0;
        double size = 0;
        for (int i = 0; i < before.length; i++) {
            change += (after[i] - before[i]) * (after[i] - before[i]);
            size += before[i] * before[i];
        }
        return Math.sqrt(change / size);
    }
}
