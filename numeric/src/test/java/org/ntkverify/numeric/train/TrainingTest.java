package org.ntkverify.numeric.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/** Training against its definition, written out with derivatives from {@link ForwardPass}, and against closed forms. */
class TrainingTest {

    private static final RandomStreams STREAMS = RandomStreams.of(7, "training", "test");
    private static final Inputs INPUTS = Inputs.sphere(5, 3, 1);
    private static final double[] TARGETS = {1, -1, 1, 1, -1};

    private static NetworkFunction network(Parameterization parameterization) {
        Architecture architecture = Architecture.ntk(
                        Activation.named("tanh"), 2, Expression.ONE, Expression.ratio(1, 5))
                .withParameterization(parameterization);
        return new NetworkFunction(new FiniteNetwork(architecture, INPUTS, List.of(6, 4)));
    }

    private static NetworkFunction residual() {
        Architecture architecture = Architecture.ntk(
                        Activation.named("tanh"), 3, Expression.ONE, Expression.ratio(1, 5))
                .withResidualBlocks(List.of(Expression.ratio(1, 2), Expression.ratio(1, 3)));
        return new NetworkFunction(new FiniteNetwork(architecture, INPUTS, List.of(4, 4, 4)));
    }

    private static double[] start(NetworkFunction function) {
        return InitialParameters.of(function.network(), STREAMS, 3);
    }

    @Test
    void working_memory_gives_the_numbers_of_the_immutable_pass() {
        for (NetworkFunction function : List.of(network(Parameterization.STANDARD), residual())) {
            double[] theta = start(function);
            ForwardPass forward = function.at(theta);
            TrainingPass pass = new TrainingPass(function);
            assertThat(pass.outputs(theta)).containsExactly(forward.outputs());
            double[] gradient = new double[theta.length];
            pass.gradient(theta, TARGETS, gradient);
            assertThat(gradient).containsExactly(forward.pullBack(TARGETS), within(1e-14));
            double[] byInputs = new double[15];
            pass.inputGradient(theta, TARGETS, byInputs);
            assertThat(byInputs).containsExactly(forward.inputGradient(TARGETS), within(1e-14));
            double[] moved = theta.clone();
            pass.move(moved, TARGETS, -0.5);
            for (int p = 0; p < moved.length; p++) {
                assertThat(moved[p]).isCloseTo(theta[p] - 0.5 * gradient[p], within(1e-14));
            }
        }
    }

    @Test
    void other_inputs_give_the_outputs_of_a_network_on_them() {
        NetworkFunction function = network(Parameterization.NTK);
        double[] theta = start(function);
        Inputs others = Inputs.sphere(5, 3, 2);
        double[] points = new double[15];
        for (int i = 0; i < 5; i++) {
            for (int k = 0; k < 3; k++) {
                points[k + 3 * i] = others.coordinate(i, k);
            }
        }
        TrainingPass pass = new TrainingPass(function);
        pass.inputs(points);
        assertThat(pass.outputs(theta))
                .containsExactly(new NetworkFunction(function.network().withInputs(others))
                        .at(theta)
                        .outputs());
    }

    @Test
    void tangent_kernel_is_the_gram_matrix_of_gradients() {
        for (NetworkFunction function : List.of(network(Parameterization.STANDARD), residual())) {
            ForwardPass pass = function.at(start(function));
            double[][] gradients = new double[5][];
            for (int i = 0; i < 5; i++) {
                double[] unit = new double[5];
                unit[i] = 1;
                gradients[i] = pass.pullBack(unit);
            }
            double[] kernel = pass.tangentKernel();
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 5; j++) {
                    double sum = 0;
                    for (int p = 0; p < gradients[i].length; p++) {
                        sum += gradients[i][p] * gradients[j][p];
                    }
                    assertThat(kernel[i + 5 * j]).isCloseTo(sum, within(1e-12 * Math.max(1, Math.abs(sum))));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Parameterization.class,
            names = {"NTK", "STANDARD", "MUP"})
    void descent_follows_its_definition(Parameterization parameterization) {
        NetworkFunction function = network(parameterization);
        double rate = parameterization == Parameterization.STANDARD ? 0.01 : 0.1;
        // The maximal update scales the rate by n_L = 4.
        double expectedRate = parameterization == Parameterization.MUP ? 4 * rate : rate;
        double[] expected = start(function);
        for (int step = 0; step < 20; step++) {
            ForwardPass pass = function.at(expected);
            double[] cotangent = pass.outputs();
            for (int i = 0; i < 5; i++) {
                cotangent[i] = (cotangent[i] - TARGETS[i]) / 5;
            }
            double[] gradient = pass.pullBack(cotangent);
            for (int p = 0; p < gradient.length; p++) {
                expected[p] -= expectedRate * gradient[p];
            }
        }
        double[] theta = start(function);
        TrainingEnd end = new Training(function, Objective.meanSquared(TARGETS), new Optimiser.GradientDescent(rate))
                .run(theta, 20);
        assertThat(theta).containsExactly(expected, within(1e-13));
        assertThat(end.loss())
                .isCloseTo(
                        Objective.meanSquared(TARGETS)
                                .value(function.at(expected).outputs()),
                        within(1e-14));
    }

    @Test
    void momentum_zero_is_descent_and_frozen_layers_stay() {
        NetworkFunction function = network(Parameterization.MUP);
        Objective objective = new Objective(Loss.LOGISTIC, TARGETS, new double[5], 1);
        double[] descent = start(function);
        new Training(function, objective, new Optimiser.GradientDescent(0.1)).run(descent, 10);
        double[] momentum = start(function);
        new Training(function, objective, new Optimiser.Momentum(0.1, 0)).run(momentum, 10);
        assertThat(momentum).containsExactly(descent, within(1e-13));
        double[] frozen = start(function);
        new Training(function, objective, new Optimiser.GradientDescent(0.1), Set.of(1, 2)).run(frozen, 10);
        int readout = function.layout().matrixFrom(3);
        double[] before = start(function);
        assertThat(Arrays.copyOf(frozen, readout)).containsExactly(Arrays.copyOf(before, readout));
        assertThat(frozen[readout]).isNotEqualTo(before[readout]);
    }

    @Test
    void adam_makes_first_steps_of_size_eta_and_follows_its_definition() {
        NetworkFunction function = network(Parameterization.NTK);
        double[] theta = start(function);
        double[] before = theta.clone();
        new Training(function, Objective.squared(TARGETS), new Optimiser.Adam(1e-3, 0.9, 0.999, 0)).run(theta, 1);
        for (int p = 0; p < theta.length; p++) {
            assertThat(Math.abs(theta[p] - before[p])).isCloseTo(1e-3, within(1e-12));
        }
        // Two steps on the slopes 1 and -3: m = -0.21, v = 0.009999, corrected by 1 - 0.81 and 1 - 0.998001.
        Optimiser.State state = new Optimiser.Adam(1, 0.9, 0.999, 0).newState(1);
        double[] single = {0};
        state.step(single, new double[] {1});
        state.step(single, new double[] {-3});
        assertThat(single[0]).isCloseTo(-1 + 0.21 / 0.19 / Math.sqrt(0.009999 / 0.001999), within(1e-12));
    }

    @Test
    void divergence_is_reported_with_its_step() {
        NetworkFunction function = network(Parameterization.NTK);
        double[] theta = start(function);
        TrainingEnd end =
                new Training(function, Objective.squared(TARGETS), new Optimiser.GradientDescent(1e200)).run(theta, 50);
        assertThat(end).isInstanceOf(TrainingEnd.Diverged.class);
        assertThatThrownBy(end::loss).isInstanceOf(ArithmeticException.class).hasMessageContaining("must converge");
    }

    /** With all layers but the readout frozen the model is linear, so the closed forms are exact. */
    @Test
    void readout_training_follows_linear_dynamics() {
        Architecture architecture = Architecture.ntk(Activation.named("tanh"), 2, Expression.ONE, Expression.ZERO);
        NetworkFunction function = new NetworkFunction(new FiniteNetwork(architecture, INPUTS, List.of(6, 8)));
        double[] theta = start(function);
        int readout = function.layout().matrixFrom(3);
        double[] kernel = new double[25];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double[] a = new double[5];
                a[i] = 1;
                double[] b = new double[5];
                b[j] = 1;
                double[] left = function.at(theta).pullBack(a);
                double[] right = function.at(theta).pullBack(b);
                for (int p = readout; p < left.length; p++) {
                    kernel[i + 5 * j] += left[p] * right[p];
                }
            }
        }
        LinearDynamics dynamics = new LinearDynamics(kernel, 5, 0.2);
        double[] initial = function.at(theta).outputs();
        for (int i = 0; i < 5; i++) {
            initial[i] -= TARGETS[i];
        }
        for (LinearDynamics.Decay decay :
                List.of(dynamics.descent(0.7, 40), dynamics.momentum(0.7, 0.6, 40), dynamics.descent(0.7, 0))) {
            int steps = decay.remaining(1) == 1 ? 0 : 40;
            Optimiser rule =
                    decay.remaining(0.3) == dynamics.momentum(0.7, 0.6, 40).remaining(0.3)
                            ? new Optimiser.Momentum(0.7, 0.6)
                            : new Optimiser.GradientDescent(0.7);
            double[] trained = theta.clone();
            new Training(function, Objective.meanSquared(TARGETS), rule, Set.of(1, 2)).run(trained, steps);
            double[] residual = dynamics.residual(initial, decay);
            double[] outputs = function.at(trained).outputs();
            double[] coefficients = dynamics.coefficients(initial, decay);
            for (int i = 0; i < 5; i++) {
                assertThat(outputs[i] - TARGETS[i]).isCloseTo(residual[i], within(1e-12));
                double byCoefficients = initial[i];
                for (int j = 0; j < 5; j++) {
                    byCoefficients -= kernel[i + 5 * j] * coefficients[j];
                }
                assertThat(byCoefficients).isCloseTo(residual[i], within(1e-11));
            }
        }
    }

    @Test
    void flow_is_the_limit_of_descent_with_small_steps() {
        NetworkFunction function = network(Parameterization.MUP);
        Objective objective = Objective.meanSquared(TARGETS);
        double[] exact = new GradientFlow(function, objective, 1e-11).after(start(function), 0.5);
        assertThat(new GradientFlow(function, objective, 1e-9).after(start(function), 0.5))
                .containsExactly(exact, within(1e-8));
        double[] coarse = start(function);
        new Training(function, objective, new Optimiser.GradientDescent(1e-3)).run(coarse, 500);
        double[] fine = start(function);
        new Training(function, objective, new Optimiser.GradientDescent(5e-4)).run(fine, 1000);
        for (int p = 0; p < fine.length; p++) {
            // Richardson: descent is of first order in the step; what remains is of second.
            assertThat(2 * fine[p] - coarse[p]).isCloseTo(exact[p], within(2e-6));
        }
    }
}
