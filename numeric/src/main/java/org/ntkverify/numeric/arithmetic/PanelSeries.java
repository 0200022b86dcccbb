package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The power series of {@code g(z) = exp(-q (m z + z^2/2)) / (1 + (m + z)^2)} in {@code z/d}, in fixed-point numbers of p binary places.
 *
 * <p>With {@code e_n} and {@code g_n} the coefficients of {@code (z/d)^n} in the exponential over {@code 1 + m^2} and in g:
 * {@code n e_n = A e_(n-1) + B e_(n-2)} and {@code g_n = e_n + C g_(n-1) + D g_(n-2)}, where
 * {@code A = -q m d}, {@code B = -q d^2}, {@code C = -2 m d/(1 + m^2)}, {@code D = -d^2/(1 + m^2)}.
 *
 * <p><b>Rounding.</b> A shift and a division round down, by less than one unit {@code 2^-p} each. An error of {@code u} units in
 * a factor A' of a computed product {@code A' e'} enters as {@code A e - A' e' = A (e - e') + (A - A') e'}. The bounds are summed in
 * doubles; their own roundings, relative 2^-53 in each of less than 2^40 operations, and their underflows are covered by the factor {@link #OWN_ROUNDING}.
 */
final class PanelSeries {

    private static final double OWN_ROUNDING = 1.001;

    private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

    private final int places;
    private final MathContext down;
    private final MathContext up;
    private final Coefficient linear;
    private final Coefficient quadratic;
    private final Coefficient first;
    private final Coefficient second;
    private final Coefficient start;

    /**
     * A fixed-point number near a real one.
     *
     * @param units the number times 2^p
     * @param size a bound of the absolute value of the real number
     * @param error a bound of the error in units
     */
    private record Coefficient(BigInteger units, double size, double error) {}

    /** The two last terms of a recurrence with the bounds of their errors in units. */
    private record Pair(BigInteger last, double lastError, BigInteger before, double beforeError) {

        Pair then(BigInteger next, double error) {
            return new Pair(next, error, last, lastError);
        }
    }

    /** The series at {@code m = middle} with {@code q = square}, {@code d = half}. */
    PanelSeries(DecimalRounding rounding, DecimalInterval square, BigDecimal middle, BigDecimal half) {
        this.places = 16 + (int) Math.ceil(rounding.digits() * BITS_PER_DIGIT);
        this.down = new MathContext(rounding.digits(), RoundingMode.FLOOR);
        this.up = new MathContext(rounding.digits(), RoundingMode.CEILING);
        DecimalInterval product = DecimalInterval.exact(middle.multiply(half));
        DecimalInterval width = DecimalInterval.exact(half.multiply(half));
        DecimalInterval norm = rounding.round(DecimalInterval.exact(BigDecimal.ONE.add(middle.multiply(middle))));
        this.linear = coefficient(rounding.multiply(square, product).negate());
        this.quadratic = coefficient(rounding.multiply(square, width).negate());
        this.first = coefficient(rounding.divide(rounding.scale(product, -2, 1), norm));
        this.second = coefficient(rounding.divide(width.negate(), norm));
        this.start = coefficient(rounding.divide(DecimalRounding.of(1), norm));
    }

    private Coefficient coefficient(DecimalInterval value) {
        BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(places));
        BigDecimal scaled = value.lower().multiply(unit);
        BigInteger units = scaled.setScale(0, RoundingMode.FLOOR).unscaledValue();
        double error = 2 + value.width().multiply(unit).doubleValue();
        return new Coefficient(units, value.magnitude().doubleValue() * OWN_ROUNDING, error);
    }

    /** {@code 1/(2d) int_{-d}^{d}} of the first {@code terms} terms: {@code sum g_(2j) / (2j + 1)}. */
    DecimalInterval integral(int terms) {
        Pair exponential = new Pair(start.units(), start.error(), BigInteger.ZERO, 0);
        Pair value = exponential;
        BigInteger total = start.units();
        double error = start.error();
        for (int n = 1; n < terms; n++) {
            BigInteger order = BigInteger.valueOf(n);
            exponential = exponential.then(
                    combine(linear, quadratic, exponential).divide(order),
                    2 + combinedError(linear, quadratic, exponential) / n);
            value = value.then(
                    exponential.last().add(combine(first, second, value)),
                    1 + exponential.lastError() + combinedError(first, second, value));
            if (n % 2 == 0) {
                total = total.add(value.last().divide(BigInteger.valueOf(n + 1)));
                error += 1 + value.lastError() / (n + 1);
            }
        }
        return enclosure(total, error * OWN_ROUNDING);
    }

    private BigInteger combine(Coefficient x, Coefficient y, Pair pair) {
        return x.units()
                .multiply(pair.last())
                .add(y.units().multiply(pair.before()))
                .shiftRight(places);
    }

    private double combinedError(Coefficient x, Coefficient y, Pair pair) {
        return x.size() * pair.lastError()
                + y.size() * pair.beforeError()
                + x.error() * size(pair.last())
                + y.error() * size(pair.before());
    }

    /** An upper bound of {@code |units| 2^-p}. */
    private double size(BigInteger units) {
        return Math.scalb(1.0, units.bitLength() - places);
    }

    private DecimalInterval enclosure(BigInteger total, double error) {
        BigDecimal units = new BigDecimal(error);
        BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(places));
        BigDecimal middle = new BigDecimal(total);
        return new DecimalInterval(
                middle.subtract(units).divide(unit, down), middle.add(units).divide(unit, up));
    }
}
