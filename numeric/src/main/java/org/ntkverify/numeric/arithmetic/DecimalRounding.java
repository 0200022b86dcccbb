package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** The operations {@code + - * / sqrt} on decimal intervals, lower ends rounded down and upper ends up. */
final class DecimalRounding {

    private final int digits;
    private final MathContext down;
    private final MathContext up;

    /** Rounds to {@code digits} significant digits, at least 1. */
    DecimalRounding(int digits) {
        this.digits = digits;
        this.down = new MathContext(digits, RoundingMode.FLOOR);
        this.up = new MathContext(digits, RoundingMode.CEILING);
    }

    int digits() {
        return digits;
    }

    DecimalInterval round(DecimalInterval x) {
        return new DecimalInterval(x.lower().round(down), x.upper().round(up));
    }

    DecimalInterval add(DecimalInterval x, DecimalInterval y) {
        return new DecimalInterval(x.lower().add(y.lower(), down), x.upper().add(y.upper(), up));
    }

    DecimalInterval subtract(DecimalInterval x, DecimalInterval y) {
        return new DecimalInterval(
                x.lower().subtract(y.upper(), down), x.upper().subtract(y.lower(), up));
    }

    DecimalInterval multiply(DecimalInterval x, DecimalInterval y) {
        if (x.lower().signum() >= 0 && y.lower().signum() >= 0) {
            return new DecimalInterval(
                    x.lower().multiply(y.lower(), down), x.upper().multiply(y.upper(), up));
        }
        BigDecimal first = x.lower().multiply(y.lower());
        BigDecimal second = x.lower().multiply(y.upper());
        BigDecimal third = x.upper().multiply(y.lower());
        BigDecimal fourth = x.upper().multiply(y.upper());
        return new DecimalInterval(
                first.min(second).min(third.min(fourth)).round(down),
                first.max(second).max(third.max(fourth)).round(up));
    }

    DecimalInterval divide(DecimalInterval x, DecimalInterval y) {
        if (y.containsZero()) {
            throw new OutsideDomainException("divisor must not contain 0 but was %s".formatted(y));
        }
        return multiplyByReciprocal(x, y);
    }

    /** The extremes of {@code x/y} are at the ends; which ones depends on the signs, so all four are tried. */
    private DecimalInterval multiplyByReciprocal(DecimalInterval x, DecimalInterval y) {
        if (x.lower().signum() >= 0 && y.lower().signum() > 0) {
            return new DecimalInterval(
                    x.lower().divide(y.upper(), down), x.upper().divide(y.lower(), up));
        }
        BigDecimal least = x.lower().divide(y.lower(), down);
        BigDecimal most = x.lower().divide(y.lower(), up);
        for (BigDecimal numerator : new BigDecimal[] {x.lower(), x.upper()}) {
            for (BigDecimal denominator : new BigDecimal[] {y.lower(), y.upper()}) {
                least = least.min(numerator.divide(denominator, down));
                most = most.max(numerator.divide(denominator, up));
            }
        }
        return new DecimalInterval(least, most);
    }

    /** {@code x * numerator / denominator}, the denominator positive. */
    DecimalInterval scale(DecimalInterval x, long numerator, long denominator) {
        DecimalInterval product = numerator == 1 ? x : multiply(x, of(numerator));
        return denominator == 1 ? product : divide(product, of(denominator));
    }

    static DecimalInterval of(long value) {
        return DecimalInterval.exact(BigDecimal.valueOf(value));
    }

    DecimalInterval sqrt(DecimalInterval x) {
        if (x.lower().signum() < 0) {
            throw new OutsideDomainException("radicand must be >= 0 but was %s".formatted(x));
        }
        return new DecimalInterval(sqrt(x.lower(), false), sqrt(x.upper(), true));
    }

    /**
     * With {@code n = floor(x 10^(2k))} and {@code s = floor(sqrt n)}: {@code s 10^-k <= sqrt x < (s+1) 10^-k}. The shift k
     * gives s at least {@code digits} digits.
     */
    private BigDecimal sqrt(BigDecimal x, boolean upward) {
        if (x.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int shift = digits + 1 - Math.floorDiv(x.precision() - x.scale(), 2);
        BigDecimal shifted = x.movePointRight(2 * shift);
        BigInteger root = shifted.toBigInteger().sqrt();
        boolean exact = new BigDecimal(root.multiply(root)).compareTo(shifted) == 0;
        return new BigDecimal(upward && !exact ? root.add(BigInteger.ONE) : root, shift);
    }

    /** {@code x^n}; a negative {@code n} requires that 0 is not inside. */
    DecimalInterval power(DecimalInterval x, int n) {
        if (n < 0) {
            return divide(of(1), power(x, Math.negateExact(n)));
        }
        if (x.lower().signum() < 0) {
            return powerOfNegative(x, n);
        }
        DecimalInterval result = of(1);
        DecimalInterval square = x;
        for (int rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = multiply(result, square);
            }
            if (rest > 1) {
                square = multiply(square, square);
            }
        }
        return result;
    }

    private DecimalInterval powerOfNegative(DecimalInterval x, int n) {
        if (n % 2 == 0) {
            return power(new DecimalInterval(x.mignitude(), x.magnitude()), n);
        }
        return new DecimalInterval(odd(x.lower(), n).lower(), odd(x.upper(), n).upper());
    }

    private DecimalInterval odd(BigDecimal x, int n) {
        DecimalInterval size = power(DecimalInterval.exact(x.abs()), n);
        return x.signum() < 0 ? size.negate() : size;
    }
}
