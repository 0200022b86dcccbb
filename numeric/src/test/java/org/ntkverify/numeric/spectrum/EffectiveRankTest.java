package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Ranks of spectra that can be worked out by hand. */
class EffectiveRankTest {

    private static final double[] SPECTRUM = {1, 4, 2, 1, -1e-17};

    @Test
    void conventions_differ_and_are_ordered() {
        // p = 1/2, 1/4, 1/8, 1/8: entropy 1.75 log 2.
        assertThat(EffectiveRank.stable(SPECTRUM)).isEqualTo(2);
        assertThat(EffectiveRank.participation(SPECTRUM)).isCloseTo(64.0 / 22, within(1e-15));
        assertThat(EffectiveRank.entropy(SPECTRUM)).isCloseTo(Math.pow(2, 1.75), within(1e-14));
    }

    @Test
    void equal_eigenvalues_have_their_number_in_every_convention() {
        double[] equal = {3, 3, 3, 0};
        assertThat(EffectiveRank.stable(equal)).isEqualTo(3);
        assertThat(EffectiveRank.participation(equal)).isCloseTo(3, within(1e-15));
        assertThat(EffectiveRank.entropy(equal)).isCloseTo(3, within(1e-14));
    }

    @Test
    void masses_of_the_top_differ_with_and_without_squares() {
        assertThat(EffectiveRank.tail(SPECTRUM, 1)).isCloseTo(0.5, within(1e-15));
        assertThat(EffectiveRank.squaredTail(SPECTRUM, 1)).isCloseTo(6.0 / 22, within(1e-15));
        assertThat(EffectiveRank.tail(SPECTRUM, 9)).isZero();
    }

    @Test
    void a_spectrum_without_a_positive_number_is_refused() {
        assertThatThrownBy(() -> EffectiveRank.stable(new double[] {0, -1}))
                .hasMessage("eigenvalues must have a positive one but were [0.0, -1.0]");
    }
}
