package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.arithmetic.HyperbolicTangent;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.ParameterLayout;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Parameterization;

/**
 * Traces of the two parts of the Hessian {@code H = G + R} after gradient descent, times {@code gamma^2}: a tanh network with one hidden layer,
 * {@code f(x) = s_2 V.phi(s_1 W x)}, in maximal update on the sign-product task. Readout weights enter linearly and each neuron by itself, so
 *
 * <pre>Tr G = Tr Theta / n,   Tr R = (1/n) sum_i (f(x_i) - y_i) sum_j s_2 V_j phi''(z_ij) s_1^2 |x_i|^2,   phi'' = -2 tanh (1 - tanh^2)</pre>
 *
 * @param width N
 * @param rate eta_0
 * @param steps T
 */
public record CurvatureTrace(int width, double rate, int steps) implements Experiment {

    /** {@code gamma^2 Tr G} is about 0.9 at every width. */
    public static final Event KERNEL = new Event("0.6 <= gamma^2 Tr G <= 1.6");

    /** {@code gamma^2 Tr R} grows like N, with the constant of aligned readouts on this task. */
    public static final Event ALIGNED = new Event("0.08 <= gamma^2 Tr R/N <= 0.22");

    /** {@code gamma^2 |Tr R|} is at most of the order of a random sum over neurons. */
    public static final Event RANDOM = new Event("gamma^2 |Tr R| <= 0.3 sqrt(N)");

    @Override
    public String text() {
        return "traces of the Hessian after %s steps with eta_0 = %s, sign-product task, one hidden tanh layer of width %s, maximal update"
                .formatted(steps, rate, width);
    }

    @Override
    public List<String> names() {
        return Event.indicators(KERNEL, ALIGNED, RANDOM);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        NetworkFunction function = SignProductTask.dense(Parameterization.MUP, 1, width);
        Objective objective = SignProductTask.objective();
        Training training = new Training(function, objective, new Optimiser.GradientDescent(rate));
        return (index, target) -> {
            double[] parameters = InitialParameters.of(function.network(), streams, index);
            training.run(parameters, steps).loss();
            double unit = function.network().learningRateScale();
            double kernel = unit * gaussNewton(function, parameters);
            double trace = unit * residual(function, objective, parameters);
            Event.write(Event.between(0.6, kernel, 1.6), target, 0);
            Event.write(Event.between(0.08, trace / width, 0.22), target, 2);
            Event.write(Event.within(Math.abs(trace), 0.3 * Math.sqrt(width)), target, 4);
        };
    }

    /** {@code Tr G}. */
    static double gaussNewton(NetworkFunction function, double[] parameters) {
        double[] kernel = function.at(parameters).tangentKernel();
        double sum = 0;
        for (int i = 0; i < SignProductTask.COUNT; i++) {
            sum += kernel[i * (SignProductTask.COUNT + 1)];
        }
        return sum / SignProductTask.COUNT;
    }

    /** {@code Tr R}. */
    static double residual(NetworkFunction function, Objective objective, double[] parameters) {
        ForwardPass pass = function.at(parameters);
        ParameterLayout layout = function.layout();
        double[] slopes = new double[SignProductTask.COUNT];
        objective.slopes(pass.outputs(), slopes);
        double first = function.network().weightScale(1);
        double second = function.network().weightScale(2);
        double[][] points = SignProductTask.points();
        double sum = 0;
        for (int i = 0; i < SignProductTask.COUNT; i++) {
            double curvature = 0;
            for (int j = 0; j < layout.rows(1); j++) {
                double z = 0;
                for (int k = 0; k < SignProductTask.DIMENSION; k++) {
                    z += first * parameters[layout.matrixFrom(1) + j + k * layout.rows(1)] * points[i][k];
                }
                double value = HyperbolicTangent.of(z);
                curvature += second * parameters[layout.matrixFrom(2) + j] * -2 * value * (1 - value * value);
            }
            // All points have squared length d.
            sum += slopes[i] * curvature * first * first * SignProductTask.DIMENSION;
        }
        return sum;
    }
}
