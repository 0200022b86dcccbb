package org.ntkverify.numeric.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/** Against {@code f = m^(-1/2) sum_r a_r relu(w_r . x)} written out. */
class PerturbedNetworkTest {

    private static final int WIDTH = 6;
    private static final int TRAINING = 2;
    private static final Inputs POINTS =
            Inputs.of("four points", new double[][] {{1, 0.2}, {-0.4, 1}, {0.3, -0.8}, {-1, -1}});
    private static final double[] TARGETS = {0.7, -1.2};
    private static final double RIDGE = 0.1;
    private static final Architecture SHALLOW = Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
            .withInput(InputScaling.RAW);
    private static final FiniteNetwork NETWORK = new FiniteNetwork(SHALLOW, POINTS, List.of(WIDTH));
    private static final RandomStreams STREAMS = RandomStreams.of(11, "test", "perturbed network");
    private static final double[] START = InitialParameters.of(NETWORK, STREAMS, 0);
    private static final double[] SECOND = InitialParameters.of(NETWORK, STREAMS, 1);

    /** {@code z_r} of neuron r at input i. */
    private static double preActivation(double[] parameters, int r, int i) {
        return parameters[r] * POINTS.coordinate(i, 0) + parameters[WIDTH + r] * POINTS.coordinate(i, 1);
    }

    private static double output(double[] parameters, int i) {
        double sum = 0;
        for (int r = 0; r < WIDTH; r++) {
            sum += parameters[2 * WIDTH + r] * Math.max(0, preActivation(parameters, r, i));
        }
        return sum / Math.sqrt(WIDTH);
    }

    private static double perturbation(Perturbation used, int i) {
        double sum = 0;
        for (int r = 0; r < WIDTH && used != Perturbation.NONE; r++) {
            double z = preActivation(START, r, i);
            sum += z > 0 ? START[2 * WIDTH + r] * preActivation(SECOND, r, i) : 0;
            sum += used == Perturbation.FULL ? SECOND[2 * WIDTH + r] * Math.max(0, z) : 0;
        }
        return sum / Math.sqrt(WIDTH);
    }

    @ParameterizedTest
    @EnumSource
    void the_start_is_network_plus_inner_product(Perturbation used) {
        double[] values = new PerturbedNetwork(new NetworkFunction(NETWORK), START, SECOND, used).atStart();
        for (int i = 0; i < POINTS.count(); i++) {
            assertThat(values[i]).isCloseTo(output(START, i) + perturbation(used, i), within(1e-14));
        }
    }

    /** Heavy-ball steps with the gradient written out. */
    private static double[] descended(Perturbation used, double rate, double beta, int steps) {
        double[] theta = START.clone();
        double[] velocity = new double[theta.length];
        for (int step = 0; step < steps; step++) {
            double[] gradient = new double[theta.length];
            for (int i = 0; i < TRAINING; i++) {
                double residual = (output(theta, i) + perturbation(used, i) - TARGETS[i]) / Math.sqrt(WIDTH);
                for (int r = 0; r < WIDTH; r++) {
                    double z = preActivation(theta, r, i);
                    if (z > 0) {
                        gradient[r] += residual * theta[2 * WIDTH + r] * POINTS.coordinate(i, 0);
                        gradient[WIDTH + r] += residual * theta[2 * WIDTH + r] * POINTS.coordinate(i, 1);
                        gradient[2 * WIDTH + r] += residual * z;
                    }
                }
            }
            for (int p = 0; p < theta.length; p++) {
                velocity[p] = beta * velocity[p] + gradient[p] + RIDGE * (theta[p] - START[p]);
                theta[p] -= rate * velocity[p];
            }
        }
        double[] values = new double[POINTS.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = output(theta, i) + perturbation(used, i);
        }
        return values;
    }

    private static double[] trained(Perturbation used, Optimiser optimiser, int steps) {
        NetworkFunction training = new NetworkFunction(NETWORK.withInputs(POINTS.first(TRAINING)));
        return new PerturbedNetwork(new NetworkFunction(NETWORK), START, SECOND, used)
                .trained(training, TARGETS, RIDGE, optimiser, steps);
    }

    @ParameterizedTest
    @EnumSource
    void training_takes_the_steps_written_out(Perturbation used) {
        assertThat(trained(used, new Optimiser.Momentum(0.2, 0.5), 25))
                .containsExactly(descended(used, 0.2, 0.5, 25), within(1e-12));
        assertThat(trained(used, new Optimiser.GradientDescent(0.2), 25))
                .containsExactly(descended(used, 0.2, 0, 25), within(1e-12));
    }

    @Test
    void rules_of_descent_end_at_one_optimum() {
        assertThat(trained(Perturbation.WITHOUT_READOUT, new Optimiser.Momentum(0.2, 0.5), 2000))
                .containsExactly(
                        trained(Perturbation.WITHOUT_READOUT, new Optimiser.GradientDescent(0.1), 8000), within(1e-10));
    }

    @Test
    void what_does_not_fit_is_refused() {
        PerturbedNetwork perturbed =
                new PerturbedNetwork(new NetworkFunction(NETWORK), START, SECOND, Perturbation.NONE);
        NetworkFunction training = new NetworkFunction(NETWORK.withInputs(POINTS.first(TRAINING)));
        Optimiser rule = new Optimiser.GradientDescent(0.1);
        assertThatThrownBy(() -> perturbed.trained(training, new double[] {1}, RIDGE, rule, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("targets must be 2 finite numbers but were [1.0]");
        assertThatThrownBy(() -> perturbed.trained(training, TARGETS, -1, rule, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ridge must be >= 0 and finite but was -1.0");
        assertThatThrownBy(() -> perturbed.trained(training, TARGETS, RIDGE, rule, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps must be >= 1 but was 0");
        FiniteNetwork wider = new FiniteNetwork(SHALLOW, POINTS.first(TRAINING), List.of(WIDTH + 1));
        assertThatThrownBy(() -> perturbed.trained(new NetworkFunction(wider), TARGETS, RIDGE, rule, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("training must be the network of 18 variables on at most 4 inputs");
        assertThatThrownBy(() -> perturbed.trained(training, TARGETS, RIDGE, new Optimiser.GradientDescent(1e9), 50))
                .as("a run that diverges")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
