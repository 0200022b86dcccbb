package org.ntkverify.numeric.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.ExplicitSampler;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.NetworkDraw;
import org.ntkverify.numeric.sample.NetworkSampler;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.LimitLaw;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Architecture;

/**
 * Outputs of trained networks at inputs that were not trained on, by their characteristic function about the mean m of the law in the limit, in units of
 * its standard deviation s, both of {@link LimitLaw}: {@code E e^(i omega (f(x) - m)/s)}. The data are fixed, the weights random; training is gradient
 * descent on the mean of squared losses.
 *
 * <p>Observed for each test input and each omega of {@link #FREQUENCIES} are
 *
 * <pre>sin(omega (f - m)/s) - sin(omega h/s)   and   cos(omega (f - m)/s) - cos(omega h/s) + e^(-omega^2 a.Sigma_n a / (2 s^2)),
 * h = f_0(x) - A f_0(X) = a.f_0</pre>
 *
 * whose means are <em>exactly</em> the imaginary and the real part, at every width and whatever A, m and s are: given the hidden layers h is Gaussian with
 * mean 0 and variance {@code a.Sigma_n a}, {@code Sigma_n} the covariance of the draw. With the A of the limit the outputs follow {@code m + h}, so little
 * variance is left. Moments of f would need many more networks: a few far from the limit rule them, and sine and cosine are bounded.
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

    /** The frequencies omega, in units of 1/s. */
    public static final List<Integer> FREQUENCIES = List.of(1, 2);

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
        List<String> names = new ArrayList<>();
        for (int i = 0; i < test.count(); i++) {
            for (int frequency : FREQUENCIES) {
                names.add("E sin %s(f(x_%s) - m)/s".formatted(frequency, i));
                names.add("E cos %s(f(x_%s) - m)/s".formatted(frequency, i));
            }
        }
        return names;
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
        NetworkSampler.Source source = new ExplicitSampler(all, streams).newSource();
        return (index, target) -> {
            // The same weights twice: as a draw with its covariance, and as the point where training starts.
            NetworkDraw draw = source.draw(index);
            double[] parameters = InitialParameters.of(all, streams, index);
            descent.run(parameters, steps).loss();
            double[] after = tested.at(parameters).outputs();
            int at = 0;
            for (int i = 0; i < after.length; i++) {
                double[] a = combination(limit, i);
                double s = limit.deviation(i);
                double h = dot(a, draw) / s;
                double variance = form(a, draw) / (s * s);
                double f = (after[i] - limit.mean().get(i)) / s;
                for (int frequency : FREQUENCIES) {
                    target[at++] = Math.sin(frequency * f) - Math.sin(frequency * h);
                    target[at++] = Math.cos(frequency * f)
                            - Math.cos(frequency * h)
                            + Math.exp(-0.5 * frequency * frequency * variance);
                }
            }
        };
    }

    /** a: the outputs at all inputs that make up {@code f_0(x) - A f_0(X)}. */
    private double[] combination(LimitLaw limit, int i) {
        double[] a = new double[training.count() + test.count()];
        for (int k = 0; k < training.count(); k++) {
            a[k] = -limit.response().get(i).get(k);
        }
        a[training.count() + i] = 1;
        return a;
    }

    private static double dot(double[] a, NetworkDraw draw) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * draw.output(i);
        }
        return sum;
    }

    private static double form(double[] a, NetworkDraw draw) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += a[i] * a[j] * draw.sigma(i, j);
            }
        }
        return sum;
    }
}
