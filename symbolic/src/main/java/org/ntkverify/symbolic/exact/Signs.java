package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves signs of polynomials on the domain; every answer but UNKNOWN is a proof.
 *
 * <p>Certificates, in this order: a fact (the expression is only defined where it holds); all terms have one sign; a
 * bounded generator {@code v} in [l, h] written as {@code (l + h t)/(1 + t)}, {@code t >= 0}; {@code |c| <= sqrt(a b)} by the
 * inequality of the means ({@link CovarianceCertificate}); a root {@code M >= 0} that dominates the rest {@code A},
 * {@code M^2 >= A^2}.
 */
final class Signs {

    private static final int DEPTH = 2;
    private static final int MAX_TERMS = 60;
    private static final int MAX_DEGREE = 8;

    private final Tower tower;
    private final CovarianceCertificate covariance;
    private final List<Polynomial> facts = new ArrayList<>();

    Signs(Tower tower, CovarianceCertificate covariance) {
        this.tower = tower;
        this.covariance = covariance;
    }

    /** Adds the fact that {@code polynomial >= 0} wherever the expression is defined. */
    void add(Polynomial polynomial) {
        if (!polynomial.isConstant() && !of(polynomial).isNonNegative()) {
            facts.add(polynomial.over(polynomial.content()));
        }
    }

    List<Polynomial> facts() {
        return List.copyOf(facts);
    }

    Sign of(Polynomial polynomial) {
        if (polynomial.isConstant()) {
            return Sign.of(polynomial.constantTerm().signum());
        }
        Sign sign = Sign.POSITIVE;
        Monomial common = polynomial.monomialContent();
        for (int i = 0; i < common.size(); i++) {
            if (common.exponent(i) > 0) {
                sign = sign.times(sign(i).power(common.exponent(i)));
            }
        }
        Polynomial rest = polynomial.over(common);
        Sign ofRest = nonNegative(rest, DEPTH);
        if (ofRest == Sign.UNKNOWN) {
            ofRest = nonNegative(rest.negate(), DEPTH).negate();
        }
        Sign product = sign.times(ofRest);
        return product == Sign.UNKNOWN && !common.isOne() ? byFacts(polynomial) : product;
    }

    Sign of(RationalFunction value) {
        return of(value.numerator()).times(of(value.denominator()));
    }

    private Sign byFacts(Polynomial polynomial) {
        Polynomial primitive = polynomial.over(polynomial.content());
        if (facts.contains(primitive)) {
            return Sign.NON_NEGATIVE;
        }
        return facts.contains(primitive.negate()) ? Sign.NON_POSITIVE : Sign.UNKNOWN;
    }

    /** Returns the sign of a generator; one that is not declared is a parameter {@code t >= 0} of a certificate. */
    private Sign sign(int index) {
        return index < tower.size() ? tower.generator(index).sign() : Sign.NON_NEGATIVE;
    }

    /** Returns POSITIVE or NON_NEGATIVE if that is proved, else UNKNOWN. */
    private Sign nonNegative(Polynomial polynomial, int depth) {
        if (polynomial.isConstant()) {
            return polynomial.constantTerm().signum() >= 0
                    ? Sign.of(polynomial.constantTerm().signum())
                    : Sign.UNKNOWN;
        }
        Sign termwise = termwise(polynomial);
        if (termwise != Sign.UNKNOWN || polynomial.size() > MAX_TERMS) {
            return termwise;
        }
        if (facts.contains(polynomial.over(polynomial.content()))) {
            return Sign.NON_NEGATIVE;
        }
        Sign byMeans = covariance.nonNegative(polynomial, this::sign);
        if (byMeans != Sign.UNKNOWN) {
            return byMeans;
        }
        Sign byBounds = bounded(polynomial, depth);
        return byBounds != Sign.UNKNOWN || depth == 0 ? byBounds : dominated(polynomial, depth);
    }

    private Sign termwise(Polynomial polynomial) {
        Sign total = Sign.NON_NEGATIVE;
        for (Map.Entry<Monomial, BigInteger> term : polynomial.terms().entrySet()) {
            Sign sign = sign(term.getKey()).times(Sign.of(term.getValue().signum()));
            if (!sign.isNonNegative()) {
                return Sign.UNKNOWN;
            }
            total = sign == Sign.POSITIVE ? Sign.POSITIVE : total;
        }
        return total;
    }

    Sign sign(Monomial monomial) {
        Sign sign = Sign.POSITIVE;
        for (int i = 0; i < monomial.size(); i++) {
            if (monomial.exponent(i) > 0) {
                sign = sign.times(sign(i).power(monomial.exponent(i)));
            }
        }
        return sign;
    }

    private Sign bounded(Polynomial polynomial, int depth) {
        BitSet present = polynomial.generators();
        for (int i = present.nextSetBit(0); i >= 0 && i < tower.size(); i = present.nextSetBit(i + 1)) {
            Optional<Generator.Bounds> bounds = tower.generator(i).bounds();
            if (bounds.isPresent() && polynomial.degree(i) <= MAX_DEGREE) {
                int parameter = Math.max(tower.size(), polynomial.generators().length());
                Polynomial replaced = replaced(polynomial, i, bounds.get(), parameter);
                Sign sign = nonNegative(replaced, Math.min(depth, 1));
                Polynomial atUpper =
                        replaced.coefficients(parameter).getOrDefault(polynomial.degree(i), Polynomial.ZERO);
                boolean strict = sign == Sign.POSITIVE && nonNegative(atUpper, 0) == Sign.POSITIVE;
                if (sign != Sign.UNKNOWN) {
                    return strict ? Sign.POSITIVE : Sign.NON_NEGATIVE;
                }
            }
        }
        return Sign.UNKNOWN;
    }

    /** Returns {@code (1 + t)^n polynomial} with {@code v = (l + h t)/(1 + t)}, n the degree in v. */
    private Polynomial replaced(Polynomial polynomial, int index, Generator.Bounds bounds, int parameter) {
        Polynomial t = Polynomial.generator(parameter);
        Polynomial above = bounds.lower().plus(bounds.upper().times(t));
        Polynomial below = Polynomial.ONE.plus(t);
        int degree = polynomial.degree(index);
        Polynomial result = Polynomial.ZERO;
        for (Map.Entry<Integer, Polynomial> part :
                polynomial.coefficients(index).entrySet()) {
            Polynomial term = part.getValue();
            for (int i = 0; i < degree; i++) {
                term = tower.times(term, i < part.getKey() ? above : below);
            }
            result = result.plus(term);
        }
        return result;
    }

    private Sign dominated(Polynomial polynomial, int depth) {
        for (Map.Entry<Monomial, BigInteger> term : polynomial.terms().entrySet()) {
            Polynomial single = Polynomial.term(term.getKey(), term.getValue());
            if (term.getValue().signum() > 0
                    && !tower.properRoots(single).isEmpty()
                    && sign(term.getKey()).isNonNegative()) {
                Polynomial rest = polynomial.minus(single);
                Polynomial difference = tower.times(single, single).minus(tower.times(rest, rest));
                Sign sign = nonNegative(difference, depth - 1);
                if (sign != Sign.UNKNOWN) {
                    return sign;
                }
            }
        }
        return Sign.UNKNOWN;
    }
}
