package org.ntkverify.numeric.adversarial;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.KernelGradient;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The angle between the input gradients that the infinite-width kernel predicts and those of a trained network
 * {@code f = m^(-1/2) sum_r a_r phi(w_r.x)}, both layers trained by k steps of gradient descent on {@code |f(X) - y|^2/2}. The kernel makes the same k
 * steps, so that the comparison does not depend on how far training went:
 *
 * <pre>1 - cos(grad f_k(x) - grad f_0(x), grad Theta(x,X) w_k),   w_k = Theta^(-1) (I - (I - eta Theta)^k) (y - f_0(X))</pre>
 *
 * and the same for one network without subtraction, {@code grad f_k(x)} against the kernel predictor of y. Means over test inputs; inputs on the
 * sphere, targets N(0, 1), weights, all drawn afresh.
 *
 * @param activation phi
 * @param dimension d
 * @param samples n
 * @param width m
 */
public record GradientTransfer(Activation activation, int dimension, int samples, int width) implements Experiment {

    /** One minus the cosine, the network at its start subtracted. */
    public static final PositiveQuantity CENTRED = new PositiveQuantity("1 - cos, f_0 subtracted");

    /** One minus the cosine of one network as it is. */
    public static final PositiveQuantity SINGLE = new PositiveQuantity("1 - cos, one network");

    private static final int TESTS = 20;

    private static final int STEPS = 20;

    /** Of one minus a cosine in doubles. */
    private static final double RESOLUTION = 1e-14;

    @Override
    public String text() {
        return "%s, width %s, %s steps of descent on n = %s unit inputs in R^%s with targets N(0, 1), %s test inputs"
                .formatted(activation.name(), width, STEPS, samples, dimension, TESTS);
    }

    @Override
    public List<String> names() {
        return Stream.of(CENTRED, SINGLE)
                .flatMap(quantity -> quantity.components().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Architecture architecture =
                Architecture.ntk(activation, 1, Expression.ONE, Expression.ZERO).withInput(InputScaling.RAW);
        InfiniteWidthKernel kernel = InfiniteWidthKernel.of(architecture);
        KernelGradient gradient = KernelGradient.of(architecture);
        FiniteNetwork network =
                new FiniteNetwork(architecture, Inputs.of("0", new double[samples][dimension]), List.of(width));
        NetworkFunction function = new NetworkFunction(network);
        NetworkFunction atTests = new NetworkFunction(network.withInputs(Inputs.of("0", new double[TESTS][dimension])));
        return (draw, target) -> {
            RandomStream stream = streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0);
            double[][] inputs = unit(stream, samples);
            double[][] tests = unit(stream, TESTS);
            double[] targets = new double[samples];
            stream.fillNormals(targets, 0, samples);
            double[] start = InitialParameters.of(network, streams, draw);
            double[] end = start.clone();
            double[][] rows = kernel.matrix(Inputs.of("sphere", inputs)).ntk();
            double[] matrix = flat(rows);
            double rate = 1 / norm(matrix);
            double[] residual = trained(function, end, flat(inputs), targets, rate);
            double[] before = gradients(atTests, start, flat(tests));
            double[] after = gradients(atTests, end, flat(tests));
            double[] moved = after.clone();
            KernelInstance.add(moved, -1, before);
            double[] predicted = predicted(gradient, tests, inputs, descent(matrix, residual, rate));
            double[] ofTargets = predicted(gradient, tests, inputs, descent(matrix, targets, rate));
            PositiveQuantity.write(apart(moved, predicted), RESOLUTION, target, 0);
            PositiveQuantity.write(apart(after, ofTargets), RESOLUTION, target, 2);
        };
    }

    private double[][] unit(RandomStream stream, int count) {
        double[][] points = new double[count][dimension];
        for (double[] point : points) {
            stream.fillNormals(point, 0, dimension);
            double length = norm(point);
            for (int k = 0; k < dimension; k++) {
                point[k] /= length;
            }
        }
        return points;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    private static double[] flat(double[][] rows) {
        double[] result = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, result, i * rows[i].length, rows[i].length);
        }
        return result;
    }

    private static double[] descent(double[] kernel, double[] targets, double rate) {
        return new KernelFeatures(kernel, targets).descent(rate, STEPS);
    }

    /** Trains in place and returns {@code y - f_0(X)}. */
    private static double[] trained(
            NetworkFunction function, double[] parameters, double[] points, double[] targets, double rate) {
        TrainingPass pass = new TrainingPass(function);
        pass.inputs(points);
        double[] first = new double[targets.length];
        double[] slopes = new double[targets.length];
        for (int step = 0; step < STEPS; step++) {
            double[] outputs = pass.outputs(parameters);
            for (int i = 0; i < targets.length; i++) {
                slopes[i] = outputs[i] - targets[i];
                first[i] = step == 0 ? -slopes[i] : first[i];
            }
            pass.move(parameters, slopes, -rate);
        }
        return first;
    }

    private static double[] gradients(NetworkFunction function, double[] parameters, double[] points) {
        double[] gradients = new double[points.length];
        new NetworkClassifier(function, parameters).gradients(points, gradients);
        return gradients;
    }

    private double[] predicted(KernelGradient gradient, double[][] tests, double[][] inputs, double[] weights) {
        double[] result = new double[TESTS * dimension];
        for (int i = 0; i < TESTS; i++) {
            for (int j = 0; j < samples; j++) {
                double[] slope = gradient.at(tests[i], inputs[j]).ntkGradient();
                for (int k = 0; k < dimension; k++) {
                    result[k + i * dimension] += weights[j] * slope[k];
                }
            }
        }
        return result;
    }

    /** The mean of {@code 1 - cos} over columns, as {@code |u/|u| - v/|v||^2/2}. */
    private double apart(double[] left, double[] right) {
        double sum = 0;
        for (int from = 0; from < left.length; from += dimension) {
            double first = 0;
            double second = 0;
            for (int k = from; k < from + dimension; k++) {
                first = Math.hypot(first, left[k]);
                second = Math.hypot(second, right[k]);
            }
            for (int k = from; k < from + dimension; k++) {
                double difference = left[k] / first - right[k] / second;
                sum += difference * difference / 2;
            }
        }
        return sum * dimension / left.length;
    }
}
