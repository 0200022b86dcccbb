package org.ntkverify.numeric.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.Interval;

class ImpliedConstantTest {

    private static final double WIDTH = 1e-12;

    @Test
    void enclosures_contain_the_reference_values() {
        assertThat(CurveReferences.map()).hasSizeGreaterThan(15).allSatisfy(row -> {
            Interval constant = ImpliedConstant.value(Interval.of(row.v()));
            Interval slope = ImpliedConstant.slope(Interval.of(row.v()));
            assertThat(CurveReferences.contains(constant, row.constant()))
                    .as("c: %s %s", row, constant)
                    .isTrue();
            assertThat(CurveReferences.contains(slope, row.slope()))
                    .as("slope: %s %s", row, slope)
                    .isTrue();
            assertThat(constant.width()).isLessThan(WIDTH);
            assertThat(slope.width()).isLessThan(WIDTH);
        });
    }

    /** Twin: a last digit changed in the reference falls outside. */
    @Test
    void a_perturbed_reference_is_outside() {
        assertThat(CurveReferences.map()).allSatisfy(row -> {
            BigDecimal wrong = row.slope().multiply(new BigDecimal("1.0000000001"));
            assertThat(CurveReferences.contains(ImpliedConstant.slope(Interval.of(row.v())), wrong))
                    .isFalse();
        });
    }

    @Test
    void both_ends_are_ordinary_points() {
        Interval atZero = ImpliedConstant.value(Interval.ZERO);
        assertThat(atZero.contains(1 / (3 * Math.PI))).isTrue();
        assertThat(atZero.width()).isLessThan(WIDTH);
        Interval atPi = ImpliedConstant.value(Interval.PI);
        assertThat(atPi.contains(1 / Math.PI)).isTrue();
        assertThat(atPi.width()).isLessThan(WIDTH);
        assertThat(ImpliedConstant.slope(Interval.ZERO).contains(1 / (6 * Math.PI * Math.PI)))
                .isTrue();
        assertThat(ImpliedConstant.slope(Interval.PI).contains(1 / (Math.PI * Math.PI)))
                .isTrue();
    }

    @Test
    void an_enclosure_over_a_range_contains_the_points_of_the_range() {
        for (int i = 0; i < 314; i++) {
            Interval range = new Interval(i / 100.0, (i + 1) / 100.0);
            Interval slope = ImpliedConstant.slope(range);
            assertThat(slope.width()).as("%s", range).isLessThan(0.1);
            for (int j = 0; j <= 4; j++) {
                Interval point = ImpliedConstant.slope(Interval.of(Math.min(range.upper(), (i + j / 4.0) / 100)));
                assertThat(slope.lower()).isLessThanOrEqualTo(point.upper());
                assertThat(slope.upper()).isGreaterThanOrEqualTo(point.lower());
            }
        }
    }

    @Test
    void angles_beyond_the_series_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImpliedConstant.value(new Interval(3, 4)))
                .withMessage("angles must be in [0, 3.25] but were [3.0, 4.0]");
    }
}
