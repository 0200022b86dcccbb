package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanIntervalTest {

    /** z^3 at two-sided level 1e-3, from z = 3.2905267314918948. */
    private static final double Z_CUBED = 35.62839592;

    /** Rounding of the printed z^3 and a few operations. */
    private static final double RELATIVE = 1e-7;

    @Test
    void the_gate_chooses_by_the_skewness_of_the_mean() {
        // g = skew z^3 / (3 sqrt T) with T = 10000: 0.2 at skew 1.684, 1.5 at skew 12.63.
        assertThat(method(1.68)).isEqualTo(IntervalResult.Method.STUDENT);
        assertThat(method(1.69)).isEqualTo(IntervalResult.Method.HALL);
        assertThat(method(-1.69)).isEqualTo(IntervalResult.Method.HALL);
        assertThat(method(12.6)).isEqualTo(IntervalResult.Method.HALL);
        assertThat(MeanInterval.of(sample(12.7), 1e-3).kind()).isEqualTo(IntervalResult.Kind.NOT_YET);
    }

    private static SampleMoments sample(double skewness) {
        return new SampleMoments(10_000, 5, 4, skewness, 0);
    }

    private static IntervalResult.Method method(double skewness) {
        return MeanInterval.of(sample(skewness), 1e-3).interval().orElseThrow().method();
    }

    @Test
    void too_much_skewness_names_the_draws_that_would_do() {
        var result = (IntervalResult.NotYet) MeanInterval.of(sample(20), 1e-3);
        assertThat(result.inflation()).isCloseTo(20 * Z_CUBED / 300, within(RELATIVE));
        double expected = Math.pow(20 * Z_CUBED / 0.6, 2);
        assertThat((double) result.requiredCount()).isCloseTo(expected, within(RELATIVE * expected + 1));
        // With these draws and this skewness Student's interval is allowed: the count is enough.
        SampleMoments grown = new SampleMoments(result.requiredCount(), 5, 4, 20, 0);
        assertThat(MeanInterval.of(grown, 1e-3).interval().orElseThrow().method())
                .isEqualTo(IntervalResult.Method.STUDENT);
    }

    @Test
    void below_fifty_draws_there_is_no_interval() {
        var result = (IntervalResult.NotYet) MeanInterval.of(new SampleMoments(49, 0, 1, 0, 0), 0.05);
        assertThat(result.requiredCount()).isEqualTo(50);
        assertThat(MeanInterval.of(new SampleMoments(50, 0, 1, 0, 0), 0.05).kind())
                .isEqualTo(IntervalResult.Kind.INTERVAL);
    }

    @Test
    void positive_skewness_moves_the_interval_up() {
        // To first order the reaches are t (1 +- A t/3) with A = 0.1 and t = 3.48, so 1.26 to one.
        IntervalResult.Interval skewed =
                MeanInterval.of(sample(10), 1e-3).interval().orElseThrow();
        assertThat(skewed.high() - skewed.estimate()).isGreaterThan(1.25 * (skewed.estimate() - skewed.low()));
        IntervalResult.Interval mirrored = MeanInterval.of(new SampleMoments(10_000, -5, 4, -10, 0), 1e-3)
                .interval()
                .orElseThrow();
        assertThat(mirrored.low()).isEqualTo(-skewed.high());
        assertThat(mirrored.high()).isEqualTo(-skewed.low());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.9, -0.1, -1e-9, 0, 1e-12, 0.05, 0.4, 0.9})
    void hall_s_transform_is_increasing_and_inverted_exactly(double curvature) {
        var estimate = new StudentizedEstimate(0, 1, curvature, curvature / 6, Math.abs(curvature), 100, 100, 0.5);
        double previous = Double.NEGATIVE_INFINITY;
        for (int i = -40; i <= 40; i++) {
            double x = i / 4.0;
            double t = estimate.inverseTransform(x);
            assertThat(t).as("t at x=%s", x).isGreaterThan(previous);
            // Ten operations on numbers up to 10; near the inflection h is flat, so its own error stays small.
            assertThat(estimate.transform(t)).as("h(t) at x=%s", x).isCloseTo(x, within(1e-13));
            previous = t;
        }
    }

    @Test
    void hall_s_interval_solves_the_published_cubic() {
        double s = 10;
        double count = 10_000;
        IntervalResult.Interval interval =
                MeanInterval.of(sample(s), 1e-3).interval().orElseThrow();
        double t = (interval.estimate() - interval.low()) / interval.standardError();
        double cubic =
                t + s * t * t / (3 * Math.sqrt(count)) + s * s * t * t * t / (27 * count) + s / (6 * Math.sqrt(count));
        // Student's quantile at a quarter of the level with 9999 degrees of freedom (mpmath 1.3.0, 50 digits).
        assertThat(cubic).isCloseTo(3.4818981671, within(1e-10));
    }

    @Test
    void a_constant_is_a_point_only_if_declared_deterministic() {
        SampleMoments constant = new SampleMoments(100, 3, 0, 0, 0);
        assertThat(MeanInterval.of(constant, 0.01)).isEqualTo(new IntervalResult.Degenerate(3, 100));
        assertThat(MeanInterval.of(constant, 0.01, MeanInterval.Nature.DETERMINISTIC))
                .isEqualTo(new IntervalResult.Interval(3, 0, 3, 3, IntervalResult.Method.DETERMINISTIC));
    }

    @Test
    void a_deterministic_quantity_that_varies_is_random() {
        assertThat(MeanInterval.of(sample(0), 0.01, MeanInterval.Nature.DETERMINISTIC))
                .isEqualTo(MeanInterval.of(sample(0), 0.01));
    }

    @Test
    void the_difference_of_two_means_has_welch_s_error() {
        SampleMoments first = new SampleMoments(100, 3, 9, 1, 0);
        SampleMoments second = new SampleMoments(400, 1, 64, 0, 0);
        IntervalResult.Interval interval =
                MeanInterval.ofDifference(first, second, 0.2).interval().orElseThrow();
        assertThat(interval.estimate()).isEqualTo(2);
        assertThat(interval.standardError()).isCloseTo(0.5, within(1e-15));
        // 0.25^2 / (0.09^2/99 + 0.16^2/399) = 428.1 degrees of freedom: quantile 1.2835320 at 0.1, by mpmath 1.3.0.
        assertThat(interval.halfWidth()).isCloseTo(0.5 * 1.2835320151, within(1e-10));
    }

    @Test
    void levels_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeanInterval.of(sample(0), 1))
                .withMessage("alpha must be in (0, 0.5] but was 1.0");
    }

    @Test
    void the_interval_keeps_its_ends_in_order() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntervalResult.Interval(0, 1, 2, 1, IntervalResult.Method.STUDENT))
                .withMessage("low must be <= high but were 2.0 and 1.0");
    }
}
