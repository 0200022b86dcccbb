package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.ComplexActivation;
import org.ntkverify.numeric.network.ComplexNetwork;
import org.ntkverify.numeric.sample.TwoSamples.Eigenvalue;
import org.ntkverify.symbolic.Activation;

/** Complex networks: the Jacobian as oracle and one law of both samplers. Seeds are fixed. */
class ComplexNetworkTest {

    private static final RandomStreams STREAMS = RandomStreams.of(20261125, "complex", "test");

    /** Complex points in dimension 2. */
    private static final Inputs INPUTS = TestNetworks.inputs(3, 4);

    static Stream<ComplexActivation> activations() {
        return Stream.of(
                ComplexActivation.CRELU,
                ComplexActivation.split(Activation.ERF),
                ComplexActivation.split(Activation.named("tanh")),
                ComplexActivation.modRelu(-0.5),
                ComplexActivation.CARDIOID,
                ComplexActivation.ZRELU,
                ComplexActivation.AMPLITUDE_PHASE_TANH);
    }

    static Stream<ComplexNetwork> tinyNetworks() {
        return activations()
                .flatMap(activation -> Stream.of(
                        ComplexNetwork.circular(activation, INPUTS, List.of(3, 3)),
                        ComplexNetwork.circular(activation, INPUTS, List.of(4)),
                        new ComplexNetwork(activation, 0.9, 0.4, INPUTS, List.of(3, 4, 2)),
                        new ComplexNetwork(activation, 1, 0, INPUTS, List.of(3, 3))));
    }

    /** P3-1. */
    @ParameterizedTest
    @MethodSource("tinyNetworks")
    void theta_is_the_product_of_jacobians_and_outputs_are_the_network(ComplexNetwork network) {
        PlainComplex plain = new PlainComplex(network);
        NetworkDraw draw = new ExplicitSampler(network, STREAMS).newSource().draw(1);
        double[] variables = plain.variablesOf(STREAMS, 1);
        double[][][] jacobian = new double[3][2][];
        for (int i = 0; i < 3; i++) {
            for (int p = 0; p < 2; p++) {
                assertThat(draw.output(i, p)).isCloseTo(plain.output(variables, i)[p], within(1e-13));
                jacobian[i][p] = plain.gradient(variables, i, p);
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertKernel(plain, draw, jacobian, i, j);
            }
        }
    }

    private static void assertKernel(PlainComplex plain, NetworkDraw draw, double[][][] jacobian, int i, int j) {
        double[] layers = new double[draw.layerCount()];
        for (int p = 0; p < 2; p++) {
            for (int q = 0; q < 2; q++) {
                double product = 0;
                for (int layer = 1; layer <= layers.length; layer++) {
                    for (int v = plain.firstVariable(layer); v < plain.firstVariable(layer + 1); v++) {
                        double term = jacobian[i][p][v] * jacobian[j][q][v];
                        product += term;
                        layers[layer - 1] += p == q ? term / 2 : 0;
                    }
                }
                assertThat(draw.theta(i, p, j, q)).isCloseTo(product, within(1e-9));
            }
        }
        for (int layer = 1; layer <= layers.length; layer++) {
            assertThat(draw.layerTheta(layer, i, j)).isCloseTo(layers[layer - 1], within(1e-9));
        }
    }

    /** P3-1, negative control: without the derivative by conj(z) the kernel is another one, unless phi is holomorphic. */
    @Test
    void the_derivative_by_the_conjugate_matters_unless_the_activation_is_holomorphic() {
        double[] z = {0.3, -0.7, 0.8, 0.4};
        double[] jacobian = new double[8];
        ComplexActivation.ZRELU.evaluate(z, new double[4], jacobian, 2);
        assertThat(squaredConjugateDerivative(jacobian, 0)).isZero();
        assertThat(squaredConjugateDerivative(jacobian, 1)).isZero();
        ComplexActivation.CRELU.evaluate(z, new double[4], jacobian, 2);
        assertThat(squaredConjugateDerivative(jacobian, 1)).isEqualTo(0.25);
    }

    /** {@code |phi_zbar|^2 = ((Re_x - Im_y)^2 + (Im_x + Re_y)^2) / 4}. */
    private static double squaredConjugateDerivative(double[] jacobian, int i) {
        double real = jacobian[i] - jacobian[6 + i];
        double imaginary = jacobian[4 + i] + jacobian[2 + i];
        return (real * real + imaginary * imaginary) / 4;
    }

    /** Two inputs with two outputs are four forward columns and eight backward columns. */
    private static final Inputs TWO_POINTS = TestNetworks.inputs(2, 4);

    static Stream<ComplexNetwork> lawNetworks() {
        return Stream.of(
                ComplexNetwork.circular(ComplexActivation.CRELU, TWO_POINTS, List.of(6, 6)),
                ComplexNetwork.circular(ComplexActivation.CARDIOID, TWO_POINTS, List.of(5, 4, 6)),
                ComplexNetwork.circular(ComplexActivation.AMPLITUDE_PHASE_TANH, TWO_POINTS, List.of(4, 4)),
                ComplexNetwork.circular(ComplexActivation.modRelu(-0.5), TWO_POINTS, List.of(6, 5)),
                ComplexNetwork.circular(ComplexActivation.ZRELU, TWO_POINTS, List.of(9, 9)),
                new ComplexNetwork(ComplexActivation.split(Activation.ERF), 0.9, 0.4, TWO_POINTS, List.of(6, 6)),
                new ComplexNetwork(ComplexActivation.CARDIOID, 1, 0, TWO_POINTS, List.of(6, 6)),
                // Fewer neurons than columns: everything of the weights has been seen.
                ComplexNetwork.circular(ComplexActivation.CRELU, TWO_POINTS, List.of(1, 2)));
    }

    private static Observable everything(ComplexNetwork network) {
        return TwoSamples.everything(network.inputCount(), 2, network.hiddenLayers() + 1, Eigenvalue.NONE);
    }

    @ParameterizedTest
    @MethodSource("lawNetworks")
    void explicit_and_conditioned_draws_have_one_law(ComplexNetwork network) {
        TwoSamples samples = TwoSamples.of(
                everything(network),
                new ExplicitSampler(network, STREAMS).newSource(),
                new ConditionedSampler(network, STREAMS).newSource(),
                20_000);
        assertThat(samples.comparisons()).isLessThanOrEqualTo(200);
        assertThat(samples.largestZ()).as(samples.worst()).isLessThan(TwoSamples.CRITICAL);
        // Twice 5.85 sqrt(2 / 20000), rounded up.
        assertThat(samples.smallestMargin()).isLessThan(0.12);
    }

    /** Three tiles of two neurons and a last one of one in the middle layer, and as many tiles of the inputs. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void draws_in_tiles_have_the_same_law(boolean explicit) {
        ComplexNetwork network = ComplexNetwork.circular(ComplexActivation.CARDIOID, TWO_POINTS, List.of(6, 7, 6));
        TwoSamples samples = TwoSamples.of(
                everything(network),
                new ExplicitSampler(network, STREAMS).newSource(),
                explicit
                        ? ComplexSource.of(
                                network,
                                2,
                                (layer, size) -> new ExplicitMatrix(
                                        RandomStreams.of(1, "complex", "explicit tiles"), layer, size))
                        : ComplexSource.conditioned(network, 2, STREAMS),
                20_000);
        assertThat(samples.largestZ()).as(samples.worst()).isLessThan(TwoSamples.CRITICAL);
    }

    @Test
    void wide_draws_lie_near_one_limit_however_they_are_tiled() {
        ComplexNetwork network = ComplexNetwork.circular(ComplexActivation.CRELU, INPUTS, List.of(20_000));
        NetworkDraw draw = ComplexSource.conditioned(network, STREAMS).draw(0);
        NetworkDraw narrow = ComplexSource.conditioned(network, 3000, STREAMS).draw(0);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                // Both lie within some n^(-1/2) of one limit.
                assertThat(draw.theta(i, j)).isCloseTo(narrow.theta(i, j), within(0.05 * draw.theta(i, i)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LiteralMatrix.Defect.class)
    void the_comparison_sees_a_planted_defect(LiteralMatrix.Defect defect) {
        ComplexNetwork network = ComplexNetwork.circular(ComplexActivation.CARDIOID, TWO_POINTS, List.of(6, 6));
        TwoSamples samples = TwoSamples.of(
                everything(network),
                new ExplicitSampler(network, STREAMS).newSource(),
                ComplexSource.of(
                        network,
                        (layer, size) ->
                                new LiteralMatrix(RandomStreams.of(1, "complex", "literal"), layer, size, defect)),
                60_000);
        if (defect == LiteralMatrix.Defect.NONE) {
            assertThat(samples.largestZ()).as(samples.worst()).isLessThan(TwoSamples.CRITICAL);
        } else {
            assertThat(samples.largestZ()).isGreaterThan(TwoSamples.CRITICAL);
        }
    }

    @Test
    void impossible_networks_are_rejected() {
        Inputs odd = TestNetworks.inputs(2, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComplexNetwork.circular(ComplexActivation.CRELU, odd, List.of(4)))
                .withMessage("""
                        dimension of the inputs of a complex network must be even but was 3
                        Maybe imaginary parts are missing: a point is (Re x, Im x).""");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComplexNetwork(ComplexActivation.CRELU, -1, 1, INPUTS, List.of(4)))
                .withMessage("realStd must be >= 0 and finite but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComplexNetwork(ComplexActivation.CRELU, 0, 0, INPUTS, List.of(4)))
                .withMessage("realStd + imaginaryStd must be > 0 but both were 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComplexNetwork.circular(ComplexActivation.CRELU, INPUTS, List.of(4, 0)))
                .withMessage("widths must be at least one number >= 1 but were [4, 0]");
    }

    @Test
    void zero_inputs_give_zero_and_finite_numbers() {
        Inputs inputs = Inputs.of("zero and one", new double[][] {{0, 0}, {1, 1}});
        activations().forEach(activation -> {
            ComplexNetwork network = ComplexNetwork.circular(activation, inputs, List.of(5, 5));
            for (SamplerKind kind : SamplerKind.OF_NETWORKS) {
                NetworkDraw draw = kind.of(network, STREAMS).newSource().draw(0);
                assertThat(draw.theta(0, 0)).isZero();
                assertThat(draw.theta(1, 1)).isFinite();
                assertThat(draw.output(0, 1)).isZero();
            }
        });
    }

    @Test
    void many_inputs_and_duplicates_in_narrow_networks_give_what_the_definition_gives() {
        double[][] points = new double[13][4];
        for (int i = 0; i < 13; i++) {
            for (int k = 0; k < 4; k++) {
                points[i][k] = Math.sin(1 + 5 * (i % 12) + 3 * k);
            }
        }
        Inputs inputs = Inputs.of("the last is the first again", points);
        activations().forEach(activation -> {
            ComplexNetwork network = ComplexNetwork.circular(activation, inputs, List.of(2, 3, 2));
            NetworkSampler.Source source = new ConditionedSampler(network, STREAMS).newSource();
            for (int draw = 0; draw < 100; draw++) {
                NetworkDraw sample = source.draw(draw);
                double scale = sample.theta(0, 0) + sample.theta(5, 5);
                for (int j = 0; j < 13; j++) {
                    assertThat(sample.theta(0, j)).isFinite();
                    // The cut-off of 1e-12 on squares drops parts of relative size 1e-6.
                    assertThat(sample.theta(12, j)).isCloseTo(sample.theta(0, j), within(1e-5 * (scale + 1)));
                }
            }
        });
    }
}
