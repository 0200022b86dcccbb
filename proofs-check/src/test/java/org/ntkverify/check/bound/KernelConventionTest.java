package org.ntkverify.check.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.InputScaling;

/** Kernels of different sources differ by known factors; a bound compared without them is wrong by as much. */
class KernelConventionTest {

    /** The factor of {@code H + N} that each convention has with one hidden layer, and its diagonal on unit inputs. */
    @ParameterizedTest
    @CsvSource({"KARHADKAR_SHALLOW, 1", "KARHADKAR_DEEP, 2", "NGUYEN, 2", "MURRAY, 2"})
    void oneHiddenLayer(KernelConvention convention, double factor) {
        BoundSetting setting = BoundSetting.of(convention.architecture(1), BoundData.rationalUnit());
        BoundSetting plain = BoundSetting.of(BoundData.relu(1, 1), BoundData.rationalUnit());
        IntervalMatrix ours = setting.matrix(KernelPart.TANGENT);
        IntervalMatrix reference = plain.matrix(KernelPart.TANGENT);
        for (int i = 0; i < ours.size(); i++) {
            for (int j = 0; j < ours.size(); j++) {
                Interval ratio = ours.entry(i, j).minus(reference.entry(i, j).times(Interval.of(factor)));
                assertThat(ratio.magnitude()).isLessThan(1e-14);
            }
            assertThat(ours.entry(i, i).contains(factor)).isTrue();
        }
        assertThat(setting.gain()).isEqualTo(Interval.of(factor));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "6"})
    void deepDiagonalIsTheNumberOfWeightLayers(int hiddenLayers) {
        BoundSetting setting =
                BoundSetting.of(KernelConvention.NGUYEN.architecture(hiddenLayers), BoundData.rationalUnit());
        assertThat(setting.matrix(KernelPart.TANGENT).entry(0, 0).contains(hiddenLayers + 1.0))
                .isTrue();
        assertThat(KernelConvention.deepFactor(setting)).isEqualTo(Interval.ONE);
    }

    /** The certified eigenvalues of two points of the same bound, scaled and raw inputs, are its gain apart. */
    @Test
    void gainsOfScaledInputsAreDividedByTheDimension() {
        Inputs inputs = BoundData.rationalUnit();
        BoundSetting raw = BoundSetting.of(BoundData.relu(1, 2), inputs);
        BoundSetting scaled = BoundSetting.of(BoundData.relu(1, 2).withInput(InputScaling.SCALED), inputs);
        double ratio = raw.smallestEigenvalue(KernelPart.TANGENT).midpoint()
                / scaled.smallestEigenvalue(KernelPart.TANGENT).midpoint();
        assertThat(ratio).isCloseTo(3, within(1e-12));
        assertThat(raw.gain().over(scaled.gain()).contains(3)).isTrue();
    }

    @Test
    void shallowConventionHasOneHiddenLayer() {
        for (int layers : List.of(0, 2)) {
            assertThat(catchThrowable(() -> KernelConvention.KARHADKAR_SHALLOW.architecture(layers)))
                    .hasMessage("hiddenLayers of the shallow network of Karhadkar et al. must be 1 but was " + layers);
        }
    }
}
