package org.ntkverify.report.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Decimal text of doubles: {@code 0.25}, {@code 1234.5}, {@code 1.5e-7}.
 *
 * <p>Positional between {@value #SMALLEST_POSITIONAL} and {@value #LARGEST_POSITIONAL} as decimal exponents, scientific
 * outside. The text depends neither on the locale nor on the version of Java, unlike {@link Double#toString(double)},
 * which before Java 19 sometimes gives a digit too many.
 */
public final class DecimalText {

    /** Smallest decimal exponent written without {@code e}. */
    static final int SMALLEST_POSITIONAL = -4;

    /** Largest decimal exponent written without {@code e}. */
    static final int LARGEST_POSITIONAL = 8;

    /** Seventeen decimal digits identify every double. */
    private static final int DIGITS_OF_A_DOUBLE = 17;

    /** Stands for the digits that {@link #abridged} leaves out. */
    public static final String ELLIPSIS = "...";

    private static final int ABRIDGED_DIGITS = 6;

    /** As many digits are not worth three dots. */
    private static final int FEW_DIGITS = 3;

    private DecimalText() {}

    /**
     * Returns the text with the fewest digits that reads back as {@code value}.
     *
     * @param value finite
     */
    public static String shortest(double value) {
        requireFinite(value);
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0";
        }
        return text(shortestDecimal(value));
    }

    /** Returns the decimal with the fewest digits that reads back as {@code value}, which is finite. */
    static BigDecimal shortestDecimal(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
            // Above a power of two the doubles lie wider than below it, so the nearest decimal may miss where the next
            // one away from zero hits: 2^-44 needs that.
            for (RoundingMode rounding : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP)) {
                BigDecimal rounded = exact.round(new MathContext(digits, rounding));
                if (rounded.doubleValue() == value) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN));
    }

    /**
     * Returns {@code value} rounded to a number of significant digits, trailing zeros dropped.
     *
     * @param value finite
     * @param digits at least 1
     * @param rounding up for what must not look better than it is, half even otherwise
     */
    public static String significant(double value, int digits, RoundingMode rounding) {
        requireFinite(value);
        if (!(digits >= 1)) {
            throw new IllegalArgumentException("digits must be >= 1 but was %s".formatted(digits));
        }
        // From the shortest decimal, so that 0.016, whose double lies a little above, is not rounded up to 0.017.
        return text(shortestDecimal(value).round(new MathContext(digits, rounding)));
    }

    /**
     * Returns the first digits of {@code value} followed by three dots, or all of them if few would be left out. The
     * digits are cut and not rounded, so that what stands before the dots is true of lower and upper ends alike.
     *
     * @param value finite
     */
    public static String abridged(double value) {
        requireFinite(value);
        BigDecimal exact = shortestDecimal(value);
        int exponent = exponentOf(exact);
        int digits = Math.max(ABRIDGED_DIGITS, exponent <= LARGEST_POSITIONAL ? exponent + 1 : 0);
        if (exact.precision() <= digits + FEW_DIGITS) {
            return shortest(value);
        }
        BigDecimal cut = exact.round(new MathContext(digits, RoundingMode.DOWN));
        return exponent >= SMALLEST_POSITIONAL && exponent <= LARGEST_POSITIONAL
                ? cut.toPlainString() + ELLIPSIS
                : cut.movePointLeft(exponent).toPlainString() + ELLIPSIS + "e" + exponent;
    }

    /** Returns a decimal in positional or scientific notation, trailing zeros dropped. */
    static String text(BigDecimal decimal) {
        if (decimal.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = decimal.stripTrailingZeros();
        int exponent = exponentOf(stripped);
        if (exponent >= SMALLEST_POSITIONAL && exponent <= LARGEST_POSITIONAL) {
            return stripped.toPlainString();
        }
        return stripped.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** Returns k with {@code 10^k <= |decimal| < 10^(k+1)}. */
    static int exponentOf(BigDecimal decimal) {
        return decimal.precision() - decimal.scale() - 1;
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite but was %s".formatted(value));
        }
    }
}
