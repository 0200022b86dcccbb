package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;

/**
 * The standard normal distribution function of decimal intervals, with relative accuracy in its lower tail.
 *
 * <p>{@code Q(x) = Phi(-x)} for {@code x >= 0} is {@code (1 - erf(x/sqrt 2))/2} where the difference loses few digits, else
 * {@code exp(-x^2/2)/sqrt(2 pi)} times the continued fraction of Laplace
 * {@code 1/(x + 1/(x + 2/(x + 3/(x + ...))))} (Abramowitz and Stegun 26.2.14).
 *
 * <p><b>Remainder.</b> The tail {@code K_n = n/(x + K_(n+1))} of that fraction lies in {@code [0, n/x]}, since
 * {@code K_(n+1) >= 0}. Evaluated from this interval backwards, every step encloses the tail before it.
 */
final class DecimalNormal {

    private static final double LN_TEN = Math.log(10);

    /** Twice the accepted loss, a factor 10 each, of the last places in {@link #fraction}. */
    private static final int SLACK = 2;

    private final DecimalRounding rounding;
    private final DecimalFunctions functions;

    DecimalNormal(int digits) {
        this.rounding = new DecimalRounding(digits);
        this.functions = new DecimalFunctions(digits);
    }

    /** Increasing, so evaluated at the ends; {@code Phi(x) = 1 - Q(x)} for {@code x > 0}. */
    DecimalInterval phi(DecimalInterval x) {
        DecimalInterval first = phiAt(x.lower());
        if (x.lower().compareTo(x.upper()) == 0) {
            return first;
        }
        return new DecimalInterval(first.lower(), phiAt(x.upper()).upper());
    }

    private DecimalInterval phiAt(BigDecimal x) {
        DecimalInterval tail = tailAt(x.abs());
        return x.signum() <= 0 ? tail : rounding.subtract(DecimalRounding.of(1), tail);
    }

    /**
     * {@code Q(x)} on {@code x >= 0}. A narrow argument is widened from its lower end {@code x0} by
     * {@code -Q'(x) <= -Q'(x0) <= 2/5 exp(-x0^2/2)}, a wide one is evaluated at both ends.
     */
    DecimalInterval upperTail(DecimalInterval x) {
        DecimalInterval value = tailAt(x.lower());
        BigDecimal width = x.width();
        if (width.signum() == 0) {
            return value;
        }
        if (width.multiply(x.upper().max(BigDecimal.ONE)).compareTo(BigDecimal.ONE.movePointLeft(8)) > 0) {
            return new DecimalInterval(tailAt(x.upper()).lower(), value.upper());
        }
        BigDecimal slope = functions.exp(halfSquare(x.lower()).negate()).upper();
        DecimalInterval drop = rounding.multiply(
                DecimalInterval.exact(width.multiply(new BigDecimal("0.4"))), DecimalInterval.exact(slope));
        BigDecimal lower = rounding.subtract(value, drop).lower();
        return new DecimalInterval(lower.max(BigDecimal.ZERO), value.upper());
    }

    private static DecimalInterval halfSquare(BigDecimal x) {
        return DecimalInterval.exact(x.multiply(x).multiply(new BigDecimal("0.5")));
    }

    private DecimalInterval tailAt(BigDecimal x) {
        double size = x.doubleValue();
        return 2 * size * size < rounding.digits() ? difference(x, size) : fraction(x, size);
    }

    /** {@code Q(x) >= exp(-x^2/2)/(2 (1 + x))} says how many digits the difference loses. */
    private DecimalInterval difference(BigDecimal x, double size) {
        int lost = (int) Math.ceil((size * size / 2 + Math.log1p(size)) / LN_TEN) + 1;
        DecimalRounding inner = new DecimalRounding(rounding.digits() + lost);
        DecimalInterval scaled = inner.divide(DecimalInterval.exact(x), inner.sqrt(DecimalRounding.of(2)));
        DecimalInterval erf = new DecimalFunctions(inner.digits()).erf(scaled);
        return rounding.round(inner.scale(inner.subtract(DecimalRounding.of(1), erf), 1, 2));
    }

    /** The fraction with n levels errs by about {@code exp(-x sqrt(8 n))}; more levels are taken until the width is right. */
    private DecimalInterval fraction(BigDecimal x, double size) {
        DecimalInterval value = rounding.round(DecimalInterval.exact(x));
        double exponent = rounding.digits() * LN_TEN / size;
        int levels = 8 + (int) Math.ceil(exponent * exponent / 8);
        DecimalInterval mills = mills(value, levels);
        BigDecimal accepted = mills.upper().movePointLeft(rounding.digits() - SLACK);
        while (mills.width().compareTo(accepted) > 0) {
            levels *= 2;
            mills = mills(value, levels);
        }
        DecimalInterval density = rounding.divide(
                functions.exp(halfSquare(x).negate()), rounding.sqrt(rounding.scale(functions.pi(), 2, 1)));
        return rounding.multiply(density, mills);
    }

    private DecimalInterval mills(DecimalInterval x, int levels) {
        DecimalInterval tail = new DecimalInterval(
                BigDecimal.ZERO, rounding.divide(DecimalRounding.of(levels), x).upper());
        for (int level = levels - 1; level >= 0; level--) {
            tail = rounding.divide(DecimalRounding.of(Math.max(1, level)), rounding.add(x, tail));
        }
        return tail;
    }
}
