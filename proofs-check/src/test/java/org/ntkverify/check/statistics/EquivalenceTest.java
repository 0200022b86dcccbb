package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.statistics.Equivalence.Decision;

class EquivalenceTest {

    /** [9, 11]: a margin of 5 % of the scale 20. */
    private static final ToleranceRegion REGION = new ToleranceRegion(10, 0.05, 20);

    private static IntervalResult.Interval interval(double low, double high) {
        double halfWidth = (high - low) / 2;
        return new IntervalResult.Interval((low + high) / 2, halfWidth / 4, low, high, IntervalResult.Method.STUDENT);
    }

    @Test
    void inside_supports_disjoint_refutes_and_the_rest_is_open() {
        assertThat(Equivalence.decide(REGION, interval(9, 11))).isEqualTo(Decision.SUPPORTS);
        assertThat(Equivalence.decide(REGION, interval(9.5, 10.5))).isEqualTo(Decision.SUPPORTS);
        assertThat(Equivalence.decide(REGION, interval(8.9, 10))).isEqualTo(Decision.UNDECIDED);
        assertThat(Equivalence.decide(REGION, interval(10, 11.1))).isEqualTo(Decision.UNDECIDED);
        assertThat(Equivalence.decide(REGION, interval(11, 12))).isEqualTo(Decision.UNDECIDED);
        assertThat(Equivalence.decide(REGION, interval(11.01, 12))).isEqualTo(Decision.REFUTES);
        assertThat(Equivalence.decide(REGION, interval(7, 8.99))).isEqualTo(Decision.REFUTES);
    }

    @Test
    void a_wide_interval_around_the_target_supports_nothing() {
        assertThat(Equivalence.decide(REGION, interval(0, 20))).isEqualTo(Decision.UNDECIDED);
    }

    @Test
    void without_an_interval_nothing_is_decided() {
        assertThat(Equivalence.decide(REGION, new IntervalResult.NotYet(30, 1, 2, 100, 10_000)))
                .isEqualTo(Decision.UNDECIDED);
        assertThat(Equivalence.decide(REGION, new IntervalResult.Degenerate(30, 100)))
                .isEqualTo(Decision.UNDECIDED);
        assertThat(Equivalence.decidePositive(new IntervalResult.Degenerate(30, 100)))
                .isEqualTo(Decision.UNDECIDED);
    }

    @Test
    void an_ordering_is_decided_by_the_sign_of_the_difference() {
        assertThat(Equivalence.decidePositive(interval(0.1, 1))).isEqualTo(Decision.SUPPORTS);
        assertThat(Equivalence.decidePositive(interval(-1, -0.1))).isEqualTo(Decision.REFUTES);
        assertThat(Equivalence.decidePositive(interval(0, 1))).isEqualTo(Decision.UNDECIDED);
    }

    @Test
    void a_falsifier_within_two_margins_is_not_disjoint() {
        assertThat(REGION.isDisjointFrom(new ToleranceRegion(12.1, 0.05, 20))).isTrue();
        assertThat(REGION.isDisjointFrom(new ToleranceRegion(7.9, 0.05, 20))).isTrue();
        // A constant 15 % off, with margins of 10 % of the target: both would be supported by [10.6, 10.9].
        ToleranceRegion near = new ToleranceRegion(11.5, 0.05, 20);
        assertThat(REGION.isDisjointFrom(near)).isFalse();
        assertThat(Equivalence.decide(REGION, interval(10.6, 10.9))).isEqualTo(Decision.SUPPORTS);
        assertThat(Equivalence.decide(near, interval(10.6, 10.9))).isEqualTo(Decision.SUPPORTS);
    }

    @Test
    void the_smallest_detectable_defect_adds_margin_half_width_and_power() {
        // (1 + 0.8 + 1.6448536 0.2)/20; z at 0.05 is 1.644853626951473.
        assertThat(Equivalence.smallestDetectable(REGION, interval(9.2, 10.8), 0.05))
                .isCloseTo((1 + 0.8 + 1.644853626951473 * 0.2) / 20, within(1e-14));
    }

    @Test
    void the_required_draws_bring_the_nearer_end_within_reach() {
        // Estimate 10.5, half-width 0.8, error 0.2, end at 11: reach 1.1289707 over 0.5, squared.
        double growth = Math.pow((0.8 + 1.644853626951473 * 0.2) / 0.5, 2);
        assertThat(Equivalence.requiredCount(REGION, interval(9.7, 11.3), 1000, 0.05))
                .hasValue((long) Math.ceil(1000 * growth));
        // If exact: reach 0.8 + 0.2 z at 0.025, over the margin 1.
        double exact = Math.pow(0.8 + 1.959963984540054 * 0.2, 2);
        assertThat(Equivalence.requiredCountIfExact(REGION, interval(9.7, 11.3), 1000, 0.05))
                .hasValue((long) Math.ceil(1000 * exact));
    }

    @Test
    void an_estimate_on_the_end_of_the_region_is_never_decided() {
        assertThat(Equivalence.requiredCount(new ToleranceRegion(0, 1, 1), interval(0, 2), 10, 0.05))
                .isEqualTo(OptionalLong.empty());
    }

    @Test
    void regions_need_a_positive_margin_and_scale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ToleranceRegion(1, 0, 1))
                .withMessage("margin must be positive and finite but was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ToleranceRegion(1, 0.1, Double.NaN))
                .withMessage("scale must be positive and finite but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Equivalence.smallestDetectable(REGION, interval(9, 11), 0))
                .withMessage("beta must be in (0, 0.5] but was 0.0");
    }
}
