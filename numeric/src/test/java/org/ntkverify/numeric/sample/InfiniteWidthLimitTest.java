package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Connection;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.LayerContributions;
import org.ntkverify.symbolic.Parameterization;

/**
 * Wide networks of every kind against the kernels at infinite width. The mean of 200 draws at width 4096 has a relative error of
 * about {@code sqrt(10 / 4096 / 200) = 0.35 %} and a bias of about {@code 1/4096}, so an interval at level 1e-6 (4.89) fits into
 * a margin of 3 % of {@code sqrt(Theta_ii Theta_jj)}.
 */
class InfiniteWidthLimitTest {

    private static final double CRITICAL = 4.89;
    private static final double MARGIN = 0.03;
    private static final int WIDTH = 4096;
    private static final Inputs INPUTS = TestNetworks.inputs(3, 3);

    private static Moments moments(FiniteNetwork network, Observable observable) {
        SamplePlan plan =
                new SamplePlan(7, "limit", network.toString(), SamplerKind.CONDITIONED, network, observable, 0, 200);
        return Sampling.run(plan, new LocalDrawEngine(2), Progress.SILENT);
    }

    private static List<Integer> limitWidths(FiniteNetwork network) {
        return network.architecture().parameterization().dependsOnWidths() ? network.widths() : List.of();
    }

    /** The largest distance that the intervals leave possible, relative to the diagonal. */
    private static double distance(FiniteNetwork network, Architecture limitOf, List<Integer> widths) {
        Moments moments = moments(network, Observable.theta(3));
        double[][] limit =
                InfiniteWidthKernel.of(limitOf, widths).matrix(INPUTS).ntk();
        double largest = 0;
        int at = 0;
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i <= j; i++) {
                double possible = Math.abs(moments.mean(at) - limit[i][j]) + CRITICAL * moments.standardError(at);
                largest = Math.max(largest, possible / Math.sqrt(limit[i][i] * limit[j][j]));
                at++;
            }
        }
        return largest;
    }

    static Stream<FiniteNetwork> networks() {
        Integer[] equal = {WIDTH, WIDTH, WIDTH};
        return Stream.of(
                TestNetworks.residual(INPUTS, Activation.RELU, true, Parameterization.NTK, 1, equal),
                TestNetworks.residual(INPUTS, Activation.ERF, false, Parameterization.STANDARD, 1, equal),
                TestNetworks.residual(INPUTS, Activation.RELU, true, Parameterization.MUP, 2, equal),
                new FiniteNetwork(
                        TestNetworks.relu(2, TestNetworks.HALF).withParameterization(Parameterization.MUP),
                        INPUTS,
                        List.of(WIDTH, WIDTH)),
                new FiniteNetwork(TestNetworks.relu(2, TestNetworks.HALF), INPUTS, List.of(WIDTH, WIDTH), 3),
                FiniteNetwork.withUnitReadout(
                        TestNetworks.relu(2, TestNetworks.NO_BIAS), INPUTS, List.of(WIDTH, WIDTH)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void the_mean_of_theta_is_the_kernel_at_infinite_width(FiniteNetwork network) {
        assertThat(distance(network, network.architecture(), limitWidths(network)))
                .isLessThan(MARGIN);
    }

    @Test
    void the_kernel_of_another_network_is_told_apart() {
        FiniteNetwork residual =
                TestNetworks.residual(INPUTS, Activation.RELU, true, Parameterization.NTK, 1, WIDTH, WIDTH, WIDTH);
        Architecture architecture = residual.architecture();
        Architecture dense = new Architecture(
                architecture.activation(),
                architecture.layers(),
                architecture.parameterization(),
                architecture.input(),
                Connection.DENSE);
        assertThat(distance(residual, dense, List.of())).isGreaterThan(0.5);
        Architecture mup = TestNetworks.relu(2, TestNetworks.HALF).withParameterization(Parameterization.MUP);
        FiniteNetwork divided = new FiniteNetwork(mup, INPUTS, List.of(WIDTH, WIDTH));
        assertThat(distance(divided, mup.withParameterization(Parameterization.NTK), List.of()))
                .isGreaterThan(0.5);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void each_layer_contributes_what_the_recursion_says(FiniteNetwork network) {
        int layers = network.hiddenLayers() + 1;
        Moments moments = moments(network, Observable.layerTheta(3, layers));
        for (int layer = 1; layer <= layers; layer++) {
            int at = 6 * (layer - 1);
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i <= j; i++) {
                    double scale = Math.sqrt(contribution(network, layer, i, i) * contribution(network, layer, j, j));
                    assertThat(moments.mean(at))
                            .as("layer %s, inputs %s and %s", layer, i, j)
                            .isCloseTo(contribution(network, layer, i, j), within(MARGIN * scale));
                    assertThat(CRITICAL * moments.standardError(at)).isLessThan(MARGIN * scale);
                    at++;
                }
            }
        }
    }

    private static double contribution(FiniteNetwork network, int layer, int i, int j) {
        KernelProgram program = KernelRecursion.of(network.architecture()).contributions();
        Map<String, Double> values = new HashMap<>(Map.of(
                "xx", INPUTS.innerProduct(i, i).evaluate(DoubleArithmetic.INSTANCE, Map.of()),
                "yy", INPUTS.innerProduct(j, j).evaluate(DoubleArithmetic.INSTANCE, Map.of()),
                "xy", INPUTS.innerProduct(i, j).evaluate(DoubleArithmetic.INSTANCE, Map.of()),
                "d", (double) INPUTS.dimension()));
        for (int l = 1; l <= network.hiddenLayers(); l++) {
            values.put("n" + l, (double) network.width(l));
        }
        Map<String, Double> results = program.run(DoubleArithmetic.INSTANCE, values);
        boolean bias = network.hasBias(layer);
        return result(results, LayerContributions.weight(layer))
                + (bias ? result(results, LayerContributions.bias(layer)) : 0);
    }

    private static double result(Map<String, Double> results, String name) {
        return Optional.ofNullable(results.get(name)).orElseThrow();
    }

    @Test
    void different_outputs_have_orthogonal_gradients_in_the_mean() {
        FiniteNetwork network =
                new FiniteNetwork(TestNetworks.relu(2, TestNetworks.HALF), INPUTS, List.of(WIDTH, WIDTH), 2);
        Moments moments = moments(network, Observable.thetaOfAllOutputs(3, 2));
        double[][] limit =
                InfiniteWidthKernel.of(network.architecture()).matrix(INPUTS).ntk();
        int at = 0;
        for (int b = 0; b < 6; b++) {
            for (int a = 0; a <= b; a++, at++) {
                int i = a % 3;
                int j = b % 3;
                double expected = a / 3 == b / 3 ? limit[i][j] : 0;
                double scale = Math.sqrt(limit[i][i] * limit[j][j]);
                assertThat(moments.mean(at)).isCloseTo(expected, within(MARGIN * scale));
                assertThat(CRITICAL * moments.standardError(at)).isLessThan(MARGIN * scale);
            }
        }
    }
}
