package org.ntkverify.numeric.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.ParameterLayout;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.GradientFlow;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** The network in the coordinates of its data against the network of the training core, which knows all its weights. */
class GramNetworkTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static final int WIDTH = 7;

    private static final LabelledPoints DATA = LabelledPoints.THREE;

    private static NetworkFunction function(NeuronActivation activation) {
        // Layers divide by sqrt(d), here 3.
        double[][] points = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                points[i][k] = Math.sqrt(3) * DATA.inputs().coordinate(i, k);
            }
        }
        Architecture architecture =
                Architecture.ntk(Activation.named(activation.text()), 1, Expression.ONE, Expression.ZERO);
        return new NetworkFunction(new FiniteNetwork(architecture, Inputs.of("scaled", points), List.of(WIDTH)));
    }

    private static double[] parameters(NetworkFunction function) {
        return InitialParameters.of(function.network(), RandomStreams.of(SEED, "test", "gram network"), 0);
    }

    private static GramNetwork network(NeuronActivation activation, NetworkFunction function, double[] parameters) {
        ParameterLayout layout = function.layout();
        GramNetwork network = new GramNetwork(activation, DATA.gram(), 3, WIDTH);
        for (int r = 0; r < WIDTH; r++) {
            double[] u = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int k = 0; k < 3; k++) {
                    u[i] += parameters[layout.matrixFrom(1) + r + WIDTH * k]
                            * DATA.inputs().coordinate(i, k);
                }
            }
            network.set(r, parameters[layout.matrixFrom(2) + r], u);
        }
        return network;
    }

    private static void assertSame(GramNetwork network, ForwardPass pass, double error) {
        double[] outputs = new double[3];
        network.outputs(outputs);
        assertThat(outputs).containsExactly(pass.outputs(), within(error));
        double[] kernel = new double[9];
        network.kernel(kernel);
        assertThat(kernel).containsExactly(pass.tangentKernel(), within(error));
    }

    private static double squaredDistance(double[] first, double[] second) {
        double sum = 0;
        for (int p = 0; p < first.length; p++) {
            sum += (first[p] - second[p]) * (first[p] - second[p]);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void outputs_and_kernel_are_those_of_the_network(NeuronActivation activation) {
        NetworkFunction function = function(activation);
        double[] parameters = parameters(function);
        assertSame(network(activation, function, parameters), function.at(parameters), 1e-13);
    }

    @Test
    void the_flow_is_the_gradient_flow_of_all_weights() {
        NetworkFunction function = function(NeuronActivation.TANH);
        double[] start = parameters(function);
        GramNetwork network = network(NeuronActivation.TANH, function, start);
        double[] offsets = function.at(start).outputs();
        network.flow(DATA.targets(), offsets, 0.02, 100);
        double[] end =
                new GradientFlow(function, Objective.squared(DATA.targets()).centredAt(offsets), 1e-12).after(start, 2);
        // The classical method errs by h^4 times derivatives of order 5.
        assertSame(network, function.at(end), 1e-7);
        assertThat(network.squaredMove()).isCloseTo(squaredDistance(start, end), within(1e-7));
        network.restart();
        assertThat(network.squaredMove()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void descent_is_that_of_all_weights(NeuronActivation activation) {
        NetworkFunction function = function(activation);
        double[] end = parameters(function);
        GramNetwork network = network(activation, function, end);
        double[] offsets = function.at(end).outputs();
        network.descend(DATA.targets(), offsets, 0.25, 80);
        new Training(
                        function,
                        Objective.squared(DATA.targets()).centredAt(offsets),
                        new Optimiser.GradientDescent(0.25))
                .run(end, 80);
        assertSame(network, function.at(end), 1e-10);
    }

    @Test
    void drawn_preactivations_have_the_covariance_of_the_points() {
        int width = 40_000;
        GramNetwork network = new GramNetwork(NeuronActivation.TANH, DATA.gram(), 3, width);
        network.draw(RandomStreams.of(SEED, "test", "covariance"), 3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int r = 0; r < width; r++) {
                    sum += network.preactivation(i, r) * network.preactivation(j, r);
                }
                // Standard error at most sqrt(2/40000) = 0.007; six of them.
                assertThat(sum / width).isCloseTo(DATA.gram()[i + 3 * j], within(0.042));
            }
        }
    }

    @Test
    void contracts_are_named() {
        assertThatThrownBy(() -> new GramNetwork(NeuronActivation.TANH, DATA.gram(), 3, 0))
                .hasMessage("width must be >= 1 but was 0");
        assertThatThrownBy(() -> new GramNetwork(NeuronActivation.TANH, new double[] {1, 1, 1, 1}, 2, 3))
                .hasMessage("points must be linearly independent but were not");
        assertThatThrownBy(() -> new LabelledPoints(DATA.inputs(), List.of(1.0)))
                .hasMessage("labels must be one for each of 3 points but were [1.0]");
    }
}
