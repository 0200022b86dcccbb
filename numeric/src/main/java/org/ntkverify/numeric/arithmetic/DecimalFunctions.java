package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.UnaryOperator;

/**
 * Exponentials, logarithms and error functions of decimal intervals: reduction of the argument, then a series of {@link DecimalSeries}.
 *
 * <p>Every step is an interval operation rounded outward, so the results are enclosures by construction; only the remainders
 * of the series need the argument given there. Monotone functions are evaluated at the ends.
 */
final class DecimalFunctions {

    /** Largest argument of exp: beyond, the exponents of decimals end (at about 10^(2^31)) soon. */
    private static final BigDecimal LARGEST = new BigDecimal("1E9");

    /** {@code exp(-10^9) = 10^-434294481.9...} */
    private static final DecimalInterval BELOW_ALL =
            new DecimalInterval(BigDecimal.ZERO, new BigDecimal("1E-434294481"));

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** {@code ln 10 = 2.302585... < 2.303}. */
    private static final BigDecimal LN_TEN = new BigDecimal("2.303");

    private final DecimalRounding rounding;
    private final DecimalSeries series;

    DecimalFunctions(int digits) {
        this.rounding = new DecimalRounding(digits);
        this.series = new DecimalSeries(rounding);
    }

    private static DecimalInterval point(BigDecimal x) {
        return DecimalInterval.exact(x);
    }

    private static DecimalInterval increasing(UnaryOperator<DecimalInterval> atPoint, DecimalInterval x) {
        DecimalInterval first = atPoint.apply(point(x.lower()));
        if (x.lower().compareTo(x.upper()) == 0) {
            return first;
        }
        return new DecimalInterval(
                first.lower(), atPoint.apply(point(x.upper())).upper());
    }

    DecimalInterval exp(DecimalInterval x) {
        return increasing(this::expAt, x);
    }

    /**
     * {@code exp x = exp(x/2^m)^(2^m)} with {@code |x|/2^m <= 2^-6}; m squarings cost at most m/3 + 1 digits. Below
     * {@code -10^9} only {@code 0 < exp x < exp(-10^9)} is used.
     */
    private DecimalInterval expAt(DecimalInterval x) {
        if (x.upper().compareTo(LARGEST.negate()) < 0) {
            return BELOW_ALL;
        }
        if (x.upper().compareTo(LARGEST) > 0) {
            throw new OutsideDomainException("argument of Exp must be <= %s but was %s".formatted(LARGEST, x));
        }
        BigDecimal size = x.magnitude();
        int m = 6 + (size.compareTo(ONE) < 0 ? 0 : size.toBigInteger().bitLength());
        DecimalRounding inner = new DecimalRounding(rounding.digits() + m / 3 + 1);
        DecimalInterval small = inner.divide(point(size), point(TWO.pow(m)));
        DecimalInterval value = new DecimalSeries(inner).exp(small);
        for (int i = 0; i < m; i++) {
            value = inner.multiply(value, value);
        }
        return rounding.round(x.lower().signum() < 0 ? inner.divide(DecimalRounding.of(1), value) : value);
    }

    DecimalInterval pi() {
        return series.pi();
    }

    DecimalInterval log(DecimalInterval x) {
        if (x.lower().signum() <= 0) {
            throw new OutsideDomainException("argument of Log must be > 0 but was %s".formatted(x));
        }
        return increasing(this::logAt, x);
    }

    /** {@code log x = k ln 2 + 2 artanh((m-1)/(m+1))}, {@code x = m 2^k}, m in [1/2, 2], so that the argument is at most 1/3. */
    private DecimalInterval logAt(DecimalInterval x) {
        int k = binaryExponent(x.lower());
        DecimalInterval mantissa = rounding.divide(x, rounding.power(DecimalRounding.of(2), k));
        DecimalInterval ratio = rounding.divide(
                rounding.subtract(mantissa, DecimalRounding.of(1)), rounding.add(mantissa, DecimalRounding.of(1)));
        DecimalInterval small = rounding.scale(series.atanh(ratio), 2, 1);
        return rounding.add(rounding.scale(series.lnTwo(), k, 1), small);
    }

    /** An integer k with {@code x/2^k} in [1/2, 2], and 0 if {@code x} is there. */
    private static int binaryExponent(BigDecimal x) {
        if (x.compareTo(HALF) >= 0 && x.compareTo(TWO) <= 0) {
            return 0;
        }
        BigInteger scaled = x.scale() >= 0 ? x.unscaledValue() : x.toBigInteger();
        int scale = Math.max(0, x.scale());
        // 2^(bits-1) <= scaled < 2^bits and the same for 10^scale: x/2^k lies in (2^-1, 2).
        return scaled.bitLength() - BigInteger.TEN.pow(scale).bitLength();
    }

    DecimalInterval erf(DecimalInterval x) {
        return increasing(this::erfAt, x);
    }

    /**
     * {@code erf x = 2 x exp(-x^2)/sqrt(pi) sum_k (2x^2)^k/(2k+1)!!}; where {@code x^2 >= D ln 10}, from
     * {@code 0 < 1 - erf x < exp(-x^2) <= 10^-D}.
     */
    private DecimalInterval erfAt(DecimalInterval x) {
        if (x.lower().signum() < 0) {
            return erfAt(x.negate()).negate();
        }
        BigDecimal square = x.lower().multiply(x.lower());
        if (square.compareTo(LN_TEN.multiply(BigDecimal.valueOf(rounding.digits()))) >= 0) {
            return new DecimalInterval(ONE.subtract(ONE.movePointLeft(rounding.digits())), ONE);
        }
        DecimalInterval value = rounding.round(x);
        DecimalInterval weight = rounding.divide(
                rounding.multiply(rounding.scale(value, 2, 1), expAt(point(square.negate()))),
                rounding.sqrt(series.pi()));
        DecimalInterval result = rounding.multiply(weight, series.scaledErf(value));
        return new DecimalInterval(result.lower(), result.upper().min(ONE));
    }

    DecimalInterval sinh(DecimalInterval x) {
        return increasing(this::sinhAt, x);
    }

    /** The series up to 1, where the difference of exponentials would cancel. */
    private DecimalInterval sinhAt(DecimalInterval x) {
        if (x.magnitude().compareTo(ONE) <= 0) {
            return series.sinh(rounding.round(x));
        }
        return rounding.scale(rounding.subtract(expAt(x), expAt(x.negate())), 1, 2);
    }

    DecimalInterval cosh(DecimalInterval x) {
        return increasing(this::coshAt, new DecimalInterval(x.mignitude(), x.magnitude()));
    }

    private DecimalInterval coshAt(DecimalInterval x) {
        return rounding.scale(rounding.add(expAt(x), expAt(x.negate())), 1, 2);
    }

    DecimalInterval tanh(DecimalInterval x) {
        return increasing(this::tanhAt, x);
    }

    private DecimalInterval tanhAt(DecimalInterval x) {
        DecimalInterval value = rounding.divide(sinhAt(x), coshAt(x));
        return new DecimalInterval(
                value.lower().max(ONE.negate()), value.upper().min(ONE));
    }
}
