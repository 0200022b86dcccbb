package org.ntkverify.numeric.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.ntkverify.symbolic.expression.Function;

class IntervalArithmeticTest {

    private static final IntervalArithmetic ARITHMETIC = IntervalArithmetic.INSTANCE;

    /**
     * Widest enclosure at a point, in ulps of the value, rounded up from the measured 14 of SinMinusXCos just above 1. Every
     * other function stays below 12.
     */
    private static final double WIDTH_IN_ULPS = 16;

    private static Interval enclosure(References.Row row) {
        return ARITHMETIC.call(
                row.function(), row.arguments().stream().map(Interval::of).toList());
    }

    private static boolean contains(Interval interval, BigDecimal value) {
        return new BigDecimal(interval.lower()).compareTo(value) <= 0
                && value.compareTo(new BigDecimal(interval.upper())) <= 0;
    }

    @Test
    void every_reference_lies_inside_and_the_enclosure_is_narrow() {
        assertThat(References.all()).hasSizeGreaterThan(500).allSatisfy(row -> {
            Interval enclosure = enclosure(row);
            assertThat(contains(enclosure, row.value()))
                    .as("%s in %s", row, enclosure)
                    .isTrue();
            assertThat(enclosure.width() / Math.ulp(row.value().doubleValue()))
                    .as("width of %s at %s", enclosure, row)
                    .isLessThanOrEqualTo(WIDTH_IN_ULPS);
        });
    }

    /** Twin: without the outward steps many references fall outside, so the test above can fail. */
    @Test
    void a_point_evaluation_does_not_enclose() {
        assertThat(References.of(Function.EXP))
                .filteredOn(row -> contains(
                        Interval.of(DoubleArithmetic.INSTANCE.call(row.function(), row.arguments())), row.value()))
                .hasSizeLessThan(3);
    }

    /** 20000 draws over 600 binary orders: each result must enclose the exact rational, and be a point if that is a double. */
    @Test
    void the_four_operations_round_outward_by_one_step_at_most() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261120L);
        for (int i = 0; i < 5000; i++) {
            double x = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-300, 300));
            double y = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-300, 300));
            Interval first = Interval.of(x);
            Interval second = Interval.of(y);
            BigFraction a = new BigFraction(x);
            BigFraction b = new BigFraction(y);
            requireTight(first.plus(second), a.add(b));
            requireTight(first.minus(second), a.subtract(b));
            requireTight(first.times(second), a.multiply(b));
            requireTight(first.over(second), a.divide(b));
        }
    }

    private static void requireTight(Interval actual, BigFraction exact) {
        boolean inside = new BigFraction(actual.lower()).compareTo(exact) <= 0
                && new BigFraction(actual.upper()).compareTo(exact) >= 0;
        assertThat(inside).as("%s encloses %s", actual, exact).isTrue();
        boolean isDouble = new BigFraction(exact.doubleValue()).equals(exact);
        double expectedUpper = isDouble ? actual.lower() : Math.nextUp(actual.lower());
        assertThat(actual.upper()).isEqualTo(expectedUpper);
    }

    @Test
    void underflow_still_encloses() {
        Interval tiny = Interval.of(Double.MIN_VALUE);
        Interval product = tiny.times(tiny);
        assertThat(product.upper()).isPositive();
        assertThat(product.lower()).isNotPositive();
        assertThat(tiny.over(Interval.of(3)).upper()).isPositive();
    }

    @Test
    void constants_are_exact_where_a_double_is_and_enclosed_elsewhere() {
        assertThat(ARITHMETIC.constant(new BigFraction(3, 4))).isEqualTo(Interval.of(0.75));
        Interval tenth = ARITHMETIC.constant(new BigFraction(1, 10));
        assertThat(tenth.upper()).isEqualTo(Math.nextUp(tenth.lower()));
        BigFraction fine = new BigFraction(0.1).multiply(new BigFraction(0.3));
        Interval product = ARITHMETIC.constant(fine);
        assertThat(new BigFraction(product.lower()).compareTo(fine)).isNegative();
        assertThat(new BigFraction(product.upper()).compareTo(fine)).isPositive();
    }

    @Test
    void even_powers_of_mixed_intervals_are_not_negative() {
        assertThat(new Interval(-2, 1).power(2)).isEqualTo(new Interval(0, 4));
        assertThat(new Interval(-2, 1).power(3)).isEqualTo(new Interval(-8, 1));
        assertThat(Interval.of(2).power(-2)).isEqualTo(Interval.of(0.25));
    }

    @Test
    void an_angle_with_the_distance_carried_along_is_narrow_next_to_zero() {
        // Variances known to 1e-15 only, but the vectors are known to coincide.
        Interval one = new Interval(1, 1 + 1e-15);
        Interval plain = ARITHMETIC.call(Function.ANGLE, List.of(one, one, one));
        Interval carried = ARITHMETIC.call(Function.ANGLE, List.of(one, one, one, Interval.ZERO));
        assertThat(plain.upper()).isGreaterThan(1e-8);
        assertThat(carried).isEqualTo(Interval.ZERO);
    }

    @Test
    void a_zero_vector_has_angle_zero_and_nothing_is_nan() {
        Interval zero = Interval.ZERO;
        assertThat(ARITHMETIC.call(Function.ANGLE, List.of(zero, Interval.ONE, zero, Interval.ONE)))
                .isEqualTo(zero);
    }

    @Test
    void outside_a_domain_there_is_a_message_and_no_nan() {
        assertThatThrownBy(() -> Interval.ONE.over(new Interval(-1, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("divisor must not contain 0 but was [-1.0, 1.0]");
        assertThatThrownBy(() -> new Interval(-1, 1).sqrt())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("radicand must be >= 0 but was [-1.0, 1.0]");
        assertThatThrownBy(() -> Interval.of(Double.NaN))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("ends of an interval must be finite and in order but were NaN and NaN");
        assertThatThrownBy(() -> Interval.of(Double.MAX_VALUE).plus(Interval.of(Double.MAX_VALUE)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("must be finite");
        assertThatThrownBy(() -> ARITHMETIC.call(Function.ARC_COS, List.of(Interval.of(2))))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("argument of ArcCos must be in [-1, 1] but was [2.0, 2.0]");
    }

    @Test
    void negative_zero_is_zero() {
        assertThat(Interval.of(-0.0)).isEqualTo(Interval.ZERO);
    }
}
