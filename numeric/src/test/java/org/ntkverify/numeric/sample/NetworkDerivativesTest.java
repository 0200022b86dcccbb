package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Parameterization;

/** Products with derivatives against finite differences, against each other and against the sampler's tangent kernel. */
class NetworkDerivativesTest {

    private static final RandomStreams STREAMS = RandomStreams.of(20261125, "network-derivatives", "test");

    /**
     * Differences with steps h and h/2 combined have an error of order h^4 times the fifth derivative, here 1e-12, and
     * rounding of 2^-52/h = 2e-13, both times the size of the values.
     */
    private static final double STEP = 1e-3;

    private static final double DIFFERENCE_TOLERANCE = 1e-9;

    /** Sums of some hundred products, each rounded. */
    private static final double EXACT_TOLERANCE = 1e-12;

    static Stream<FiniteNetwork> smooth() {
        Inputs inputs = TestNetworks.inputs(4, 3);
        return Stream.of(
                new FiniteNetwork(
                        TestNetworks.unequalGains(Activation.ERF, 2, true, Parameterization.NTK, InputScaling.SCALED),
                        inputs,
                        List.of(5, 4)),
                new FiniteNetwork(
                        TestNetworks.unequalGains(
                                Activation.named("tanh"), 3, true, Parameterization.STANDARD, InputScaling.RAW),
                        inputs,
                        List.of(4, 6, 3),
                        2),
                new FiniteNetwork(
                        TestNetworks.unequalGains(
                                Activation.named("gelu"), 1, false, Parameterization.MUP, InputScaling.SCALED),
                        inputs,
                        List.of(7),
                        3),
                TestNetworks.residual(Activation.ERF, true, Parameterization.STANDARD, 2, 5, 5, 5));
    }

    static Stream<FiniteNetwork> all() {
        return Stream.concat(
                smooth(),
                Stream.of(
                        TestNetworks.relu(TestNetworks.inputs(4, 3), TestNetworks.HALF, 6, 5),
                        TestNetworks.residual(Activation.RELU, false, Parameterization.NTK, 1, 6, 6)));
    }

    private static double[] parameters(FiniteNetwork network) {
        return InitialParameters.of(network, STREAMS, 3);
    }

    private static ForwardPass pass(FiniteNetwork network) {
        return new NetworkFunction(network).at(parameters(network));
    }

    private static double[] numbers(int count, int phase) {
        return IntStream.range(0, count)
                .mapToDouble(i -> Math.sin(1 + phase + 1.7 * i))
                .toArray();
    }

    private static double[] cotangent(FiniteNetwork network) {
        return numbers(network.outputCount() * network.inputCount(), 2);
    }

    private static double[] direction(FiniteNetwork network, int phase) {
        return numbers(new NetworkFunction(network).layout().size(), phase);
    }

    private static double dot(double[] left, double[] right) {
        return IntStream.range(0, left.length)
                .mapToDouble(i -> left[i] * right[i])
                .sum();
    }

    private static double[] plus(double[] point, double step, double[] direction) {
        return IntStream.range(0, point.length)
                .mapToDouble(i -> point[i] + step * direction[i])
                .toArray();
    }

    /** The derivative of {@code f(point + t direction)} at t = 0, central and extrapolated. */
    private static double[] difference(Function<double[], double[]> f, double[] point, double[] direction) {
        double[] wide = central(f, point, direction, STEP);
        double[] narrow = central(f, point, direction, STEP / 2);
        return IntStream.range(0, wide.length)
                .mapToDouble(i -> (4 * narrow[i] - wide[i]) / 3)
                .toArray();
    }

    private static double[] central(Function<double[], double[]> f, double[] point, double[] direction, double step) {
        double[] above = f.apply(plus(point, step, direction));
        double[] below = f.apply(plus(point, -step, direction));
        return IntStream.range(0, above.length)
                .mapToDouble(i -> (above[i] - below[i]) / (2 * step))
                .toArray();
    }

    private static double distance(double[] left, double[] right) {
        double scale = Math.max(1, Arrays.stream(right).map(Math::abs).max().orElseThrow());
        return IntStream.range(0, left.length)
                        .mapToDouble(i -> Math.abs(left[i] - right[i]))
                        .max()
                        .orElseThrow()
                / scale;
    }

    @ParameterizedTest
    @MethodSource("all")
    void outputs_are_those_of_the_sampler(FiniteNetwork network) {
        NetworkDraw draw = new ExplicitSampler(network, STREAMS).newSource().draw(3);
        double[] expected = new double[network.outputCount() * network.inputCount()];
        for (int p = 0; p < network.outputCount(); p++) {
            for (int i = 0; i < network.inputCount(); i++) {
                expected[p + i * network.outputCount()] = draw.output(i, p);
            }
        }
        assertThat(distance(pass(network).outputs(), expected)).isLessThan(EXACT_TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradients_span_the_tangent_kernel_of_the_sampler(FiniteNetwork network) {
        NetworkDraw draw = new ExplicitSampler(network, STREAMS).newSource().draw(3);
        ForwardPass pass = pass(network);
        int k = network.outputCount();
        int count = k * network.inputCount();
        double[][] jacobian = new double[count][];
        for (int row = 0; row < count; row++) {
            double[] unit = new double[count];
            unit[row] = 1;
            jacobian[row] = pass.pullBack(unit);
        }
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                double theta = draw.theta(row / k, row % k, column / k, column % k);
                assertThat(dot(jacobian[row], jacobian[column]))
                        .isCloseTo(theta, offset(EXACT_TOLERANCE * (1 + Math.abs(theta)) * 10));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_two_products_with_the_jacobian_are_adjoint(FiniteNetwork network) {
        ForwardPass pass = pass(network);
        double[] g = cotangent(network);
        double[] v = direction(network, 5);
        double forward = dot(g, pass.pushForward(v));
        assertThat(dot(pass.pullBack(g), v)).isCloseTo(forward, offset(EXACT_TOLERANCE * (1 + Math.abs(forward)) * 10));
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void the_forward_product_is_the_derivative_of_the_outputs(FiniteNetwork network) {
        NetworkFunction function = new NetworkFunction(network);
        double[] v = direction(network, 1);
        double[] expected = difference(point -> function.at(point).outputs(), parameters(network), v);
        assertThat(distance(pass(network).pushForward(v), expected)).isLessThan(DIFFERENCE_TOLERANCE);
        assertThat(distance(pass(network).pushForward(direction(network, 2)), expected))
                .as("another direction has another derivative")
                .isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void the_hessian_product_is_the_derivative_of_the_gradient(FiniteNetwork network) {
        NetworkFunction function = new NetworkFunction(network);
        double[] g = cotangent(network);
        double[] v = direction(network, 4);
        double[] expected = difference(point -> function.at(point).pullBack(g), parameters(network), v);
        double[] product = pass(network).hessianProduct(g, v);
        assertThat(distance(product, expected)).isLessThan(DIFFERENCE_TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_hessian_is_symmetric(FiniteNetwork network) {
        ForwardPass pass = pass(network);
        double[] g = cotangent(network);
        double[] v = direction(network, 6);
        double[] w = direction(network, 7);
        double left = dot(w, pass.hessianProduct(g, v));
        assertThat(dot(v, pass.hessianProduct(g, w)))
                .isCloseTo(left, offset(EXACT_TOLERANCE * (1 + Math.abs(left)) * 100));
        assertThat(Math.abs(left)).as("a Hessian that is not 0").isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void the_input_gradient_is_the_derivative_by_the_inputs(FiniteNetwork network) {
        double[] g = cotangent(network);
        int d = network.width(0);
        double[] points = new double[d * network.inputCount()];
        for (int at = 0; at < points.length; at++) {
            points[at] = network.inputs().coordinate(at / d, at % d);
        }
        double[] parameters = parameters(network);
        double[] gradient = pass(network).inputGradient(g);
        for (int at = 0; at < points.length; at++) {
            double[] unit = new double[points.length];
            unit[at] = 1;
            double[] expected = difference(
                    moved -> new double[] {
                        dot(
                                g,
                                new NetworkFunction(onInputs(network, moved))
                                        .at(parameters)
                                        .outputs())
                    },
                    points,
                    unit);
            assertThat(gradient[at]).isCloseTo(expected[0], offset(DIFFERENCE_TOLERANCE * 10));
        }
    }

    private static FiniteNetwork onInputs(FiniteNetwork network, double[] points) {
        int d = network.width(0);
        double[][] rows = new double[points.length / d][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(points, i * d, (i + 1) * d);
        }
        return new FiniteNetwork(
                network.architecture(), Inputs.of("moved", rows), network.widths(), network.outputCount());
    }

    @Test
    void the_differences_see_a_hessian_that_is_wrong_by_a_millionth_of_the_gradient() {
        Inputs inputs = TestNetworks.inputs(4, 3);
        FiniteNetwork bent = new FiniteNetwork(
                TestNetworks.unequalGains(Activation.ERF, 2, true, Parameterization.NTK, InputScaling.SCALED),
                inputs,
                List.of(5, 4));
        double[] g = cotangent(bent);
        double[] v = direction(bent, 4);
        ForwardPass pass = pass(bent);
        double[] expected =
                difference(point -> new NetworkFunction(bent).at(point).pullBack(g), parameters(bent), v);
        double[] pushed = plus(pass.hessianProduct(g, v), 1e-6, pass.pullBack(g));
        assertThat(distance(pushed, expected)).isGreaterThan(DIFFERENCE_TOLERANCE);
    }

    @Test
    void vectors_of_wrong_length_or_with_no_numbers_are_refused() {
        FiniteNetwork network = TestNetworks.relu(TestNetworks.inputs(2, 3), TestNetworks.NO_BIAS, 4);
        NetworkFunction function = new NetworkFunction(network);
        assertThatThrownBy(() -> function.at(new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameters must have 16 entries but had 3");
        double[] broken = new double[16];
        broken[5] = Double.NaN;
        assertThatThrownBy(() -> function.at(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameters must be finite but was not");
        assertThatThrownBy(() -> function.at(new double[16]).pullBack(new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cotangent must have 2 entries, k x N, but had 1");
        assertThatThrownBy(() -> function.at(new double[16]).pullBack(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cotangent must be finite but was not");
    }
}
