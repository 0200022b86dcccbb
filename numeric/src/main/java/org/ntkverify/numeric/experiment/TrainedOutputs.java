package org.ntkverify.numeric.experiment;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.LimitLaw;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Architecture;

/**
 * Outputs of trained networks at inputs that were not trained on, against the median m and the quartiles {@code m -+ q s} of the law in the limit,
 * {@link LimitLaw}. The data are fixed, the weights random; training is gradient descent on the mean of squared losses.
 *
 * <p>Observed for each test input x are the indicators of f(x) above m and of f(x) between the quartiles. Moments of f would need thousands of networks:
 * its square is skewed.
 *
 * @param network with one output
 * @param training X
 * @param test inputs x
 * @param targets y, one for each training input
 * @param width of every hidden layer
 * @param rate eta
 * @param steps of descent
 */
public record TrainedOutputs(
        Architecture network, Inputs training, Inputs test, List<Double> targets, int width, double rate, int steps)
        implements Experiment {

    /** q: half of a normal law lies within this many standard deviations of its mean. */
    public static final double QUARTILE = 0.6744897501960817;

    /** Copies the targets. */
    public TrainedOutputs {
        targets = List.copyOf(targets);
    }

    @Override
    public String text() {
        return "%s, width %s, %s steps of rate %s on %s with targets %s, tested on %s"
                .formatted(network.text(), width, steps, rate, training.text(), targets, test.text());
    }

    @Override
    public List<String> names() {
        return Stream.of("P(f(x_%s) > m)", "P(|f(x_%s) - m| < q s)")
                .flatMap(name -> IntStream.range(0, test.count()).mapToObj(name::formatted))
                .toList();
    }

    /** Returns the law of the outputs in the limit, after the same training. */
    public LimitLaw limit() {
        InfiniteWidthKernel.KernelMatrices kernels =
                InfiniteWidthKernel.of(network).matrix(training.followedBy(test));
        return LimitLaw.of(
                kernels.nngp(),
                kernels.ntk(),
                targets,
                1.0 / training.count(),
                dynamics -> dynamics.descent(rate, steps));
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        LimitLaw limit = limit();
        List<Integer> widths = Collections.nCopies(network.hiddenLayers(), width);
        FiniteNetwork all = new FiniteNetwork(network, training.followedBy(test), widths);
        NetworkFunction trained = new NetworkFunction(all.withInputs(training));
        NetworkFunction tested = new NetworkFunction(all.withInputs(test));
        double[] y = targets.stream().mapToDouble(target -> target).toArray();
        Training descent = new Training(trained, Objective.meanSquared(y), new Optimiser.GradientDescent(rate));
        return (index, target) -> {
            double[] parameters = InitialParameters.of(all, streams, index);
            descent.run(parameters, steps).loss();
            double[] after = tested.at(parameters).outputs();
            for (int i = 0; i < after.length; i++) {
                double distance = after[i] - limit.mean().get(i);
                target[i] = indicator(distance > 0);
                target[after.length + i] = indicator(Math.abs(distance) < QUARTILE * limit.deviation(i));
            }
        };
    }

    private static double indicator(boolean happened) {
        return happened ? 1 : 0;
    }
}
