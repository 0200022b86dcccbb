package org.ntkverify.numeric.experiment;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * How fast gradient descent from the zero function converges on small labels, in units of what the kernel {@code K = J J^T} at the start promises:
 *
 * <pre>q(a, b) = log(C_a/C_b) / (-2 (b - a) log|1 - eta lambda_min(K)|),      C_k = |f_k(X) - f_0(X) - Y|^2/2</pre>
 *
 * For fixed K and {@code eta <= 1/lambda_max}, {@code C_k <= (1 - eta lambda_min)^(2k) C_0}, that is {@code q(0, k) >= 1}, and q tends to 1. Two hidden tanh
 * layers as wide as the input, unit readout [BAM22]; data N(0, I), labels {@code N(0, 0.01^2)} and weights are drawn afresh.
 *
 * <p>T is where the bound promises {@code C_T <= 1e-8 C_0}, at least 4 and at most the steps given: a well conditioned kernel would be done long before, and
 * quotients of rounding errors say nothing about rates.
 *
 * @param width d
 * @param samples N
 * @param rate eta in units of {@code 1/lambda_max(K)}
 * @param steps most steps
 */
public record DescentRate(int width, int samples, double rate, int steps) implements Experiment {

    /** The rate of the network is that of the bound, up to a tenth. */
    public static final Event BOUND = new Event("q(0, T) >= 0.9");

    /** Fixed K: the bound itself, up to rounding. */
    public static final Event LINEARISED = new Event("q(0, T) >= 1 - 1e-9 for fixed K");

    /** In the second half of the run the bound is sharp. */
    public static final Event SHARP = new Event("0.9 <= q(T/2, T) <= 1.5");

    /** Twice the rate of the bound. */
    public static final Event TWICE = new Event("q(T/2, T) >= 2");

    /** The mean eigenvalue in the place of the smallest. */
    public static final Event MEAN = new Event("C_T <= (1 - eta tr K/N)^(2T) C_0");

    private static final double LABELS = 0.01;

    /** Small enough to see rates, large enough to be far from rounding. */
    private static final double DECAY = 1e-8;

    private static final int FEWEST_STEPS = 4;

    private static final int HIDDEN_LAYERS = 2;

    @Override
    public String text() {
        return "at most %s steps of gradient descent with eta = %s/lambda_max, two hidden tanh layers, widths %s, N = %s labels of size %s"
                .formatted(steps, rate, width, samples, LABELS);
    }

    @Override
    public List<String> names() {
        return Event.indicators(BOUND, LINEARISED, SHARP, TWICE, MEAN);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        return (index, target) -> observe(streams, index, target);
    }

    private void observe(RandomStreams streams, long index, double[] target) {
        double[] labels = new double[samples];
        double[] normals = new double[samples * width];
        streams.fillNormals(index, 1, StreamRole.EXPERIMENT_DATA, normals, normals.length);
        streams.fillNormals(index, 2, StreamRole.EXPERIMENT_DATA, labels, samples);
        double[][] points = new double[samples][width];
        for (int i = 0; i < samples; i++) {
            System.arraycopy(normals, i * width, points[i], 0, width);
            labels[i] *= LABELS;
        }
        FiniteNetwork network = FiniteNetwork.withUnitReadout(
                Architecture.standard(Activation.named("tanh"), HIDDEN_LAYERS, Expression.ONE, Expression.ZERO),
                Inputs.of("gaussian", points),
                Collections.nCopies(HIDDEN_LAYERS, width));
        NetworkFunction function = new NetworkFunction(network);
        double[] parameters = InitialParameters.of(network, streams, index);
        ForwardPass start = function.at(parameters);
        double[] kernel = start.tangentKernel();
        double[] eigenvalues = LinearAlgebra.get().symmetricEigenvalues(kernel.clone(), samples);
        double[] sorted = eigenvalues.clone();
        Arrays.sort(sorted);
        double eta = rate / sorted[samples - 1];
        double unit = -2 * Math.log(Math.abs(1 - eta * sorted[0]));
        double mean = -2 * Math.log(Math.abs(1 - eta * Arrays.stream(sorted).sum() / samples));

        // A run that diverges leaves infinite losses behind.
        int last = last(unit);
        double[] losses = new double[last + 1];
        Arrays.fill(losses, Double.POSITIVE_INFINITY);
        Objective objective = Objective.squared(labels).centredAt(start.outputs());
        new Training(function, objective, new Optimiser.GradientDescent(eta))
                .run(parameters, last, (step, loss, theta, outputs) -> losses[step] = loss);
        int half = last / 2;
        double whole = Math.log(losses[0] / losses[last]) / last;
        double late = Math.log(losses[half] / losses[last]) / (last - half) / unit;
        double fixed = Math.log(losses[0] / linearised(kernel, labels, eta, last)) / last;
        Event.write(Event.within(0.9, whole / unit), target, 0);
        Event.write(Event.within(1 - 1e-9, fixed / unit), target, 2);
        Event.write(Event.between(0.9, late, 1.5), target, 4);
        Event.write(Event.within(2, late), target, 6);
        Event.write(Event.within(mean, whole), target, 8);
    }

    /** Returns T of a loss that falls by {@code e^-unit} in each step. */
    private int last(double unit) {
        double wanted = -Math.log(DECAY) / unit;
        return unit > 0 && wanted < steps ? Math.max(FEWEST_STEPS, (int) Math.ceil(wanted)) : steps;
    }

    /** {@code C_T} of {@code r <- r - eta K r} from {@code r = -Y}. */
    private double linearised(double[] kernel, double[] labels, double eta, int last) {
        double[] residual = labels.clone();
        double[] next = new double[samples];
        for (int step = 0; step < last; step++) {
            for (int i = 0; i < samples; i++) {
                double sum = 0;
                for (int j = 0; j < samples; j++) {
                    sum += kernel[i + j * samples] * residual[j];
                }
                next[i] = residual[i] - eta * sum;
            }
            System.arraycopy(next, 0, residual, 0, samples);
        }
        double loss = 0;
        for (double each : residual) {
            loss += each * each / 2;
        }
        return loss;
    }
}
