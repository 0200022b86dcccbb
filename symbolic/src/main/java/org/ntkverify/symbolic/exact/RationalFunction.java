package org.ntkverify.symbolic.exact;

import org.hipparchus.fraction.BigFraction;

/**
 * A quotient of polynomials reduced in their tower; common monomials are cancelled and the denominator is monic in its
 * last term. The denominator is never the zero polynomial.
 */
record RationalFunction(Polynomial numerator, Polynomial denominator) {

    static RationalFunction of(Polynomial numerator) {
        return new RationalFunction(numerator, Polynomial.ONE);
    }

    static RationalFunction of(Polynomial numerator, Polynomial denominator, Tower tower) {
        Polynomial above = tower.reduce(numerator);
        Polynomial below = tower.reduce(denominator);
        if (below.isZero()) {
            throw new ArithmeticException("denominator must not be 0 but was %s".formatted(denominator));
        }
        if (above.isZero()) {
            return of(Polynomial.ZERO);
        }
        Monomial shared = above.content().common(below.content());
        BigFraction scale = below.leadingCoefficient().reciprocal();
        return new RationalFunction(
                above.over(shared).scaled(scale), below.over(shared).scaled(scale));
    }

    RationalFunction plus(RationalFunction other, Tower tower) {
        if (denominator.equals(other.denominator)) {
            return of(numerator.plus(other.numerator), denominator, tower);
        }
        Monomial shared = denominator.content().common(other.denominator.content());
        Polynomial mine = denominator.over(shared);
        Polynomial theirs = other.denominator.over(shared);
        return of(numerator.times(theirs).plus(other.numerator.times(mine)), denominator.times(theirs), tower);
    }

    RationalFunction times(RationalFunction other, Tower tower) {
        return of(numerator.times(other.numerator), denominator.times(other.denominator), tower);
    }

    RationalFunction reciprocal(Tower tower) {
        return of(denominator, numerator, tower);
    }

    boolean isZero() {
        return numerator.isZero();
    }

    @Override
    public String toString() {
        return denominator.equals(Polynomial.ONE) ? numerator.toString() : "(" + numerator + ")/(" + denominator + ")";
    }
}
