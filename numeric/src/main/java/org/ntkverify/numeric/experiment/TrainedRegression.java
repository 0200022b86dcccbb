package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.GaussianProcess;
import org.ntkverify.numeric.gp.KernelBlocks;
import org.ntkverify.numeric.gp.PathwiseConditioning;
import org.ntkverify.numeric.gp.PerturbedNetwork;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;
import org.ntkverify.numeric.gp.SampleThenOptimise;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The regression in which networks are trained: four targets at unit points of R^3, three test points, {@code f = m^(-1/2) sum_r a_r relu(w_r . x)}, noise
 * 0.1. Points and targets are those of the study in the project's notes, rounded to four digits; points are normalised again.
 */
final class TrainedRegression {

    static final int TRAINING = 4;

    static final int TESTS = 3;

    private static final double NOISE = 0.1;

    /**
     * Heavy-ball values for eigenvalues of kernel plus ridge from 0.17 to 8: errors shrink by {@code sqrt(momentum) = 0.75} a step, to 3e-9 of
     * themselves. The kernel of the training points at infinite width has eigenvalues from 0.32 to 1.78; in 20 000 draws at width 32 from 0.069 to 4.6.
     *
     * <p>What is left does not shrink with more steps: where an optimum lies on a kink of a ReLU the gradient jumps, and iterates step across it, by an
     * amount proportional to the rate. It is 3 % of the distance to the linear sample at width 32, 2 % at 256.
     */
    static final Optimiser.Momentum HEAVY_BALL = new Optimiser.Momentum(0.38, 0.56);

    static final int STEPS = 70;

    private static final double[][] POINTS = {
        {0.1888, -0.1984, 0.9618},
        {0.1602, -0.8181, 0.5523},
        {0.7415, 0.5385, -0.4002},
        {-0.8967, -0.4417, 0.0293},
        {-0.8784, -0.0827, -0.4707},
        {-0.7583, -0.5636, -0.3276},
        {0.3649, 0.9241, -0.1139}
    };

    private static final double[] TARGETS = {1.3665, -0.6652, 0.3515, 0.9035};

    private final Inputs inputs = Inputs.of("seven unit points", normalised());
    private final Architecture architecture = Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
            .withInput(InputScaling.RAW);
    private final KernelBlocks tangent;
    private final KernelBlocks nngp;

    TrainedRegression() {
        InfiniteWidthKernel.KernelMatrices kernels =
                InfiniteWidthKernel.of(architecture).matrix(inputs);
        this.tangent = blocks(kernels.ntk(), TRAINING);
        this.nngp = blocks(kernels.nngp(), TRAINING);
    }

    private static double[][] normalised() {
        double[][] points = new double[POINTS.length][];
        for (int i = 0; i < points.length; i++) {
            points[i] = POINTS[i].clone();
            double norm = Math.hypot(Math.hypot(points[i][0], points[i][1]), points[i][2]);
            for (int k = 0; k < points[i].length; k++) {
                points[i][k] /= norm;
            }
        }
        return points;
    }

    /** Returns a kernel matrix in blocks. */
    static KernelBlocks blocks(double[][] kernel, int training) {
        double[] entries = new double[kernel.length * kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            System.arraycopy(kernel[i], 0, entries, i * kernel.length, kernel.length);
        }
        return KernelBlocks.of(entries, training);
    }

    static String text(int width, Perturbation perturbation) {
        return "ReLU networks of width %s, %s, trained on four points in R^3 with noise %s, %s steps at rate %s, momentum %s"
                .formatted(
                        width,
                        perturbation == Perturbation.NONE ? "deep ensemble" : "perturbation " + perturbation,
                        NOISE,
                        STEPS,
                        HEAVY_BALL.learningRate(),
                        HEAVY_BALL.beta());
    }

    /** Returns the law of samples of infinite width. */
    GaussianLaw law(Perturbation perturbation) {
        KernelBlocks prior = switch (perturbation) {
            case WITHOUT_READOUT -> tangent;
            case NONE -> nngp;
            case FULL -> throw new IllegalArgumentException("perturbation must not be FULL here");
        };
        return SampleThenOptimise.ofPosterior(NOISE).law(prior, tangent, TARGETS);
    }

    GaussianLaw withoutFreshNoise() {
        return SampleThenOptimise.withoutFreshNoise(NOISE).law(tangent, tangent, TARGETS);
    }

    GaussianLaw nngpPosterior() {
        return GaussianProcess.posterior(nngp, TARGETS, NOISE);
    }

    /** Returns networks trained side by side with their linear counterparts. */
    Pairs pairs(int width, Perturbation perturbation, RandomStreams streams) {
        return pairs(width, perturbation, streams, STEPS);
    }

    /** The same with another number of steps. */
    Pairs pairs(int width, Perturbation perturbation, RandomStreams streams, int steps) {
        return new Pairs(this, width, perturbation, streams, steps);
    }

    /** Values at the test points: of the trained network, and of its start conditioned with the infinite-width kernel. */
    static final class Pair {

        private final double[] trained;
        private final double[] linear;

        private Pair(double[] trained, double[] linear) {
            this.trained = trained;
            this.linear = linear;
        }

        double[] trained() {
            return trained.clone();
        }

        double[] linear() {
            return linear.clone();
        }
    }

    /** Draws pairs; used by one thread. */
    static final class Pairs {

        private final int steps;
        private final Perturbation perturbation;
        private final RandomStreams streams;
        private final NetworkFunction function;
        private final NetworkFunction training;
        private final PathwiseConditioning conditioning;
        private final GaussianLaw law;
        private final double[] noise = new double[TRAINING];
        private final double[] targets = new double[TRAINING];

        private Pairs(
                TrainedRegression regression, int width, Perturbation perturbation, RandomStreams streams, int steps) {
            this.steps = steps;
            this.perturbation = perturbation;
            this.streams = streams;
            FiniteNetwork network = new FiniteNetwork(regression.architecture, regression.inputs, List.of(width));
            this.function = new NetworkFunction(network);
            this.training = new NetworkFunction(network.withInputs(regression.inputs.first(TRAINING)));
            this.conditioning = new PathwiseConditioning(regression.tangent, NOISE);
            this.law = regression.law(perturbation);
        }

        /** Returns the exact law of the linear counterparts. */
        GaussianLaw law() {
            return law;
        }

        Pair draw(long index) {
            streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, noise, TRAINING);
            for (int i = 0; i < TRAINING; i++) {
                targets[i] = TARGETS[i] + Math.sqrt(NOISE) * noise[i];
            }
            PerturbedNetwork network = PerturbedPrior.started(function, streams, index, perturbation);
            double[] all = network.trained(training, targets, NOISE, HEAVY_BALL, steps);
            double[] trained = new double[TESTS];
            System.arraycopy(all, TRAINING, trained, 0, TESTS);
            return new Pair(trained, conditioning.applied(network.atStart(), targets));
        }
    }
}
