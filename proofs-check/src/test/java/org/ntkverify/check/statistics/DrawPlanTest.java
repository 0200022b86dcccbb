package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DrawPlanTest {

    @Test
    void width_and_skewness_each_ask_for_their_draws() {
        // z = 1.959963984540054 at 0.05: 0.5 (z/0.01)^2 = 19207.3; (2 z^3/0.6)^2 = 629.8.
        DrawPlan plan = DrawPlan.of(0.5, 2, 0.01, 0.05);
        assertThat(plan).isEqualTo(new DrawPlan(19_208, 630));
        assertThat(plan.count()).isEqualTo(19_208);
        assertThat(DrawPlan.of(0.5, 2, 0.2, 0.05).count()).isEqualTo(630);
        assertThat(DrawPlan.of(0, 0, 0.2, 0.05).count()).isEqualTo(50);
    }

    @Test
    void planned_draws_give_the_planned_interval() {
        double relativeVariance = 3.0 / 64;
        DrawPlan plan = DrawPlan.of(relativeVariance, 0.9, 0.005, 1e-6);
        IntervalResult.Interval interval = MeanInterval.of(
                        new SampleMoments(plan.count(), 2, 4 * relativeVariance, 0.9, 0), 1e-6)
                .interval()
                .orElseThrow();
        assertThat(interval.method()).isEqualTo(IntervalResult.Method.STUDENT);
        // Student's quantile exceeds the normal one by (z^3 + z)/(4 T), 1e-4 relative here.
        assertThat(interval.halfWidth() / 2).isBetween(0.00499, 0.005 * (1 + 2e-4));
        // The twin: half the draws leave it wider by the square root of 2.
        assertThat(MeanInterval.of(new SampleMoments(plan.count() / 2, 2, 4 * relativeVariance, 0.9, 0), 1e-6)
                        .interval()
                        .orElseThrow()
                        .halfWidth())
                .isGreaterThan(0.014);
    }

    @Test
    void arguments_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DrawPlan.of(-1, 0, 0.1, 0.1))
                .withMessage("relativeVariance must be >= 0 and finite but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DrawPlan.of(1, Double.NaN, 0.1, 0.1))
                .withMessage("skewness must be finite but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DrawPlan.of(1, 0, 0, 0.1))
                .withMessage("relativeHalfWidth must be positive and finite but was 0.0");
    }
}
