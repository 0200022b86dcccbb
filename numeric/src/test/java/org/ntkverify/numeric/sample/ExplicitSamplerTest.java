package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Parameterization;

/** The explicit sampler against the Jacobian product, weight by weight. */
class ExplicitSamplerTest {

    private static final RandomStreams STREAMS = RandomStreams.of(11, "explicit", "test");

    static Stream<FiniteNetwork> networks() {
        List<List<Integer>> widths = List.of(List.of(5), List.of(4, 7), List.of(6, 3, 5), List.of(1, 2));
        return Stream.of(Activation.RELU, Activation.ERF)
                .flatMap(activation -> Stream.of(Parameterization.values())
                        .flatMap(parameterization -> Stream.of(InputScaling.values())
                                .flatMap(input -> Stream.of(true, false)
                                        .flatMap(bias -> widths.stream()
                                                .map(w -> new FiniteNetwork(
                                                        TestNetworks.unequalGains(
                                                                activation, w.size(), bias, parameterization, input),
                                                        TestNetworks.inputs(4, 3),
                                                        w))))));
    }

    static Stream<FiniteNetwork> residualAndManyOutputs() {
        return Stream.of(Activation.RELU, Activation.ERF)
                .flatMap(activation -> Stream.of(Parameterization.values())
                        .flatMap(parameterization -> Stream.of(true, false)
                                .flatMap(bias -> Stream.of(
                                        TestNetworks.residual(activation, bias, parameterization, 1, 5, 5),
                                        TestNetworks.residual(activation, bias, parameterization, 1, 4, 4, 4),
                                        TestNetworks.residual(activation, bias, parameterization, 2, 3, 3, 3),
                                        TestNetworks.manyOutputs(activation, bias, parameterization, 3, 4, 5)))));
    }

    @ParameterizedTest
    @MethodSource({"networks", "residualAndManyOutputs"})
    void theta_is_the_product_of_jacobians_and_outputs_are_the_network(FiniteNetwork network) {
        PlainNetwork plain = new PlainNetwork(network);
        NetworkSampler.Source source = new ExplicitSampler(network, STREAMS).newSource();
        for (long draw = 0; draw < 3; draw++) {
            NetworkDraw sampled = source.draw(draw);
            double[] variables = plain.variablesOf(STREAMS, draw);
            double[][][] jacobian = new double[4][network.outputCount()][];
            for (int i = 0; i < 4; i++) {
                for (int p = 0; p < network.outputCount(); p++) {
                    jacobian[i][p] = plain.gradient(variables, i, p);
                    // Sums of at most 8 terms of the size of f's parts, three layers deep.
                    assertThat(sampled.output(i, p)).isCloseTo(plain.output(variables, i, p), within(1e-12));
                }
            }
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    assertKernel(plain, sampled, jacobian, i, j);
                }
            }
        }
    }

    private static void assertKernel(PlainNetwork plain, NetworkDraw sampled, double[][][] jacobian, int i, int j) {
        int outputs = sampled.outputCount();
        double trace = 0;
        double[] layers = new double[sampled.layerCount()];
        double scale = 0;
        for (int p = 0; p < outputs; p++) {
            for (int q = 0; q < outputs; q++) {
                double product = 0;
                double size = 0;
                for (int layer = 1; layer <= layers.length; layer++) {
                    for (int v = plain.firstVariable(layer); v < plain.firstVariable(layer + 1); v++) {
                        double term = jacobian[i][p][v] * jacobian[j][q][v];
                        product += term;
                        size += Math.abs(term);
                        layers[layer - 1] += p == q ? term / outputs : 0;
                    }
                }
                assertThat(sampled.theta(i, p, j, q)).isCloseTo(product, within(1e-12 * Math.max(size, 1e-300)));
                trace += p == q ? product / outputs : 0;
                scale = Math.max(scale, size);
            }
        }
        assertThat(sampled.theta(i, j)).isCloseTo(trace, within(1e-12 * Math.max(scale, 1e-300)));
        for (int layer = 1; layer <= layers.length; layer++) {
            assertThat(sampled.layerTheta(layer, i, j))
                    .isCloseTo(layers[layer - 1], within(1e-12 * Math.max(scale, 1e-300)));
        }
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void the_jacobian_of_the_oracle_is_the_derivative_of_its_output(FiniteNetwork network) {
        PlainNetwork plain = new PlainNetwork(network);
        double[] variables = plain.variablesOf(STREAMS, 0);
        int last = network.outputCount() - 1;
        double[] gradient = plain.gradient(variables, 1, last);
        // Central differences with step 1e-4: error h^2 f''' / 6 ~ 1e-8 and rounding 1e-16 / 1e-4 = 1e-12.
        double step = 1e-4;
        for (int v = 0; v < plain.parameters(); v++) {
            double[] moved = variables.clone();
            moved[v] = variables[v] + step;
            double up = plain.output(moved, 1, last);
            moved[v] = variables[v] - step;
            double down = plain.output(moved, 1, last);
            assertThat(gradient[v]).isCloseTo((up - down) / (2 * step), within(1e-7));
        }
    }

    static Stream<FiniteNetwork> smooth() {
        return Stream.of(
                new FiniteNetwork(
                        TestNetworks.unequalGains(Activation.ERF, 2, true, Parameterization.NTK, InputScaling.SCALED),
                        TestNetworks.inputs(2, 3),
                        List.of(4, 5)),
                TestNetworks.residual(Activation.ERF, true, Parameterization.STANDARD, 2, 4, 4, 4),
                TestNetworks.manyOutputs(Activation.ERF, true, Parameterization.MUP, 3, 4, 5));
    }

    @Test
    void sigma_is_the_covariance_of_the_outputs_given_the_hidden_layers() {
        FiniteNetwork network = TestNetworks.relu(TestNetworks.inputs(2, 3), TestNetworks.HALF, 6);
        NetworkDraw draw = new ExplicitSampler(network, STREAMS).newSource().draw(0);
        double[] variables = new PlainNetwork(network).variablesOf(STREAMS, 0);
        // One hidden layer: h_i = relu(sqrt(2/3) w_i x + b_i / 2), Sigma = 2/6 h h' + 1/4.
        double expected = 0.25;
        for (int i = 0; i < 6; i++) {
            double product = 1;
            for (int input = 0; input < 2; input++) {
                double z = 0.5 * variables[18 + i];
                for (int k = 0; k < 3; k++) {
                    z += Math.sqrt(2.0 / 3)
                            * variables[3 * i + k]
                            * network.inputs().coordinate(input, k);
                }
                product *= Math.max(z, 0);
            }
            expected += product / 3;
        }
        assertThat(draw.sigma(0, 1)).isCloseTo(expected, within(1e-13));
        assertThat(draw.sigma(1, 0)).isEqualTo(draw.sigma(0, 1));
    }
}
