package org.ntkverify.numeric.adversarial;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.train.LinearDynamics;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The second stage of training in [LHAR22]: after some steps of ordinary training to {@code theta_t} the network is replaced by a linear model,
 *
 * <pre>centred:  J(x) delta,      linearised:  f_t(x) + J(x) delta,      J = d f / d theta at theta_t,   delta from 0,</pre>
 *
 * and trained by descent on the squared loss. In parameters, with vector-Jacobian products, against closed forms with the kernel {@code k = J J^T} at theta_t:
 * some steps of descent, and its end, the interpolant of least norm, which conjugate gradients find. Inputs are fixed; weights and targets are drawn afresh.
 *
 * @param width m of one hidden ReLU layer
 * @param samples n
 */
public record ThreeDynamics(int width, int samples) implements Experiment {

    /** Both routes agree, for both models. */
    public static final Event AGREE =
            new Event("stage 2 in parameters is descent and regression with the kernel at theta_t");

    /** False: the centred model does not know f_t. */
    public static final Event WITH_OUTPUT = new Event("the centred model ends at regression plus f_t");

    /** False: the kernel has moved in stage 1. */
    public static final Event WITH_FIRST_KERNEL = new Event("stage 2 is regression with the kernel at theta_0");

    /** False by little: a relative error. */
    public static final Event WITH_ERROR = new Event("predictions have a relative error of 6e-11 N(0,1)");

    private static final int DIMENSION = 3;

    private static final int TESTS = 4;

    private static final int FIRST_STAGE = 30;

    private static final int STEPS = 20;

    private static final double RATE = 0.05;

    /** Seen where {@code |N(0,1)| > 1.667}, in 9.6 % of the instances. */
    private static final double PLANTED = 0.6 * Agreement.TOLERANCE;

    private static final long DATA_SEED = 20_221_021;

    @Override
    public String text() {
        return "relu width %s after %s steps of stage 1 with rate %s, n = %s and %s fixed inputs in R^%s, targets N(0, 1)"
                .formatted(width, FIRST_STAGE, RATE, samples, TESTS, DIMENSION);
    }

    @Override
    public List<String> names() {
        return Event.indicators(AGREE, WITH_OUTPUT, WITH_FIRST_KERNEL, WITH_ERROR);
    }

    private Inputs inputs() {
        double[][] points = new double[samples + TESTS][DIMENSION];
        RandomStream stream =
                RandomStreams.of(DATA_SEED, "three dynamics", text()).at(0, 0, StreamRole.EXPERIMENT_DATA, 0);
        for (double[] point : points) {
            stream.fillNormals(point, 0, DIMENSION);
        }
        return Inputs.of("fixed", points);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        FiniteNetwork network = new FiniteNetwork(
                Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
                        .withInput(InputScaling.RAW),
                inputs(),
                List.of(width));
        NetworkFunction function = new NetworkFunction(network);
        return (draw, target) -> {
            RandomStream stream = streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0);
            double[] targets = new double[samples];
            stream.fillNormals(targets, 0, samples);
            double[] parameters = InitialParameters.of(network, streams, draw);
            Kernel first = new Kernel(function.at(parameters));
            train(function, parameters, targets);
            ForwardPass pass = function.at(parameters);
            Kernel kernel = new Kernel(pass);
            double[] outputs = pass.outputs();
            double[] residual = targets.clone();
            KernelInstance.add(residual, -1, outputs);
            double[] offsets = Arrays.copyOfRange(outputs, samples, samples + TESTS);

            double[] centred = onTests(pass, leastNorm(pass, targets));
            double[] linearised = offsets.clone();
            KernelInstance.add(linearised, 1, onTests(pass, leastNorm(pass, residual)));
            double[] expected = offsets.clone();
            KernelInstance.add(expected, 1, kernel.regression(residual));
            double[] withOutput = kernel.regression(targets);
            KernelInstance.add(withOutput, 1, offsets);
            double exact = Math.max(
                    KernelInstance.deviation(onTests(pass, descended(pass, targets)), kernel.descent(targets)),
                    Math.max(
                            KernelInstance.deviation(centred, kernel.regression(targets)),
                            KernelInstance.deviation(linearised, expected)));
            Agreement.write(exact, target, 0);
            Agreement.write(KernelInstance.deviation(centred, withOutput), target, 2);
            Agreement.write(KernelInstance.deviation(centred, first.regression(targets)), target, 4);
            KernelInstance.add(centred, PLANTED * stream.nextNormal(), centred);
            Agreement.write(KernelInstance.deviation(centred, kernel.regression(targets)), target, 6);
        };
    }

    private void train(NetworkFunction function, double[] parameters, double[] targets) {
        TrainingPass pass = new TrainingPass(function);
        double[] slopes = new double[samples + TESTS];
        for (int step = 0; step < FIRST_STAGE; step++) {
            double[] outputs = pass.outputs(parameters);
            for (int i = 0; i < samples; i++) {
                slopes[i] = outputs[i] - targets[i];
            }
            pass.move(parameters, slopes, -RATE);
        }
    }

    /** {@code J^T g} with g on the training inputs. */
    private double[] pulledBack(ForwardPass pass, double[] cotangent) {
        return pass.pullBack(Arrays.copyOf(cotangent, samples + TESTS));
    }

    private double[] onTraining(ForwardPass pass, double[] delta) {
        return Arrays.copyOf(pass.pushForward(delta), samples);
    }

    private double[] onTests(ForwardPass pass, double[] delta) {
        return Arrays.copyOfRange(pass.pushForward(delta), samples, samples + TESTS);
    }

    /** Descent on {@code |J delta - y|^2/2} from 0. */
    private double[] descended(ForwardPass pass, double[] targets) {
        double[] delta = new double[pulledBack(pass, targets).length];
        for (int step = 0; step < STEPS; step++) {
            double[] slopes = onTraining(pass, delta);
            KernelInstance.add(slopes, -1, targets);
            KernelInstance.add(delta, -RATE, pulledBack(pass, slopes));
        }
        return delta;
    }

    /** Conjugate gradients for {@code min |J delta - y|} from 0: all iterates are in the range of J^T, as those of descent are. */
    private double[] leastNorm(ForwardPass pass, double[] targets) {
        double[] residual = targets.clone();
        double[] gradient = pulledBack(pass, residual);
        double[] direction = gradient.clone();
        double[] delta = new double[gradient.length];
        double size = dot(gradient, gradient);
        double first = size;
        // In exact arithmetic n iterations end it; rounding takes some more.
        for (int k = 0; k < 4 * samples && size > 1e-30 * first; k++) {
            double[] moved = onTraining(pass, direction);
            double step = size / dot(moved, moved);
            KernelInstance.add(delta, step, direction);
            KernelInstance.add(residual, -step, moved);
            gradient = pulledBack(pass, residual);
            double next = dot(gradient, gradient);
            for (int p = 0; p < direction.length; p++) {
                direction[p] = gradient[p] + next / size * direction[p];
            }
            size = next;
        }
        return delta;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** Predictions at the test inputs with the tangent kernel at one point of parameters. */
    private final class Kernel {

        private final double[] all;
        private final double[] training;

        Kernel(ForwardPass pass) {
            this.all = pass.tangentKernel();
            this.training = new double[samples * samples];
            for (int j = 0; j < samples; j++) {
                System.arraycopy(all, j * (samples + TESTS), training, j * samples, samples);
            }
        }

        double[] regression(double[] targets) {
            double[] factor = training.clone();
            double[] weights = Arrays.copyOf(targets, samples);
            if (!LinearAlgebra.get().cholesky(factor, samples)) {
                throw new ArithmeticException("kernel must be positive definite but was not");
            }
            LinearAlgebra.get().solveFactored(factor, samples, weights);
            return predictions(weights);
        }

        double[] descent(double[] targets) {
            LinearDynamics dynamics = new LinearDynamics(training, samples, 1);
            return predictions(dynamics.coefficients(targets, dynamics.descent(RATE, STEPS)));
        }

        private double[] predictions(double[] weights) {
            double[] result = new double[TESTS];
            for (int i = 0; i < TESTS; i++) {
                for (int j = 0; j < samples; j++) {
                    result[i] += weights[j] * all[samples + i + j * (samples + TESTS)];
                }
            }
            return result;
        }
    }
}
