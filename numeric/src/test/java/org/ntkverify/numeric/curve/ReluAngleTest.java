package org.ntkverify.numeric.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.Interval;

class ReluAngleTest {

    private static double relativeError(double actual, BigDecimal exact) {
        return new BigDecimal(actual)
                .subtract(exact)
                .abs()
                .divide(exact, MathContext.DECIMAL64)
                .doubleValue();
    }

    /** The bound is derived for every angle; what is measured is well below it. */
    @Test
    void doubles_keep_the_error_bound() {
        assertThat(CurveReferences.map())
                .hasSizeGreaterThan(15)
                .allSatisfy(row -> assertThat(relativeError(ReluAngle.next(row.v()), row.angle()))
                        .as("%s", row)
                        .isLessThanOrEqualTo(ReluAngle.STEP_ERROR / 8));
    }

    /** Twin: the arc cosine of the textbook formula is wrong at small angles. */
    @Test
    void the_arc_cosine_breaks_the_bound_at_small_angles() {
        assertThat(CurveReferences.map())
                .filteredOn(row -> row.v() < 0.01)
                .hasSize(3)
                .allSatisfy(row -> assertThat(relativeError(textbook(row.v()), row.angle()))
                        .isGreaterThan(ReluAngle.STEP_ERROR));
    }

    private static double textbook(double v) {
        return Math.acos((1 - v / Math.PI) * Math.cos(v) + Math.sin(v) / Math.PI);
    }

    @Test
    void intervals_contain_the_exact_angle_and_are_narrow() {
        assertThat(CurveReferences.map()).allSatisfy(row -> {
            Interval enclosure = ReluAngle.next(Interval.of(row.v()));
            assertThat(CurveReferences.contains(enclosure, row.angle()))
                    .as("%s", row)
                    .isTrue();
            assertThat(enclosure.width()).isLessThan(1e-14 * enclosure.upper());
            assertThat(CurveReferences.contains(ImpliedConstant.angle(Interval.of(row.v())), row.angle()))
                    .as("by series: %s", row)
                    .isTrue();
        });
    }

    @Test
    void ends_are_0_and_a_right_angle() {
        assertThat(ReluAngle.next(0)).isZero();
        assertThat(ReluAngle.next(Math.PI)).isCloseTo(Math.PI / 2, within(1e-15));
        Interval all = ReluAngle.next(new Interval(0, Interval.PI.upper()));
        assertThat(all.lower()).isZero();
        assertThat(all.upper()).isBetween(Math.PI / 2, Math.nextUp(Math.PI / 2));
    }

    /** phi^(4)(pi) and pi phi^(l)(pi) l of the notes, printed with four digits. */
    @Test
    void iterates_of_pi_go_to_0_like_3_pi_over_l() {
        double angle = Math.PI;
        for (int l = 1; l <= 1000; l++) {
            angle = ReluAngle.next(angle);
            if (l == 100) {
                assertThat(l * angle / (3 * Math.PI)).isCloseTo(0.906, within(5e-4));
            }
        }
        assertThat(1000 * angle / (3 * Math.PI)).isCloseTo(0.986, within(5e-4));
    }

    /** The bounds that are derived by hand from the slope of the implied constant, for all angles and layers. */
    @Test
    void iterates_keep_the_derived_bounds() {
        for (double v : new double[] {1e-3, 0.1, 1, 2, 3, 3.14159}) {
            double s = 3 * Math.PI / v;
            Interval angle = Interval.of(v);
            int between = 0;
            for (int l = 0; l <= 2000; l++) {
                assertThat(angle.upper()).isLessThanOrEqualTo(3 * Math.PI / (l + s) * (1 + 1e-14));
                assertThat(angle.lower()).isGreaterThanOrEqualTo(v / (1 + l * v / Math.PI) * (1 - 1e-14));
                double slack = 9 + 2 * Math.log1p(l / 2.0);
                assertThat(angle.lower()).isGreaterThan(3 * Math.PI / (l + s + slack));
                // Twin: without the logarithm the lower bound is false from wide angles.
                between += angle.upper() < 3 * Math.PI / (l + s + 9) ? 1 : 0;
                angle = ReluAngle.next(angle);
            }
            assertThat(between > 0).as("v=%s", v).isEqualTo(v >= 2);
        }
    }

    @Test
    void angles_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReluAngle.next(3.2))
                .withMessage("v must be in [0, pi] but was 3.2");
        assertThatIllegalArgumentException().isThrownBy(() -> ReluAngle.next(Double.NaN));
    }
}
