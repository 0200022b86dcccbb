package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * A quotient of polynomials reduced in their tower, common factors cancelled, the last term of the denominator positive.
 *
 * <p>The denominator is never the zero polynomial. Only factors of the denominator are cancelled, so a quotient equals the
 * expression it was read from wherever that is defined.
 */
record RationalFunction(Polynomial numerator, Polynomial denominator) {

    static final RationalFunction ZERO = of(Polynomial.ZERO);
    static final RationalFunction ONE = of(Polynomial.ONE);

    static RationalFunction of(Polynomial numerator) {
        return new RationalFunction(numerator, Polynomial.ONE);
    }

    static RationalFunction of(BigFraction value) {
        return new RationalFunction(
                Polynomial.constant(value.getNumerator()), Polynomial.constant(value.getDenominator()));
    }

    static RationalFunction of(Polynomial numerator, Polynomial denominator, Tower tower) {
        Polynomial above = tower.reduce(numerator);
        Polynomial below = tower.reduce(denominator);
        if (below.isZero()) {
            throw new ArithmeticException("denominator must not be 0 but was identically 0");
        }
        if (above.isZero()) {
            return ZERO;
        }
        if (!below.isConstant()) {
            tower.charge((long) above.size() + below.size());
            Polynomial common = PolynomialGcd.of(above, below, tower);
            above = above.over(common);
            below = below.over(common);
        }
        return withoutRoots(above, below, tower);
    }

    /** Cancels algebraic generators that divide both parts in the ring: {@code sqrt(p)/p = 1/sqrt(p)}. */
    private static RationalFunction withoutRoots(Polynomial numerator, Polynomial denominator, Tower tower) {
        Polynomial above = numerator;
        Polynomial below = denominator;
        if (!below.isConstant()) {
            BitSet roots = tower.algebraic(above);
            roots.or(tower.algebraic(below));
            for (int i = roots.nextSetBit(0); i >= 0; i = roots.nextSetBit(i + 1)) {
                Optional<Polynomial> higher = tower.overRoot(above, i);
                Optional<Polynomial> lower = higher.isPresent() ? tower.overRoot(below, i) : Optional.empty();
                while (higher.isPresent() && lower.isPresent()) {
                    above = higher.get();
                    below = lower.get();
                    higher = tower.overRoot(above, i);
                    lower = higher.isPresent() ? tower.overRoot(below, i) : Optional.empty();
                }
            }
        }
        return withoutContent(above, below);
    }

    private static RationalFunction withoutContent(Polynomial above, Polynomial below) {
        BigInteger content = below.content().gcd(above.content());
        BigInteger divisor = below.leadingCoefficient().signum() < 0 ? content.negate() : content;
        return new RationalFunction(above.over(divisor), below.over(divisor));
    }

    RationalFunction plus(RationalFunction other, Tower tower) {
        if (denominator.equals(other.denominator)) {
            return of(numerator.plus(other.numerator), denominator, tower);
        }
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        Polynomial shared = PolynomialGcd.of(denominator, other.denominator, tower)
                .scaled(denominator.content().gcd(other.denominator.content()));
        Polynomial mine = denominator.over(shared);
        Polynomial theirs = other.denominator.over(shared);
        return of(
                tower.times(numerator, theirs).plus(tower.times(other.numerator, mine)),
                tower.times(denominator, theirs),
                tower);
    }

    RationalFunction minus(RationalFunction other, Tower tower) {
        return plus(other.negate(), tower);
    }

    RationalFunction negate() {
        return new RationalFunction(numerator.negate(), denominator);
    }

    RationalFunction times(RationalFunction other, Tower tower) {
        if (isZero() || other.isOne()) {
            return this;
        }
        if (other.isZero() || isOne()) {
            return other;
        }
        return of(tower.times(numerator, other.numerator), tower.times(denominator, other.denominator), tower);
    }

    RationalFunction times(BigFraction factor) {
        return factor.signum() == 0
                ? ZERO
                : withoutContent(numerator.scaled(factor.getNumerator()), denominator.scaled(factor.getDenominator()));
    }

    RationalFunction over(RationalFunction other, Tower tower) {
        return times(other.reciprocal(tower), tower);
    }

    RationalFunction reciprocal(Tower tower) {
        return of(denominator, numerator, tower);
    }

    RationalFunction power(int exponent, Tower tower) {
        RationalFunction factor = exponent < 0 ? reciprocal(tower) : this;
        RationalFunction result = ONE;
        for (int i = 0; i < Math.abs(exponent); i++) {
            result = result.times(factor, tower);
        }
        return result;
    }

    /** Returns whether the two are equal in the ring of fractions, which proves that the functions agree. */
    boolean sameAs(RationalFunction other, Tower tower) {
        return equals(other)
                || tower.times(numerator, other.denominator).equals(tower.times(other.numerator, denominator));
    }

    boolean isZero() {
        return numerator.isZero();
    }

    boolean isOne() {
        return numerator.equals(denominator);
    }

    /** Returns the value if this is a rational number. */
    Optional<BigFraction> rational() {
        return numerator.isConstant() && denominator.isConstant()
                ? Optional.of(new BigFraction(numerator.constantTerm(), denominator.constantTerm()))
                : Optional.empty();
    }
}
