package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;
import java.util.function.LongUnaryOperator;

/**
 * Enclosures of power series {@code sum_k t_k}, {@code t_k = t_(k-1) * argument * numerator(k) / denominator(k)}.
 *
 * <p><b>Remainder.</b> The sum stops after a term {@code T} when the size of the last ratio is at most 1/2. In all series here
 * the ratios do not grow from there on (or stay below 1/2, where said), so the tail is at most
 * {@code |T| (1/2 + 1/4 + ...) = |T|}, whatever its signs. [-T, T] is added to the enclosure.
 */
final class DecimalSeries {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Digits up to which pi and ln 2 are taken from one stored enclosure. */
    private static final int STORED_DIGITS = 150;

    private static final DecimalInterval PI = machin(STORED_DIGITS);
    private static final DecimalInterval LN_TWO = twiceInverseTangent(STORED_DIGITS);

    private final DecimalRounding rounding;

    DecimalSeries(DecimalRounding rounding) {
        this.rounding = rounding;
    }

    /** The sum from {@code first} on; the terms alternate in sign if {@code alternating}. */
    DecimalInterval sum(
            DecimalInterval first,
            DecimalInterval argument,
            boolean alternating,
            LongUnaryOperator numerator,
            LongUnaryOperator denominator) {
        DecimalInterval total = first;
        DecimalInterval term = first;
        for (long k = 1; ; k++) {
            DecimalInterval ratio = rounding.scale(argument, numerator.applyAsLong(k), denominator.applyAsLong(k));
            boolean small = term.magnitude().compareTo(total.magnitude().movePointLeft(rounding.digits() + 1)) <= 0;
            if (small && ratio.magnitude().compareTo(HALF) <= 0) {
                BigDecimal tail = term.magnitude();
                return rounding.add(total, new DecimalInterval(tail.negate(), tail));
            }
            term = rounding.multiply(term, ratio);
            total = alternating && k % 2 == 1 ? rounding.subtract(total, term) : rounding.add(total, term);
        }
    }

    /** {@code sin y} for {@code |y| <= 1}: ratios {@code y^2/((2k)(2k+1))}, decreasing. */
    DecimalInterval sin(DecimalInterval y) {
        return sum(y, square(y), true, k -> 1, k -> 2 * k * (2 * k + 1));
    }

    /** {@code cos y} for {@code |y| <= 1}: ratios {@code y^2/((2k-1)(2k))}, decreasing. */
    DecimalInterval cos(DecimalInterval y) {
        return sum(DecimalRounding.of(1), square(y), true, k -> 1, k -> (2 * k - 1) * (2 * k));
    }

    /** {@code sin y - y cos y = sum (-1)^(k+1) 2k y^(2k+1)/(2k+1)!}: ratios {@code y^2/(2k (2k+3))}, decreasing. */
    DecimalInterval sinMinusXCos(DecimalInterval y) {
        DecimalInterval square = square(y);
        DecimalInterval first = rounding.scale(rounding.multiply(square, y), 1, 3);
        return sum(first, square, true, k -> 1, k -> 2 * k * (2 * k + 3));
    }

    /** {@code arctan y} for {@code |y| <= 1/2}: ratios {@code y^2 (2k-1)/(2k+1) < 1/4}. */
    DecimalInterval atan(DecimalInterval y) {
        return sum(y, square(y), true, k -> 2 * k - 1, k -> 2 * k + 1);
    }

    /** {@code artanh y} for {@code |y| <= 1/2}: ratios {@code y^2 (2k-1)/(2k+1) < 1/4}. */
    DecimalInterval atanh(DecimalInterval y) {
        return sum(y, square(y), false, k -> 2 * k - 1, k -> 2 * k + 1);
    }

    /** {@code exp y} for {@code 0 <= y <= 1}: ratios {@code y/k}, decreasing. */
    DecimalInterval exp(DecimalInterval y) {
        return sum(DecimalRounding.of(1), y, false, k -> 1, k -> k);
    }

    /** {@code sinh y} for {@code |y| <= 1}: ratios {@code y^2/((2k)(2k+1))}, decreasing. */
    DecimalInterval sinh(DecimalInterval y) {
        return sum(y, square(y), false, k -> 1, k -> 2 * k * (2 * k + 1));
    }

    /** {@code sum_k (2 y^2)^k / (2k+1)!! = sqrt(pi)/2 exp(y^2) erf(y) / y}: ratios {@code 2 y^2/(2k+1)}, decreasing. */
    DecimalInterval scaledErf(DecimalInterval y) {
        return sum(DecimalRounding.of(1), rounding.scale(square(y), 2, 1), false, k -> 1, k -> 2 * k + 1);
    }

    private DecimalInterval square(DecimalInterval y) {
        return rounding.power(y, 2);
    }

    DecimalInterval pi() {
        return rounding.round(rounding.digits() < STORED_DIGITS ? PI : machin(rounding.digits() + 5));
    }

    DecimalInterval lnTwo() {
        return rounding.round(rounding.digits() < STORED_DIGITS ? LN_TWO : twiceInverseTangent(rounding.digits() + 5));
    }

    /** {@code pi = 16 arctan(1/5) - 4 arctan(1/239)} (Machin). */
    private static DecimalInterval machin(int digits) {
        DecimalRounding rounding = new DecimalRounding(digits);
        DecimalSeries series = new DecimalSeries(rounding);
        DecimalInterval fifth = rounding.scale(DecimalRounding.of(1), 1, 5);
        DecimalInterval small = rounding.scale(DecimalRounding.of(1), 1, 239);
        return rounding.subtract(rounding.scale(series.atan(fifth), 16, 1), rounding.scale(series.atan(small), 4, 1));
    }

    /** {@code ln 2 = 2 artanh(1/3)}. */
    private static DecimalInterval twiceInverseTangent(int digits) {
        DecimalRounding rounding = new DecimalRounding(digits);
        DecimalInterval third = rounding.scale(DecimalRounding.of(1), 1, 3);
        return rounding.scale(new DecimalSeries(rounding).atanh(third), 2, 1);
    }
}
