package org.ntkverify.numeric.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.expression.Function;

class DecimalNormalTest {

    private static DecimalInterval call(int digits, Function function, DecimalInterval x) {
        return DecimalIntervalArithmetic.ofDigits(digits).call(function, List.of(x));
    }

    /** The references are {@code erfc(-x/sqrt 2)/2} by mpmath 1.3.0 at 80 digits, printed with 50. */
    @ParameterizedTest
    @CsvSource({
        "-2.5, 0.0062096653257761351669781045741922211278977469230928",
        "-6.25, 0.00000000020522634252189388816227635957916383914621199490805",
        "-40, 3.6558935409150297037489858026882836650539446199774e-350",
        "-300, 7.4490062627753529005523911451020201551199992630394e-19547",
        "-10000, 3.2044055119008403138811843205775800742727949082607e-21714729"
    })
    void the_lower_tail_is_narrow_relative_to_its_value(BigDecimal x, BigDecimal reference) {
        for (int digits : new int[] {8, 24, 48}) {
            DecimalInterval value = call(digits, Function.PHI, DecimalInterval.exact(x));
            BigDecimal error = reference.movePointLeft(49);
            assertThat(value.lower()).isLessThanOrEqualTo(reference.add(error));
            assertThat(value.upper()).isGreaterThanOrEqualTo(reference.subtract(error));
            assertThat(value.width()).isLessThanOrEqualTo(reference.movePointLeft(digits));
        }
    }

    @Test
    void both_sides_of_the_change_of_method_agree() {
        // 50 + 8 digits: the fraction starts at 2 x^2 = 58.
        DecimalInterval below = call(50, Function.PHI, DecimalInterval.exact(-5.38));
        DecimalInterval above = call(30, Function.PHI, DecimalInterval.exact(-5.38));
        assertThat(above.contains(below)).isTrue();
    }

    /** A wide argument is evaluated at both ends: {@code Phi(0) = 1/2}, {@code Phi(-1) = 0.15865...} */
    @Test
    void a_wide_argument_yields_its_ends() {
        DecimalInterval value = call(20, Function.PHI, new DecimalInterval(BigDecimal.ONE.negate(), BigDecimal.ZERO));
        assertThat(value.lower()).isBetween(new BigDecimal("0.1586552"), new BigDecimal("0.1586553"));
        assertThat(value.upper()).isEqualByComparingTo("0.5");
    }

    @Test
    void what_is_smaller_than_every_exponent_is_enclosed_from_above() {
        BigDecimal tiny = new BigDecimal("1E-434294481");
        DecimalInterval exponential = call(20, Function.EXP, DecimalInterval.exact(-1e12));
        DecimalInterval tail = call(20, Function.PHI, DecimalInterval.exact(-1e6));
        assertThat(exponential.lower()).isZero();
        assertThat(exponential.upper()).isLessThanOrEqualTo(tiny);
        assertThat(tail.lower()).isZero();
        assertThat(tail.upper()).isLessThanOrEqualTo(tiny);
        assertThatThrownBy(() -> call(20, Function.EXP, DecimalInterval.exact(2e9)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("argument of Exp must be <= 1E+9 but was [2000000000, 2000000000]");
    }

    @Test
    void tiny_arguments_of_exp_do_not_cost_their_exponent() {
        DecimalInterval value = call(20, Function.EXP, DecimalInterval.exact(new BigDecimal("1E-400000000")));
        assertThat(value.contains(BigDecimal.ONE)).isTrue();
    }
}
