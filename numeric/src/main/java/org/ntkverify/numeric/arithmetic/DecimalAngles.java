package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Sines, arctangents and angles of decimal intervals: reduction of the argument, then a series of {@link DecimalSeries}. */
final class DecimalAngles {

    /** Largest size of an argument of sin and cos: the digits needed grow with it, and no kernel comes near. */
    private static final BigDecimal LARGEST = new BigDecimal("1E9");

    private static final BigDecimal ONE = BigDecimal.ONE;

    private final DecimalRounding rounding;
    private final DecimalSeries series;

    /** Works with {@code digits} digits. */
    DecimalAngles(int digits) {
        this.rounding = new DecimalRounding(digits);
        this.series = new DecimalSeries(rounding);
    }

    private static DecimalInterval point(BigDecimal x) {
        return DecimalInterval.exact(x);
    }

    DecimalInterval pi() {
        return series.pi();
    }

    private DecimalInterval halfPi() {
        return rounding.scale(pi(), 1, 2);
    }

    DecimalInterval sin(DecimalInterval x) {
        return wave(x, 0);
    }

    /** {@code cos x = sin(x + pi/2)}. */
    DecimalInterval cos(DecimalInterval x) {
        return wave(x, 1);
    }

    /**
     * {@code sin(x + shift pi/2)}: hull of the ends, and 1 or -1 if a point {@code (1 - shift + 4k) pi/2} or
     * {@code (3 - shift + 4k) pi/2} may be inside.
     */
    private DecimalInterval wave(DecimalInterval x, int shift) {
        if (x.magnitude().compareTo(LARGEST) > 0) {
            throw new OutsideDomainException(
                    "argument of Sin and Cos must be in [-%s, %s] but was %s".formatted(LARGEST, LARGEST, x));
        }
        DecimalInterval hull = sinAt(x.lower(), shift);
        if (x.lower().compareTo(x.upper()) == 0) {
            return hull;
        }
        hull = hull.hull(sinAt(x.upper(), shift));
        DecimalInterval quarters = rounding.divide(x, halfPi());
        if (mayContain(quarters, 1 - shift)) {
            hull = hull.hull(DecimalRounding.of(1));
        }
        if (mayContain(quarters, 3 - shift)) {
            hull = hull.hull(DecimalRounding.of(-1));
        }
        return hull;
    }

    /** Whether {@code residue + 4k} may be inside for an integer k. */
    private static boolean mayContain(DecimalInterval quarters, int residue) {
        BigDecimal four = BigDecimal.valueOf(4);
        BigDecimal offset = BigDecimal.valueOf(residue);
        BigDecimal first = quarters.lower().subtract(offset).divide(four, 0, RoundingMode.CEILING);
        return first.multiply(four).add(offset).compareTo(quarters.upper()) <= 0;
    }

    /** {@code x = k pi/2 + r} with {@code |r| <= 0.8}; r has all digits, however near a zero of the result it is. */
    private DecimalInterval sinAt(BigDecimal x, int shift) {
        BigInteger k = x.divide(halfPi().lower(), 0, RoundingMode.HALF_EVEN).toBigInteger();
        DecimalInterval rest = rounding.round(point(x));
        if (k.signum() != 0) {
            int extra = Math.max(0, x.precision() - x.scale()) + 2;
            DecimalInterval rough = remainder(x, k, extra);
            int cancelled =
                    Math.max(0, rough.magnitude().scale() - rough.magnitude().precision());
            rest = rounding.round(cancelled == 0 ? rough : remainder(x, k, extra + cancelled));
        }
        int quadrant =
                k.add(BigInteger.valueOf(shift)).mod(BigInteger.valueOf(4)).intValueExact();
        DecimalInterval value = quadrant % 2 == 0 ? series.sin(rest) : series.cos(rest);
        DecimalInterval signed = quadrant < 2 ? value : value.negate();
        return new DecimalInterval(
                signed.lower().max(ONE.negate()), signed.upper().min(ONE));
    }

    private DecimalInterval remainder(BigDecimal x, BigInteger k, int extra) {
        DecimalRounding inner = new DecimalRounding(rounding.digits() + extra);
        DecimalInterval turns = inner.scale(new DecimalSeries(inner).pi(), k.longValueExact(), 2);
        return inner.subtract(point(x), turns);
    }

    DecimalInterval tan(DecimalInterval x) {
        return rounding.divide(sin(x), cos(x));
    }

    DecimalInterval atan(DecimalInterval x) {
        return new DecimalInterval(
                atanAt(point(x.lower())).lower(), atanAt(point(x.upper())).upper());
    }

    private DecimalInterval atanAt(DecimalInterval x) {
        if (x.lower().signum() < 0) {
            return atanAt(x.negate()).negate();
        }
        if (x.upper().compareTo(ONE) > 0) {
            return rounding.subtract(halfPi(), atanReduced(rounding.divide(DecimalRounding.of(1), x)));
        }
        return atanReduced(rounding.round(x));
    }

    /** {@code arctan x = 2 arctan(x / (1 + sqrt(1 + x^2)))}, four times for x in [0, 1]: the last argument is below 1/20. */
    private DecimalInterval atanReduced(DecimalInterval x) {
        DecimalInterval y = x;
        for (int i = 0; i < 4; i++) {
            DecimalInterval hypotenuse = rounding.sqrt(rounding.add(DecimalRounding.of(1), rounding.power(y, 2)));
            y = rounding.divide(y, rounding.add(DecimalRounding.of(1), hypotenuse));
        }
        return rounding.scale(series.atan(y), 16, 1);
    }

    /** {@code atan2(root, c)} for {@code root >= 0}, by the arctangent of a ratio of size at most 1. */
    private DecimalInterval atan2At(BigDecimal root, BigDecimal c) {
        if (root.signum() == 0 && c.signum() == 0) {
            return DecimalRounding.of(0);
        }
        if (c.abs().compareTo(root) < 0) {
            return rounding.subtract(halfPi(), atan(rounding.divide(point(c), point(root))));
        }
        DecimalInterval acute = atan(rounding.divide(point(root), point(c.abs())));
        return c.signum() > 0 ? acute : rounding.subtract(pi(), acute);
    }

    /** {@code atan2(root, c)} for {@code root >= 0}; 0 at (0, 0). Monotone as {@link IntervalFunctions#angle} says. */
    DecimalInterval angle(DecimalInterval root, DecimalInterval c) {
        BigDecimal rootOfLower = c.upper().signum() >= 0 ? root.lower() : root.upper();
        BigDecimal rootOfUpper = c.lower().signum() >= 0 ? root.upper() : root.lower();
        return new DecimalInterval(
                atan2At(rootOfLower, c.upper()).lower().max(BigDecimal.ZERO),
                atan2At(rootOfUpper, c.lower()).upper());
    }

    DecimalInterval acos(DecimalInterval x) {
        requireCorrelation(x, "ArcCos");
        return new DecimalInterval(acosAt(x.upper()).lower(), acosAt(x.lower()).upper());
    }

    /** {@code acos x = atan2(sqrt((1-x)(1+x)), x)}. */
    private DecimalInterval acosAt(BigDecimal x) {
        DecimalInterval root = rounding.sqrt(point(ONE.subtract(x).multiply(ONE.add(x))));
        return angle(root, point(x));
    }

    DecimalInterval asin(DecimalInterval x) {
        requireCorrelation(x, "ArcSin");
        return new DecimalInterval(
                asinAt(point(x.lower())).lower(), asinAt(point(x.upper())).upper());
    }

    private DecimalInterval asinAt(DecimalInterval x) {
        if (x.lower().signum() < 0) {
            return asinAt(x.negate()).negate();
        }
        BigDecimal value = x.lower();
        DecimalInterval root = rounding.sqrt(point(ONE.subtract(value).multiply(ONE.add(value))));
        return angle(x, root);
    }

    private static void requireCorrelation(DecimalInterval x, String name) {
        if (x.lower().compareTo(ONE.negate()) < 0 || x.upper().compareTo(ONE) > 0) {
            throw new OutsideDomainException("argument of %s must be in [-1, 1] but was %s".formatted(name, x));
        }
    }

    /** Increasing on [0, pi], since its derivative is {@code x sin x}; the argument is cut to [0, pi], the value at pi is pi. */
    DecimalInterval sinMinusXCos(DecimalInterval x) {
        DecimalInterval pi = pi();
        if (x.upper().signum() < 0 || x.lower().compareTo(pi.upper()) > 0) {
            throw new OutsideDomainException("argument of SinMinusXCos must be in [0, pi] but was %s".formatted(x));
        }
        BigDecimal from = x.lower().max(BigDecimal.ZERO).min(pi.lower());
        BigDecimal lower =
                series.sinMinusXCos(rounding.round(point(from))).lower().max(BigDecimal.ZERO);
        boolean beyond = x.upper().compareTo(pi.lower()) >= 0;
        BigDecimal upper = beyond
                ? pi.upper()
                : series.sinMinusXCos(rounding.round(point(x.upper()))).upper();
        return new DecimalInterval(lower, upper.min(pi.upper()));
    }
}
