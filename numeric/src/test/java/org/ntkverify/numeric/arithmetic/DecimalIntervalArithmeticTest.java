package org.ntkverify.numeric.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.expression.Function;

class DecimalIntervalArithmeticTest {

    /** References are printed with 60 significant digits, so they may be off by half a unit of the 60th, at most 10^-59 of the value. */
    private static final int REFERENCE_DIGITS = 60;

    private static DecimalInterval enclosure(DecimalIntervalArithmetic arithmetic, References.Row row) {
        return arithmetic.call(
                row.function(),
                row.arguments().stream().map(DecimalInterval::exact).toList());
    }

    private static DecimalInterval around(BigDecimal reference) {
        BigDecimal error = reference.abs().movePointLeft(REFERENCE_DIGITS - 1);
        return new DecimalInterval(reference.subtract(error), reference.add(error));
    }

    private static boolean agree(DecimalInterval enclosure, DecimalInterval reference) {
        return enclosure.lower().compareTo(reference.upper()) <= 0
                && reference.lower().compareTo(enclosure.upper()) <= 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 30, 50})
    void every_reference_lies_inside_and_the_enclosure_is_narrow(int digits) {
        DecimalIntervalArithmetic arithmetic = DecimalIntervalArithmetic.ofDigits(digits);
        // Absolute 10^-digits beside the relative one: near a zero of sin at 1e8 the digits are counted from 1.
        BigDecimal width = BigDecimal.ONE.movePointLeft(digits);
        assertThat(References.all()).hasSizeGreaterThan(500).allSatisfy(row -> {
            DecimalInterval enclosure = enclosure(arithmetic, row);
            assertThat(agree(enclosure, around(row.value())))
                    .as("%s in %s", row, enclosure)
                    .isTrue();
            assertThat(enclosure.width())
                    .as("width of %s at %s", enclosure, row)
                    .isLessThanOrEqualTo(width.multiply(row.value().abs().max(BigDecimal.ONE)));
        });
    }

    /** Twin: a reference that is wrong in its 28th significant digit must be outside the enclosure of 30 digits. */
    @Test
    void a_perturbed_reference_lies_outside() {
        DecimalIntervalArithmetic arithmetic = DecimalIntervalArithmetic.ofDigits(30);
        assertThat(References.all())
                .filteredOn(row -> row.value().abs().compareTo(new BigDecimal("0.001")) > 0)
                .hasSizeGreaterThan(400)
                .allSatisfy(row -> {
                    BigDecimal wrong = row.value()
                            .add(row.value().abs().max(BigDecimal.ONE).movePointLeft(28));
                    assertThat(agree(enclosure(arithmetic, row), around(wrong)))
                            .as("%s", row)
                            .isFalse();
                });
    }

    @Test
    void pi_has_the_known_digits_on_both_sides_of_the_stored_precision() {
        BigDecimal fifty = new BigDecimal("3.14159265358979323846264338327950288419716939937510");
        for (int digits : new int[] {40, 300}) {
            DecimalInterval pi = DecimalIntervalArithmetic.ofDigits(digits).pi();
            assertThat(agree(pi, new DecimalInterval(fifty, fifty.add(fifty.ulp()))))
                    .isTrue();
            assertThat(pi.width()).isLessThan(BigDecimal.ONE.movePointLeft(digits));
        }
    }

    @Test
    void a_wide_argument_that_holds_an_extremum_yields_it() {
        DecimalIntervalArithmetic arithmetic = DecimalIntervalArithmetic.ofDigits(20);
        DecimalInterval oneToTwo = new DecimalInterval(BigDecimal.ONE, BigDecimal.valueOf(2));
        DecimalInterval threeToFour = new DecimalInterval(BigDecimal.valueOf(3), BigDecimal.valueOf(4));
        assertThat(arithmetic.call(Function.SIN, List.of(oneToTwo)).upper()).isEqualByComparingTo("1");
        assertThat(arithmetic.call(Function.COS, List.of(threeToFour)).lower()).isEqualByComparingTo("-1");
        assertThat(arithmetic.call(Function.COS, List.of(oneToTwo)).upper()).isLessThan(new BigDecimal("0.5404"));
    }

    @Test
    void powers_of_every_kind_enclose_their_value() {
        DecimalIntervalArithmetic arithmetic = DecimalIntervalArithmetic.ofDigits(30);
        DecimalInterval two = DecimalInterval.exact(2);
        assertThat(arithmetic.power(two, new BigFraction(-3)).contains(new BigDecimal("0.125")))
                .isTrue();
        assertThat(arithmetic
                        .power(DecimalInterval.exact(-2), new BigFraction(3))
                        .contains(new BigDecimal(-8)))
                .isTrue();
        assertThat(arithmetic
                        .power(DecimalInterval.exact(2.25), new BigFraction(3, 2))
                        .contains(new BigDecimal("3.375")))
                .isTrue();
        assertThat(arithmetic
                        .power(DecimalInterval.exact(8), new BigFraction(1, 3))
                        .contains(two.lower()))
                .isTrue();
    }

    @Test
    void outside_a_domain_there_is_a_message_and_no_number() {
        DecimalIntervalArithmetic arithmetic = DecimalIntervalArithmetic.ofDigits(20);
        DecimalInterval mixed = new DecimalInterval(BigDecimal.valueOf(-1), BigDecimal.ONE);
        assertThatThrownBy(() -> arithmetic.power(mixed, BigFraction.MINUS_ONE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("divisor must not contain 0 but was [-1, 1]");
        assertThatThrownBy(() -> arithmetic.power(mixed, BigFraction.ONE_HALF))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("radicand must be >= 0 but was [-1, 1]");
        assertThatThrownBy(() -> arithmetic.call(Function.LOG, List.of(mixed)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("argument of Log must be > 0 but was [-1, 1]");
        assertThatThrownBy(() -> DecimalIntervalArithmetic.ofDigits(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("digits must be in [1, 10000] but was 0");
    }
}
