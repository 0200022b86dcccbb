package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.GaussianProcess;
import org.ntkverify.numeric.gp.PerturbedNetwork;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Trained networks on the circle beside the posterior that they sample, for a figure: {@value #TRAINING} targets, noise 0.1, a ReLU network with one hidden layer of
 * width {@value #WIDTH}.
 *
 * <p>Immutable.
 */
public final class PosteriorCurves {

    private static final int TRAINING = 5;

    private static final int TESTS = 48;

    private static final int WIDTH = 256;

    private static final int SAMPLES = 100;

    private static final double NOISE = 0.1;

    private static final double[] ANGLES = {0.4, 1.1, 2.2, 3.9, 5.2};

    private static final double[] TARGETS = {0.8, -0.5, 0.9, -0.6, 0.3};

    private final GaussianLaw posterior;
    private final double[][] samples;

    private PosteriorCurves(GaussianLaw posterior, double[][] samples) {
        this.posterior = posterior;
        this.samples = samples;
    }

    /** Trains the networks whose random numbers belong to {@code seed}. */
    public static PosteriorCurves draw(long seed) {
        double[][] points = new double[TRAINING + TESTS][];
        for (int i = 0; i < points.length; i++) {
            double angle = i < TRAINING ? ANGLES[i] : testAngle(i - TRAINING);
            points[i] = new double[] {Math.cos(angle), Math.sin(angle)};
        }
        Inputs inputs = Inputs.of("points of the circle", points);
        Architecture architecture = Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
                .withInput(InputScaling.RAW);
        FiniteNetwork network = new FiniteNetwork(architecture, inputs, List.of(WIDTH));
        NetworkFunction function = new NetworkFunction(network);
        NetworkFunction training = new NetworkFunction(network.withInputs(inputs.first(TRAINING)));
        RandomStreams streams = RandomStreams.of(seed, "posterior curves", network.toString());
        double[] targets = new double[TRAINING];
        double[][] samples = new double[SAMPLES][TESTS];
        for (int s = 0; s < SAMPLES; s++) {
            streams.fillNormals(s, 0, StreamRole.EXPERIMENT_DATA, targets, TRAINING);
            for (int i = 0; i < TRAINING; i++) {
                targets[i] = TARGETS[i] + Math.sqrt(NOISE) * targets[i];
            }
            PerturbedNetwork perturbed = PerturbedPrior.started(function, streams, s, Perturbation.WITHOUT_READOUT);
            double[] values =
                    perturbed.trained(training, targets, NOISE, TrainedRegression.HEAVY_BALL, TrainedRegression.STEPS);
            System.arraycopy(values, TRAINING, samples[s], 0, TESTS);
        }
        GaussianLaw posterior = GaussianProcess.posterior(
                TrainedRegression.blocks(
                        InfiniteWidthKernel.of(architecture).matrix(inputs).ntk(), TRAINING),
                TARGETS,
                NOISE);
        return new PosteriorCurves(posterior, samples);
    }

    private static double testAngle(int i) {
        return 2 * Math.PI * i / TESTS;
    }

    /** Returns the number of test points. */
    public int count() {
        return TESTS;
    }

    /** Returns the number of training points. */
    public int trainingCount() {
        return TRAINING;
    }

    /** Returns the width of the networks. */
    public int width() {
        return WIDTH;
    }

    /** Returns the number of trained networks. */
    public int samples() {
        return SAMPLES;
    }

    /** Returns the angle of test point i. */
    public double angle(int i) {
        return testAngle(i);
    }

    /** Returns the posterior mean at test point i. */
    public double mean(int i) {
        return posterior.mean(i);
    }

    /** Returns the posterior standard deviation at test point i. */
    public double deviation(int i) {
        return Math.sqrt(posterior.covariance(i, i));
    }

    /** Returns network {@code s} at test point i. */
    public double sample(int s, int i) {
        return samples[s][i];
    }

    /** Returns the root mean square distance of all networks from the posterior mean at test point i. */
    public double sampledDeviation(int i) {
        double sum = 0;
        for (double[] sample : samples) {
            sum += (sample[i] - mean(i)) * (sample[i] - mean(i));
        }
        return Math.sqrt(sum / SAMPLES);
    }
}
