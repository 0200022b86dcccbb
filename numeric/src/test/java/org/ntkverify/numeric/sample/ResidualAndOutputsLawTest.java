package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.sample.LiteralConditionedSource.Defect;
import org.ntkverify.numeric.sample.TwoSamples.Eigenvalue;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Parameterization;

/**
 * One law of both samplers for residual networks and for networks with several outputs; level and margin as in
 * {@link TwoSamples}. Seeds are fixed; none was changed after a result.
 */
class ResidualAndOutputsLawTest {

    private static final int DRAWS = 20_000;

    /** Twice {@code 5.85 sqrt(2 / 20000) = 0.0585}, rounded up. */
    private static final double MARGIN = 0.12;

    /** A branch scale below 1 weakens a defect in the branch, so the planted ones are looked for with more draws. */
    private static final int PLANTED_DRAWS = 60_000;

    private static RandomStreams streams(String plan) {
        return RandomStreams.of(20261125, "residual-law", plan);
    }

    private static Observable everything(FiniteNetwork network) {
        return TwoSamples.everything(
                network.inputCount(), network.outputCount(), network.hiddenLayers() + 1, Eigenvalue.NONE);
    }

    private static void assertOneLaw(FiniteNetwork network) {
        TwoSamples samples = TwoSamples.of(
                everything(network),
                new ExplicitSampler(network, streams(network.toString())).newSource(),
                new ConditionedSampler(network, streams(network.toString())).newSource(),
                DRAWS);
        assertThat(samples.comparisons()).isLessThanOrEqualTo(200);
        assertThat(samples.largestZ()).as(samples.worst()).isLessThan(TwoSamples.CRITICAL);
        assertThat(samples.smallestMargin()).isLessThan(MARGIN);
    }

    private static TwoSamples againstLiteral(FiniteNetwork network, Defect defect) {
        return TwoSamples.of(
                everything(network),
                new ExplicitSampler(network, streams("literal")).newSource(),
                new LiteralConditionedSource(network, streams("literal"), defect),
                PLANTED_DRAWS);
    }

    // The last two have more inputs than neurons.
    @ParameterizedTest
    @CsvSource({
        "relu, true,  6, 2, 4",
        "relu, false, 6, 3, 3",
        "erf,  true,  5, 3, 4",
        "erf,  false, 6, 4, 2",
        "relu, true,  3, 3, 5",
        "erf,  false, 3, 2, 5",
    })
    void residual_networks(String activation, boolean bias, int width, int layers, int count) {
        Integer[] widths = new Integer[layers];
        Arrays.fill(widths, width);
        assertOneLaw(TestNetworks.residual(
                TestNetworks.inputs(count, 3), Activation.named(activation), bias, Parameterization.NTK, 1, widths));
    }

    @Test
    void a_residual_network_with_a_duplicated_input() {
        Inputs inputs = Inputs.of("duplicate", new double[][] {{1, 0.5, -1}, {0.25, 1, 1}, {1, 0.5, -1}});
        assertOneLaw(TestNetworks.residual(inputs, Activation.RELU, true, Parameterization.NTK, 1, 6, 6, 6));
    }

    private static final Inputs TWO_POINTS = TestNetworks.inputs(2, 3);

    // Two outputs at two inputs are as many backward columns as four inputs.
    @ParameterizedTest
    @CsvSource({"relu, true, 6 6", "relu, false, 12 12", "erf, true, 6 5 7", "erf, false, 3 2"})
    void several_outputs(String activation, boolean bias, String widths) {
        assertOneLaw(new FiniteNetwork(
                TestNetworks.unequalGains(
                        Activation.named(activation),
                        widths.split(" ").length,
                        bias,
                        Parameterization.NTK,
                        InputScaling.SCALED),
                TWO_POINTS,
                Stream.of(widths.split(" ")).map(Integer::valueOf).toList(),
                2));
    }

    @Test
    void a_residual_network_with_several_outputs() {
        assertOneLaw(TestNetworks.residual(TWO_POINTS, Activation.RELU, true, Parameterization.STANDARD, 2, 6, 6, 6));
    }

    private static FiniteNetwork planted() {
        return TestNetworks.residual(TWO_POINTS, Activation.RELU, true, Parameterization.NTK, 2, 6, 6, 6);
    }

    @Test
    void the_literal_sampler_without_defect_has_the_same_law() {
        TwoSamples samples = againstLiteral(planted(), Defect.NONE);
        assertThat(samples.largestZ()).as(samples.worst()).isLessThan(TwoSamples.CRITICAL);
        assertThat(samples.smallestMargin()).isLessThan(MARGIN);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PROJECTION_DROPPED", "OBSERVATION_IGNORED", "OUTPUTS_SEPARATE", "IDENTITY_PATH_FORGOTTEN"},
            value = Defect.class)
    void the_comparison_sees_a_planted_defect(Defect defect) {
        assertThat(againstLiteral(planted(), defect).largestZ()).isGreaterThan(TwoSamples.CRITICAL);
    }
}
