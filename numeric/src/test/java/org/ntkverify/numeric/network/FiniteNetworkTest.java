package org.ntkverify.numeric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

class FiniteNetworkTest {

    private static final Inputs INPUTS = Inputs.of("two points", new double[][] {{1, 2, 3, 4}, {0, 1, 0, 1}});
    private static final Expression TWO = Expression.integer(2);
    private static final Expression HALF = Expression.ratio(1, 2);

    @Test
    void a_width_of_zero_is_rejected_with_its_layer() {
        Architecture two = Architecture.ntk(Activation.ERF, 2, TWO, HALF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiniteNetwork(two, INPUTS, List.of(8, 0)))
                .withMessage("width[layer 2] must be >= 1 but was 0");
    }

    @Test
    void widths_must_fit_the_depth() {
        Architecture two = Architecture.ntk(Activation.ERF, 2, TWO, HALF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiniteNetwork(two, INPUTS, List.of(8)))
                .withMessage("widths must have one entry for each of the 2 hidden layers but was [8]");
    }

    @Test
    void scales_and_trained_factors_follow_the_parameterisation() {
        FiniteNetwork ntk = new FiniteNetwork(Architecture.ntk(Activation.ERF, 2, TWO, HALF), INPUTS, List.of(8, 16));
        assertThat(ntk.weightScaleSquared(1)).isEqualTo(4.0 / 4);
        assertThat(ntk.weightScaleSquared(2)).isEqualTo(4.0 / 8);
        assertThat(ntk.weightScaleSquared(3)).isEqualTo(4.0 / 16);
        assertThat(ntk.trainedWeightFactor(2)).isEqualTo(ntk.weightScaleSquared(2));
        assertThat(ntk.trainedBiasFactor(2)).isEqualTo(0.25);
        assertThat(ntk.biasScale(1)).isCloseTo(0.5, within(1e-16));

        FiniteNetwork standard =
                new FiniteNetwork(Architecture.standard(Activation.ERF, 2, TWO, HALF), INPUTS, List.of(8, 16));
        assertThat(standard.weightScaleSquared(2)).isEqualTo(4.0 / 8);
        assertThat(standard.trainedWeightFactor(2)).isEqualTo(1);
        assertThat(standard.trainedBiasFactor(2)).isEqualTo(1);

        FiniteNetwork he = new FiniteNetwork(Architecture.he(Activation.RELU, 1), INPUTS, List.of(8));
        assertThat(he.weightScaleSquared(1)).isEqualTo(2.0 / 4);
        assertThat(he.weightScaleSquared(2)).isEqualTo(1.0 / 8);
        assertThat(he.trainedBiasFactor(1)).isEqualTo(0);
        assertThat(he.hasBias(1)).isFalse();

        Architecture raw = Architecture.ntk(Activation.ERF, 1, TWO, HALF).withInput(InputScaling.RAW);
        FiniteNetwork unscaled = new FiniteNetwork(raw, INPUTS, List.of(8));
        assertThat(unscaled.weightScaleSquared(1)).isEqualTo(4);
        assertThat(unscaled.weightScaleSquared(2)).isEqualTo(4.0 / 8);
    }

    @Test
    void later_changes_to_the_widths_do_not_reach_the_network() {
        List<Integer> widths = new ArrayList<>(List.of(8));
        FiniteNetwork network = new FiniteNetwork(Architecture.he(Activation.RELU, 1), INPUTS, widths);
        widths.set(0, 9);
        assertThat(network.widths()).containsExactly(8);
        assertThat(network.width(0)).isEqualTo(4);
        assertThat(network.width(1)).isEqualTo(8);
    }

    @Test
    void blocks_multiply_what_they_add_by_their_branch_scale() {
        Architecture residual = Architecture.ntk(Activation.ERF, 3, TWO, HALF)
                .withResidualBlocks(List.of(HALF, Expression.integer(-3)));
        FiniteNetwork network = new FiniteNetwork(residual, INPUTS, List.of(8, 8, 8));
        assertThat(network.weightScale(1)).isEqualTo(1);
        assertThat(network.weightScaleSquared(2)).isEqualTo(4.0 / 8 / 4);
        assertThat(network.weightScale(3)).isEqualTo(-3 * Math.sqrt(0.5));
        assertThat(network.trainedBiasFactor(3)).isEqualTo(9.0 / 4);
        assertThat(network.weightScaleSquared(4)).isEqualTo(4.0 / 8);
        assertThat(network.isResidual(1)).isFalse();
        assertThat(network.isResidual(3)).isTrue();
        assertThat(network.isResidual(4)).isFalse();
        FiniteNetwork raw =
                new FiniteNetwork(residual.withParameterization(Parameterization.STANDARD), INPUTS, List.of(8, 8, 8));
        assertThat(raw.trainedWeightFactor(3)).isEqualTo(9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiniteNetwork(residual, INPUTS, List.of(8, 8, 9)))
                .withMessage("""
                        widths must be equal in a residual network but were [8, 8, 9]
                        Maybe a dense network is meant: a block is added to the layer before.""");
    }

    @Test
    void maximal_update_divides_the_output_by_the_root_of_the_last_width() {
        Architecture mup = Architecture.mup(Activation.ERF, 2, TWO, HALF);
        FiniteNetwork network = new FiniteNetwork(mup, INPUTS, List.of(8, 16));
        assertThat(network.weightScaleSquared(2)).isEqualTo(4.0 / 8);
        assertThat(network.weightScaleSquared(3)).isEqualTo(4.0 / 16 / 16);
        assertThat(network.trainedBiasFactor(3)).isEqualTo(1.0 / 4 / 16);
        assertThat(network.outputMultiplier()).isEqualTo(1.0 / 4);
        assertThat(network.learningRateScale()).isEqualTo(16);
        FiniteNetwork ntk = new FiniteNetwork(mup.withParameterization(Parameterization.NTK), INPUTS, List.of(8, 16));
        assertThat(ntk.outputMultiplier()).isEqualTo(1);
        assertThat(ntk.learningRateScale()).isEqualTo(1);
    }

    @Test
    void no_output_is_rejected() {
        Architecture two = Architecture.ntk(Activation.ERF, 2, TWO, HALF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiniteNetwork(two, INPUTS, List.of(8, 8), 0))
                .withMessage("outputs must be >= 1 but was 0");
    }

    @Test
    void a_unit_readout_has_weights_of_variance_1_and_trains_them() {
        Architecture hidden = Architecture.ntk(Activation.ERF, 2, TWO, Expression.ZERO);
        FiniteNetwork network = FiniteNetwork.withUnitReadout(hidden, INPUTS, List.of(8, 16));
        assertThat(network.weightScale(3)).isEqualTo(1);
        assertThat(network.weightScaleSquared(2)).isEqualTo(4.0 / 8);
        assertThat(network.trainedWeightFactor(2)).isEqualTo(1);
        assertThat(network.trainedWeightFactor(3)).isEqualTo(1);
    }
}
