package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** A closed interval of angles in units of pi. */
record AngleRange(BigFraction lower, BigFraction upper) {

    static final AngleRange HALF_TURN = of(0, 2);
    static final AngleRange RIGHT_HALF = of(-1, 1);

    /** Returns the interval with ends in units of pi/2. */
    static AngleRange of(int lower, int upper) {
        return new AngleRange(new BigFraction(lower, 2), new BigFraction(upper, 2));
    }

    AngleRange plus(AngleRange other) {
        return new AngleRange(lower.add(other.lower), upper.add(other.upper));
    }

    AngleRange times(BigFraction factor) {
        BigFraction first = lower.multiply(factor);
        BigFraction second = upper.multiply(factor);
        return factor.signum() < 0 ? new AngleRange(second, first) : new AngleRange(first, second);
    }

    boolean isWithin(AngleRange other) {
        return lower.compareTo(other.lower) >= 0 && upper.compareTo(other.upper) <= 0;
    }

    Sign signOfSine() {
        BigInteger half = floor(lower);
        BigFraction next = new BigFraction(half.add(BigInteger.ONE));
        if (upper.compareTo(next) > 0) {
            return Sign.UNKNOWN;
        }
        boolean strict = lower.compareTo(new BigFraction(half)) > 0 && upper.compareTo(next) < 0;
        Sign sign = strict ? Sign.POSITIVE : Sign.NON_NEGATIVE;
        return half.testBit(0) ? sign.negate() : sign;
    }

    Sign signOfCosine() {
        return new AngleRange(lower.add(BigFraction.ONE_HALF), upper.add(BigFraction.ONE_HALF)).signOfSine();
    }

    /** Returns the one number of the form {@code residue + 2 k} in this interval, if there is exactly one. */
    Optional<BigFraction> unique(BigFraction residue) {
        BigFraction turns = lower.subtract(residue).divide(2);
        BigFraction first = residue.add(new BigFraction(floor(turns.negate()).negate()).multiply(2));
        boolean one = first.compareTo(upper) <= 0 && first.add(2).compareTo(upper) > 0;
        return one ? Optional.of(first) : Optional.empty();
    }

    static BigInteger floor(BigFraction value) {
        BigInteger[] parts = value.getNumerator().divideAndRemainder(value.getDenominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
