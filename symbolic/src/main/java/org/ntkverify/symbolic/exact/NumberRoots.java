package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** Square roots of rationals as products of square roots of small primes and of what is left after dividing by them. */
final class NumberRoots {

    private static final int LARGEST_DIVISOR = 1 << 12;

    private final Tower tower;
    private final Map<BigInteger, Polynomial> roots = new LinkedHashMap<>();

    NumberRoots(Tower tower) {
        this.tower = tower;
    }

    /** Returns the square root; that of -1 is a generator without a real value. */
    RationalFunction sqrt(BigFraction value) {
        if (value.signum() == 0) {
            return RationalFunction.ZERO;
        }
        BigInteger denominator = value.getDenominator();
        Polynomial root = sqrt(value.getNumerator().multiply(denominator));
        return RationalFunction.of(root, Polynomial.constant(denominator), tower);
    }

    private Polynomial sqrt(BigInteger value) {
        Polynomial root = value.signum() < 0 ? rootOf(BigInteger.ONE.negate()) : Polynomial.ONE;
        BigInteger rest = value.abs();
        for (int divisor = 2; divisor < LARGEST_DIVISOR && rest.bitLength() > 1; divisor++) {
            BigInteger prime = BigInteger.valueOf(divisor);
            int power = 0;
            while (rest.mod(prime).signum() == 0) {
                rest = rest.divide(prime);
                power++;
            }
            root = root.scaled(prime.pow(power / 2));
            if (power % 2 == 1) {
                root = tower.times(root, rootOf(prime));
            }
        }
        BigInteger whole = rest.sqrt();
        if (whole.multiply(whole).equals(rest)) {
            return root.scaled(whole);
        }
        return tower.times(root, rootOf(rest));
    }

    private Polynomial rootOf(BigInteger radicand) {
        Polynomial known = roots.get(radicand);
        if (known == null) {
            Polynomial square = Polynomial.constant(radicand);
            known = tower.declare(Generator.algebraic(
                    new Generator.Meaning.Root(square), square, radicand.signum() > 0 ? Sign.POSITIVE : Sign.UNKNOWN));
            roots.put(radicand, known);
        }
        return known;
    }
}
