package org.ntkverify.report.number;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Estimates with their standard error in the last digits: {@code 0.6090(3)} is 0.6090 with standard error 0.0003.
 *
 * <p>The error has one significant digit, or two if it begins with 1; the value ends where the error ends. Both are
 * rounded half to even from the decimals that the other outputs print. Numbers in brackets count units of the last digit printed, so
 * {@code 45.7(12)} is 45.7 with error 1.2 and {@code 1230(20)} is 1230 with error 20.
 *
 * <p><b>Special values.</b> An error of exactly 0 gives all digits of the value and {@code (0)}. An error below one unit
 * in the last place of the double is printed as that unit, because the value is not known better. NaN, infinities and
 * negative errors are refused.
 */
public final class EstimateFormat {

    /** Largest decimal exponent without a power of ten behind the brackets; above it, zeros would be counted. */
    private static final int LARGEST_POSITIONAL = 5;

    private EstimateFormat() {}

    /**
     * A rounded estimate, {@code digits(error) * 10^exponent}.
     *
     * @param digits of the value, with sign and decimal point
     * @param error in units of the last digit
     * @param exponent of the power of ten, 0 if there is none
     */
    public record Rounded(String digits, String error, int exponent) {

        /** Returns {@code 0.6090(3)} or {@code 1.230(4)e-9}. */
        public String text() {
            return "%s(%s)%s".formatted(digits, error, exponent == 0 ? "" : "e" + exponent);
        }
    }

    /** Returns the text of an estimate, see {@link #round}. */
    public static String text(double value, double standardError) {
        return round(value, standardError).text();
    }

    /**
     * Rounds an estimate to what its error supports.
     *
     * @param value finite
     * @param standardError finite, not negative
     */
    public static Rounded round(double value, double standardError) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite but was %s".formatted(value));
        }
        if (!(standardError >= 0 && Double.isFinite(standardError))) {
            throw new IllegalArgumentException(
                    "standardError must be finite and >= 0 but was %s".formatted(standardError));
        }
        if (standardError == 0) {
            return exact(value);
        }
        BigDecimal error = DecimalText.shortestDecimal(Math.max(standardError, Math.ulp(value)));
        int leading = DecimalText.exponentOf(error);
        boolean beginsWithOne = error.movePointLeft(leading).compareTo(BigDecimal.valueOf(2)) < 0;
        int place = beginsWithOne ? leading - 1 : leading;
        return layOut(round(DecimalText.shortestDecimal(value), place), round(error, place), place);
    }

    private static Rounded exact(double value) {
        String text = DecimalText.shortest(value + 0.0); // turns -0.0 into 0.0
        int mark = text.indexOf('e');
        return mark < 0
                ? new Rounded(text, "0", 0)
                : new Rounded(text.substring(0, mark), "0", Integer.parseInt(text.substring(mark + 1)));
    }

    /** Rounds to a multiple of {@code 10^place}. */
    private static BigDecimal round(BigDecimal number, int place) {
        return number.setScale(-place, RoundingMode.HALF_EVEN);
    }

    private static Rounded layOut(BigDecimal value, BigDecimal error, int place) {
        int top = DecimalText.exponentOf(error);
        if (value.signum() != 0) {
            top = Math.max(top, DecimalText.exponentOf(value));
        }
        if (top >= DecimalText.SMALLEST_POSITIONAL && top <= LARGEST_POSITIONAL) {
            int scale = Math.max(0, -place);
            return new Rounded(
                    value.setScale(scale).toPlainString(),
                    error.setScale(scale).unscaledValue().toString(),
                    0);
        }
        return new Rounded(
                value.movePointLeft(top).setScale(top - place).toPlainString(),
                error.unscaledValue().toString(),
                top);
    }
}
