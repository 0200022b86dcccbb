package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleMomentsTest {

    /** A few roundings of numbers below 10. */
    private static final double ROUNDING = 1e-14;

    @Test
    void moments_of_a_small_sample_are_those_computed_by_hand() {
        // Deviations -1, -1, -1, 3 from the mean 1: sums of powers 12, 24, 84.
        SampleMoments moments = SampleMoments.of(0, 0, 0, 4);
        assertThat(moments.count()).isEqualTo(4);
        assertThat(moments.mean()).isEqualTo(1);
        assertThat(moments.variance()).isCloseTo(4, within(ROUNDING));
        assertThat(moments.skewness()).isCloseTo(6 / Math.pow(3, 1.5), within(ROUNDING));
        assertThat(moments.excessKurtosis()).isCloseTo(21 / 9.0 - 3, within(ROUNDING));
        assertThat(moments.standardError()).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void a_constant_sample_has_no_spread() {
        assertThat(SampleMoments.of(2, 2, 2)).isEqualTo(new SampleMoments(3, 2, 0, 0, 0));
    }

    @Test
    void broken_moments_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleMoments(1, 0, 1, 0, 0))
                .withMessage("count must be >= 2 but was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleMoments(10, Double.NaN, 1, 0, 0))
                .withMessage("mean must be finite but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleMoments(10, 0, Double.POSITIVE_INFINITY, 0, 0))
                .withMessage("variance must be >= 0 and finite but was Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleMoments(10, 0, -1, 0, 0))
                .withMessage("variance must be >= 0 and finite but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleMoments(10, 0, 1, Double.NaN, 0))
                .withMessage("skewness must be finite but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleMoments(10, 0, 0, 1, 0))
                .withMessage("skewness and excessKurtosis must be 0 where the variance is 0 but were 1.0 and 0.0");
    }
}
