package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
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
 * The explicit and the conditioned sampler have one law, and the comparison that says so sees each known mistake. Level and
 * margin: see {@link TwoSamples}. Seeds are fixed; none was changed after a result.
 */
class SamplerLawTest {

    private static final int DRAWS = 20_000;

    /** Twice {@code 5.85 sqrt(2 / 20000) = 0.0585}, rounded up. */
    private static final double MARGIN = 0.12;

    private static final int MANY_DRAWS = 200_000;

    /** Twice {@code 5.85 sqrt(2 / 200000) = 0.0185}, rounded up. */
    private static final double NARROW_MARGIN = 0.04;

    private static RandomStreams streams(String plan) {
        return RandomStreams.of(20261120, "sampler-law", plan);
    }

    private static TwoSamples compare(FiniteNetwork network, Eigenvalue eigenvalue, int draws) {
        return TwoSamples.of(
                TwoSamples.everything(network.inputCount(), eigenvalue),
                new ExplicitSampler(network, streams(network.toString())).newSource(),
                new ConditionedSampler(network, streams(network.toString())).newSource(),
                draws);
    }

    private static void assertOneLaw(TwoSamples samples, double margin) {
        assertThat(samples.comparisons()).isLessThanOrEqualTo(200);
        assertThat(samples.largestZ()).as(samples.worst()).isLessThan(TwoSamples.CRITICAL);
        assertThat(samples.smallestMargin()).isLessThan(margin);
    }

    private static List<Integer> widths(String text) {
        return List.of(text.split(" ")).stream().map(Integer::valueOf).toList();
    }

    private static FiniteNetwork network(String activation, String widths, boolean bias, int count, int dimension) {
        return new FiniteNetwork(
                TestNetworks.unequalGains(
                        Activation.named(activation),
                        widths(widths).size(),
                        bias,
                        Parameterization.NTK,
                        InputScaling.SCALED),
                TestNetworks.inputs(count, dimension),
                widths(widths));
    }

    // The smallest eigenvalue: erf networks with enough weights are definite with probability 1; wide ReLU networks
    // nearly so.
    @ParameterizedTest
    @CsvSource({
        "erf,  6 6,    true,  4, 3, LOGARITHM",
        "erf,  6 6 6,  false, 4, 3, LOGARITHM",
        "erf,  3 3 3,  true,  4, 3, NONE",
        "relu, 6 6,    true,  4, 3, NONE",
        "relu, 6 6,    false, 4, 3, NONE",
        "relu, 12 12,  true,  4, 3, VALUE",
        "relu, 16 16,  false, 4, 5, VALUE",
        "relu, 6 6 6,  true,  4, 3, NONE",
        "relu, 12 12 12, false, 4, 6, VALUE",
        "relu, 4 7 5,  true,  4, 2, NONE",
        "relu, 3 3,    true,  6, 3, NONE",
        "relu, 3 2 3,  false, 5, 8, NONE",
        "step, 6 6,    true,  3, 3, NONE",
    })
    void explicit_and_conditioned_draws_have_one_law(
            String activation, String widths, boolean bias, int count, int dimension, Eigenvalue eigenvalue) {
        assertOneLaw(compare(network(activation, widths, bias, count, dimension), eigenvalue, DRAWS), MARGIN);
    }

    @Test
    void one_law_holds_with_a_duplicated_input() {
        Inputs inputs = Inputs.of("duplicate", new double[][] {{1, 0.5, -1}, {0.25, 1, 1}, {1, 0.5, -1}});
        assertOneLaw(compare(TestNetworks.relu(inputs, TestNetworks.HALF, 6, 6), Eigenvalue.NONE, DRAWS), MARGIN);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PROJECTION_DROPPED", "IDENTITY_COVARIANCE", "BIAS_FORGOTTEN"},
            value = Defect.class)
    void the_comparison_sees_a_planted_defect(Defect defect) {
        FiniteNetwork network = TestNetworks.relu(TestNetworks.inputs(4, 3), TestNetworks.HALF, 6, 6);
        assertThat(againstLiteral(network, defect, Eigenvalue.VALUE, DRAWS).largestZ())
                .isGreaterThan(TwoSamples.CRITICAL);
    }

    @Test
    void the_literal_sampler_without_defect_has_the_same_law() {
        FiniteNetwork network = TestNetworks.relu(TestNetworks.inputs(4, 3), TestNetworks.HALF, 6, 6);
        assertOneLaw(againstLiteral(network, Defect.NONE, Eigenvalue.VALUE, DRAWS), MARGIN);
    }

    /**
     * Reusing the fresh copy correlates the lengths of B in two layers by 2/n outside the observed space only: one input, small
     * width, four layers and many draws are needed to see it, and an activation with lighter tails than ReLU.
     */
    @Test
    void the_comparison_sees_one_fresh_copy_used_in_every_layer() {
        FiniteNetwork network = network("erf", "6 6 6 6", false, 1, 3);
        assertThat(againstLiteral(network, Defect.COPY_REUSED, Eigenvalue.NONE, 100_000)
                        .largestZ())
                .isGreaterThan(TwoSamples.CRITICAL);
        assertThat(compare(network, Eigenvalue.NONE, 100_000).largestZ()).isLessThan(TwoSamples.CRITICAL);
        assertThat(againstLiteral(network, Defect.NONE, Eigenvalue.NONE, 100_000)
                        .largestZ())
                .isLessThan(TwoSamples.CRITICAL);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "relu, 6 6,       true,  4, 3, NONE",
        "relu, 12 12,     false, 4, 3, VALUE",
        "relu, 16 16,     true,  4, 3, VALUE",
        "relu, 6 6 6,     false, 4, 3, NONE",
        "relu, 12 12 12,  true,  4, 3, VALUE",
        "relu, 16 16 16,  false, 4, 6, VALUE",
        "relu, 6 6 6 6,   true,  4, 3, NONE",
        "erf,  6 6 6,     true,  4, 3, LOGARITHM",
        "erf,  4 7 5,     true,  6, 8, NONE",
    })
    void explicit_and_conditioned_draws_have_one_law_within_a_narrow_margin(
            String activation, String widths, boolean bias, int count, int dimension, Eigenvalue eigenvalue) {
        assertOneLaw(
                compare(network(activation, widths, bias, count, dimension), eigenvalue, MANY_DRAWS), NARROW_MARGIN);
    }

    private static TwoSamples againstLiteral(FiniteNetwork network, Defect defect, Eigenvalue eigenvalue, int draws) {
        return TwoSamples.of(
                TwoSamples.everything(network.inputCount(), eigenvalue),
                new ExplicitSampler(network, streams("literal")).newSource(),
                new LiteralConditionedSource(network, streams("literal"), defect),
                draws);
    }
}
