package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Partial derivatives, exact square roots, and linear factors of polynomials that are quadratic in a generator. */
final class Derivatives {

    private static final int MAX_ROOT_TERMS = 30;

    private Derivatives() {}

    static Polynomial partial(Polynomial polynomial, int generator) {
        Map<Monomial, BigInteger> terms = new TreeMap<>();
        polynomial.terms().forEach((monomial, coefficient) -> {
            int exponent = monomial.exponent(generator);
            if (exponent > 0) {
                terms.put(monomial.with(generator, exponent - 1), coefficient.multiply(BigInteger.valueOf(exponent)));
            }
        });
        return Polynomial.of(terms);
    }

    /** Returns the root with a positive last coefficient if {@code polynomial} is a square over Z. */
    static Optional<Polynomial> squareRoot(Polynomial polynomial) {
        Polynomial root = Polynomial.ZERO;
        Polynomial rest = polynomial;
        while (!rest.isZero()) {
            Monomial monomial = rest.terms().lastKey();
            BigInteger coefficient = rest.leadingCoefficient();
            Optional<Polynomial> next =
                    root.isZero() ? rootOfTerm(monomial, coefficient) : quotient(monomial, coefficient, root);
            if (next.isEmpty() || root.size() > MAX_ROOT_TERMS) {
                return Optional.empty();
            }
            root = root.plus(next.get());
            rest = polynomial.minus(root.times(root));
        }
        return Optional.of(root);
    }

    private static Optional<Polynomial> rootOfTerm(Monomial monomial, BigInteger coefficient) {
        if (coefficient.signum() < 0) {
            return Optional.empty();
        }
        Monomial half = Monomial.ONE;
        for (int i = 0; i < monomial.size(); i++) {
            if (monomial.exponent(i) > 0) {
                half = half.with(i, monomial.exponent(i) / 2);
            }
        }
        BigInteger root = coefficient.sqrt();
        return half.times(half).equals(monomial) && root.multiply(root).equals(coefficient)
                ? Optional.of(Polynomial.term(half, root))
                : Optional.empty();
    }

    private static Optional<Polynomial> quotient(Monomial monomial, BigInteger coefficient, Polynomial root) {
        Monomial lead = root.terms().lastKey();
        BigInteger[] parts =
                coefficient.divideAndRemainder(root.leadingCoefficient().shiftLeft(1));
        boolean smaller = monomial.compareTo(lead.times(lead)) < 0;
        return smaller && lead.divides(monomial) && parts[1].signum() == 0
                ? Optional.of(Polynomial.term(monomial.over(lead), parts[0]))
                : Optional.empty();
    }

    /** Returns a primitive factor {@code 2 A v + B - s} of {@code A v^2 + B v + C} if {@code B^2 - 4 A C = s^2}. */
    static Optional<Polynomial> linearFactor(Polynomial polynomial, int generator, Tower tower) {
        if (polynomial.degree(generator) != 2) {
            return Optional.empty();
        }
        NavigableMap<Integer, Polynomial> parts = polynomial.coefficients(generator);
        Polynomial a = parts.getOrDefault(2, Polynomial.ZERO);
        Polynomial b = parts.getOrDefault(1, Polynomial.ZERO);
        Polynomial c = parts.getOrDefault(0, Polynomial.ZERO);
        Polynomial discriminant = b.times(b).minus(a.times(c).scaled(BigInteger.valueOf(4)));
        return squareRoot(discriminant).map(root -> {
            Polynomial factor = a.times(Monomial.of(generator, 1))
                    .scaled(BigInteger.TWO)
                    .plus(b)
                    .minus(root);
            Polynomial content = PolynomialGcd.content(factor, generator, tower);
            return factor.over(content).primitive();
        });
    }
}
