package org.ntkverify.report.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0.0",
        "1, 1",
        "0.1, 0.1",
        "1e-3, 0.001",
        "1.5e-7, 1.5e-7",
        "123456789, 123456789",
        "1.5e10, 1.5e10",
        "-2.5e-12, -2.5e-12",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "2e23, 2e23",
        // 2^-44, of which Double.toString gives a digit too many before Java 19
        "5.684341886080802e-14, 5.684341886080802e-14",
    })
    void shortest_text(double value, String expected) {
        assertThat(DecimalText.shortest(value)).isEqualTo(expected);
    }

    @Test
    void shortest_text_reads_back_as_the_same_double() {
        SplittableRandom bits = new SplittableRandom(20261120);
        int finite = 0;
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(bits.nextLong());
            if (Double.isFinite(value)) {
                finite++;
                assertThat(Double.parseDouble(DecimalText.shortest(value))).isEqualTo(value);
            }
        }
        assertThat(finite).as("finite doubles, so that the test is not vacuous").isGreaterThan(4_900);
    }

    @ParameterizedTest
    @CsvSource({
        "0.016, 2, UP, 0.016",
        "0.0161, 2, UP, 0.017",
        "0.0161, 2, HALF_EVEN, 0.016",
        "2.00312, 4, HALF_EVEN, 2.003",
        "0, 2, UP, 0",
        "99.5, 2, UP, 100",
    })
    void significant_digits(double value, int digits, RoundingMode rounding, String expected) {
        assertThat(DecimalText.significant(value, digits, rounding)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.625, 0.625",
        "12.296108135469456, 12.2961...",
        "0.021211817309895607, 0.0212118...",
        "-1.99999999999999, -1.99999...",
        "3.000000000000004, 3.00000...",
        "123456789.123456, 123456789...",
        "123456789.25, 123456789.25",
        "1.234567890123e-7, 1.23456...e-7",
        "1.234567890123e12, 1.23456...e12",
        "0.123456789, 0.123456789",
        "0, 0",
    })
    void abridged_numbers_are_cut_and_not_rounded(double value, String expected) {
        assertThat(DecimalText.abridged(value)).isEqualTo(expected);
    }

    @Test
    void nan_and_infinities_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecimalText.shortest(Double.NEGATIVE_INFINITY))
                .withMessage("value must be finite but was -Infinity");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "0.41, 0.41 s", "59.4, 59 s", "59.6, 1 min 00 s", "185, 3 min 05 s", "7620, 2 h 07 min"})
    void durations(double seconds, String expected) {
        assertThat(DurationText.text(seconds)).isEqualTo(expected);
    }
}
