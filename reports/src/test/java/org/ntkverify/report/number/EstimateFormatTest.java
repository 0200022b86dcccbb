package org.ntkverify.report.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateFormatTest {

    @ParameterizedTest
    @CsvSource({
        // one digit of error, two if it begins with 1
        "0.60903, 0.0003, 0.6090(3)",
        "0.60903, 0.00014, 0.60903(14)",
        "0.60903, 0.00019999, 0.60903(20)",
        "0.60903, 0.0002, 0.6090(2)",
        "-0.60903, 0.0003, -0.6090(3)",
        // an error that rounds up to the next power of ten
        "0.5, 0.00096, 0.5000(10)",
        "123.4, 9.7, 123(10)",
        // errors of 1 and more
        "45.678, 1.23, 45.7(12)",
        "45.678, 2.3, 46(2)",
        "45.678, 12.3, 46(12)",
        "1234.5, 23, 1230(20)",
        "1234.5, 996, 1200(1000)",
        "99999.6, 3, 100000(3)",
        // errors larger than the value
        "0.001, 0.03, 0.00(3)",
        "-0.001, 0.03, 0.00(3)",
        "3, 400, 0(400)",
        "1e-9, 5e-7, 0(5)e-7",
        // zero value
        "0, 0.003, 0.000(3)",
        "0, 1e-9, '0.0(10)e-9'",
        // tiny and huge
        "1.23e-9, 4e-12, 1.230(4)e-9",
        "-1.5e-9, 2e-11, -1.50(2)e-9",
        "1.2e12, 4e9, 1.200(4)e12",
        "3.1e7, 2e7, 3(2)e7",
        "1e300, 3e298, 1.00(3)e300",
        "0.00012345, 0.000002, 0.000123(2)",
        // the value rounds up to one more digit
        "9.9996e9, 3e6, 1.0000(3)e10",
        "0.99996, 0.0003, 1.0000(3)",
        // exact
        "0.609, 0, 0.609(0)",
        "0, 0, 0(0)",
        "-0.0, 0, 0(0)",
        "1.5e-12, 0, 1.5(0)e-12",
        // half to even
        "0.125, 0.02, 0.12(2)",
        "0.375, 0.02, 0.38(2)",
        "0.60905, 0.0003, 0.6090(3)",
    })
    void estimates_end_where_their_error_ends(double value, double error, String expected) {
        assertThat(EstimateFormat.text(value, error)).isEqualTo(expected);
    }

    @Test
    void an_error_below_the_spacing_of_doubles_is_the_spacing() {
        // ulp(0.1) = 2^-56 = 1.39e-17
        assertThat(EstimateFormat.text(0.1, 1e-30)).isEqualTo("0.100000000000000000(14)");
    }

    @Test
    void brackets_and_digits_read_back_to_within_one_unit() {
        double[] values = {0.60903, -17.25, 1.23e-9, 4.5e7, 0};
        double[] errors = {3.3e-4, 0.096, 4.7e-12, 1.2e4, 5e-3};
        for (int i = 0; i < values.length; i++) {
            EstimateFormat.Rounded rounded = EstimateFormat.round(values[i], errors[i]);
            double back = Double.parseDouble(rounded.digits() + "e" + rounded.exponent());
            // rounding moves the value by at most half a unit of its last digit, at most half the printed error
            assertThat(Math.abs(back - values[i])).as(rounded.text()).isLessThanOrEqualTo(errors[i]);
        }
    }

    @Test
    void the_locale_does_not_matter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(EstimateFormat.text(0.60903, 0.0003)).isEqualTo("0.6090(3)");
            assertThat(DurationText.text(185)).isEqualTo("3 min 05 s");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void what_is_no_estimate_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EstimateFormat.text(Double.NaN, 1))
                .withMessage("value must be finite but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EstimateFormat.text(1, Double.NaN))
                .withMessage("standardError must be finite and >= 0 but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EstimateFormat.text(1, -0.1))
                .withMessage("standardError must be finite and >= 0 but was -0.1");
    }
}
