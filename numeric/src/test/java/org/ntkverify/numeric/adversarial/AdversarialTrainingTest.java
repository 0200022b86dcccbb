package org.ntkverify.numeric.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.adversarial.Attack.Norm;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.train.Loss;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/** Network targets and steps of training against the other evaluation of networks, which forms no working memory. */
class AdversarialTrainingTest {

    private static final int D = 3;

    private static final int N = 6;

    private static final double[] LABELS = {1, -1, -1, 1, 1, -1};

    private final Architecture architecture = Architecture.ntk(
                    Activation.named("tanh"), 2, Expression.ratio(3, 2), Expression.ratio(1, 10))
            .withInput(InputScaling.RAW);

    private final RandomStreams streams = RandomStreams.of(3, "adversarial training", "test");

    private double[] points = {};
    private NetworkFunction function = function(new double[N * D]);
    private double[] parameters = {};

    private NetworkFunction function(double[] columns) {
        double[][] rows = new double[columns.length / D][D];
        for (int at = 0; at < columns.length; at++) {
            rows[at / D][at % D] = columns[at];
        }
        return new NetworkFunction(new FiniteNetwork(architecture, Inputs.of("test", rows), List.of(7, 5)));
    }

    @BeforeEach
    void draw() {
        points = new double[N * D];
        streams.fillNormals(0, 0, StreamRole.EXPERIMENT_DATA, points, points.length);
        function = function(points);
        parameters = InitialParameters.of(function.network(), streams, 0);
    }

    @Test
    void the_target_has_the_values_gradients_and_kernel_of_the_network() {
        NetworkClassifier target = new NetworkClassifier(function, parameters);
        ForwardPass pass = function.at(parameters);
        double[] values = new double[N];
        double[] gradients = new double[N * D];
        target.values(points, values);
        target.gradients(points, gradients);
        double[] ones = {1, 1, 1, 1, 1, 1};
        assertThat(values).containsExactly(pass.outputs(), within(1e-14));
        assertThat(gradients).containsExactly(pass.inputGradient(ones), within(1e-14));
        assertThat(target.tangentKernel(points)).containsExactly(pass.tangentKernel(), within(1e-13));
    }

    @Test
    void gradients_are_limits_of_differences() {
        NetworkClassifier target = new NetworkClassifier(function, parameters);
        double[] gradients = new double[N * D];
        target.gradients(points, gradients);
        double h = 1e-5;
        for (int at = 0; at < points.length; at++) {
            double[] up = points.clone();
            double[] down = points.clone();
            up[at] += h;
            down[at] -= h;
            double[] high = new double[N];
            double[] low = new double[N];
            target.values(up, high);
            target.values(down, low);
            assertThat(gradients[at]).isCloseTo((high[at / D] - low[at / D]) / (2 * h), within(1e-8));
        }
    }

    private double[] stepAt(double[] moved) {
        ForwardPass pass = function(moved).at(parameters);
        double[] outputs = pass.outputs();
        double[] slopes = new double[N];
        for (int i = 0; i < N; i++) {
            slopes[i] = Loss.LOGISTIC.slope(outputs[i], LABELS[i]) / N;
        }
        double[] gradient = pass.pullBack(slopes);
        double[] next = parameters.clone();
        for (int p = 0; p < next.length; p++) {
            next[p] -= 0.7 * gradient[p];
        }
        return next;
    }

    @Test
    void without_an_attack_a_step_is_gradient_descent() {
        double[] expected = stepAt(points);
        new AdversarialTraining(function, Loss.LOGISTIC, 0.7, Attack.fast(Norm.MAXIMUM, 0))
                .step(parameters, points, LABELS);
        assertThat(parameters).containsExactly(expected, within(1e-14));
    }

    @Test
    void with_an_attack_it_is_descent_at_the_attacked_inputs() {
        Attack attack = Attack.projected(0.3, 4);
        double[] moved = attack.perturbed(new NetworkClassifier(function, parameters), points, LABELS);
        double[] expected = stepAt(moved);
        double[] ordinary = stepAt(points);
        new AdversarialTraining(function, Loss.LOGISTIC, 0.7, attack).step(parameters, points, LABELS);
        assertThat(parameters).containsExactly(expected, within(1e-14));
        assertThat(KernelInstance.deviation(parameters, ordinary))
                .as("an attack is seen")
                .isGreaterThan(1e-3);
    }
}
