package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;

/**
 * Proves {@code p >= 0} for polynomials in variances {@code a, b > 0} and a covariance {@code c}, {@code c^2 <= a b}.
 *
 * <p>With {@code c^2 = a b - Delta}, {@code p = E + c O}. A term {@code o m} of O is paid for by two terms of E by the
 * inequality of the means: {@code e m_1 + f m_2 >= 2 sqrt(e f) sqrt(a b) m >= |o m c|} if {@code m_1 m_2 = a b m^2} and
 * {@code 4 e f >= o^2}. What is left of E must have terms of one sign.
 */
final class CovarianceCertificate {

    /** Numbers of the generators of a covariance. */
    private record Triple(int a, int b, int c) {}

    private final List<Triple> triples = new ArrayList<>();

    void add(int a, int b, int c) {
        triples.add(new Triple(a, b, c));
    }

    /** Returns POSITIVE or NON_NEGATIVE if that is proved, else UNKNOWN. */
    Sign nonNegative(Polynomial polynomial, IntFunction<Sign> signs) {
        for (Triple triple : triples) {
            if (polynomial.degree(triple.c()) > 0) {
                int delta = polynomial.generators().length() + 1 + Math.max(triple.a(), triple.b());
                Sign sign = byMeans(
                        withDeterminant(polynomial, triple, delta),
                        triple,
                        index -> index == delta ? Sign.NON_NEGATIVE : signs.apply(index));
                if (sign != Sign.UNKNOWN) {
                    return sign;
                }
            }
        }
        return Sign.UNKNOWN;
    }

    private static Polynomial withDeterminant(Polynomial polynomial, Triple triple, int delta) {
        Polynomial square = Polynomial.generator(triple.a())
                .times(Polynomial.generator(triple.b()))
                .minus(Polynomial.generator(delta));
        Polynomial result = Polynomial.ZERO;
        for (Map.Entry<Integer, Polynomial> part :
                polynomial.coefficients(triple.c()).entrySet()) {
            Polynomial term = part.getValue().times(Monomial.of(triple.c(), part.getKey() % 2));
            for (int i = 0; i < part.getKey() / 2; i++) {
                term = term.times(square);
            }
            result = result.plus(term);
        }
        return result;
    }

    private static Sign byMeans(Polynomial polynomial, Triple triple, IntFunction<Sign> signs) {
        Map<Integer, Polynomial> parts = polynomial.coefficients(triple.c());
        Map<Monomial, BigFraction> even = new HashMap<>();
        parts.getOrDefault(0, Polynomial.ZERO)
                .terms()
                .forEach((monomial, coefficient) -> even.put(monomial, new BigFraction(coefficient)));
        Monomial product = Monomial.of(triple.a(), 1).times(Monomial.of(triple.b(), 1));
        for (Map.Entry<Monomial, BigInteger> odd :
                parts.getOrDefault(1, Polynomial.ZERO).terms().entrySet()) {
            Monomial needed = odd.getKey().times(odd.getKey()).times(product);
            if (!sign(odd.getKey(), signs).isNonNegative() || !pay(even, needed, odd.getValue(), signs)) {
                return Sign.UNKNOWN;
            }
        }
        return termwise(even, signs);
    }

    /** Takes two terms whose monomials have the product {@code needed} out of {@code even}, as little as possible. */
    private static boolean pay(
            Map<Monomial, BigFraction> even, Monomial needed, BigInteger odd, IntFunction<Sign> signs) {
        BigFraction quarter = new BigFraction(odd.multiply(odd)).divide(4);
        for (Map.Entry<Monomial, BigFraction> first : List.copyOf(even.entrySet())) {
            if (!first.getKey().divides(needed) || first.getValue().signum() <= 0) {
                continue;
            }
            Monomial other = needed.over(first.getKey());
            BigFraction available = even.getOrDefault(other, BigFraction.ZERO);
            BigFraction price = quarter.divide(first.getValue());
            boolean usable = !other.equals(first.getKey())
                    && sign(first.getKey(), signs).isNonNegative()
                    && sign(other, signs).isNonNegative();
            if (usable && available.compareTo(price) >= 0) {
                even.remove(first.getKey());
                even.put(other, available.subtract(price));
                return true;
            }
        }
        return false;
    }

    private static Sign termwise(Map<Monomial, BigFraction> terms, IntFunction<Sign> signs) {
        Sign total = Sign.NON_NEGATIVE;
        for (Map.Entry<Monomial, BigFraction> term : terms.entrySet()) {
            Sign sign = sign(term.getKey(), signs).times(Sign.of(term.getValue().signum()));
            if (term.getValue().signum() != 0 && !sign.isNonNegative()) {
                return Sign.UNKNOWN;
            }
            total = sign == Sign.POSITIVE && term.getValue().signum() != 0 ? Sign.POSITIVE : total;
        }
        return total;
    }

    private static Sign sign(Monomial monomial, IntFunction<Sign> signs) {
        Sign sign = Sign.POSITIVE;
        for (int i = 0; i < monomial.size(); i++) {
            if (monomial.exponent(i) > 0) {
                sign = sign.times(signs.apply(i).power(monomial.exponent(i)));
            }
        }
        return sign;
    }
}
