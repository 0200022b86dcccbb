package org.ntkverify.symbolic.gaussian;

import static org.ntkverify.symbolic.gaussian.CovarianceForm.DELTA;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Brings the terms with the same roots and function values over one denominator, cancels, and divides the numerator by a factor
 * of the denominator, wherever that makes the text shorter.
 *
 * <p>For GELU with {@code D = Delta + a + b + 1} four fractions become
 * {@code (a b D + c^2) / (2 pi sqrt(D) (a + 1) (b + 1))}.
 */
final class CommonDenominator {

    private static final int MOST_TERMS = 60;

    private CommonDenominator() {}

    /** Returns {@code sum}, the shorter of its own writing and that over common denominators. */
    static Expression shortest(LaurentSum sum) {
        Map<Map<Expression, BigFraction>, Map<Map<Expression, BigFraction>, BigFraction>> groups =
                new LinkedHashMap<>();
        sum.terms()
                .forEach((powers, coefficient) -> groups.computeIfAbsent(kind(powers), unused -> new LinkedHashMap<>())
                        .put(powers, coefficient));
        LaurentSum joined = LaurentSum.sum(groups.values().stream()
                .map(group -> shorter(new LaurentSum(group)))
                .toList());
        return shortest(List.of(sum.toExpression(), joined.toExpression()));
    }

    private static Expression shortest(List<Expression> writings) {
        return writings.stream()
                .min(Comparator.comparing(writing -> writing.toString().length()))
                .orElseThrow(() -> new IllegalStateException("a sum must have a writing"));
    }

    /** What terms over one denominator share: function values, numbers, and fractional parts of exponents. */
    private static Map<Expression, BigFraction> kind(Map<Expression, BigFraction> powers) {
        Map<Expression, BigFraction> kind = new HashMap<>();
        powers.forEach((base, exponent) -> {
            BigFraction part =
                    isAlgebraic(base) ? exponent.subtract(new BigFraction(LaurentSum.floor(exponent))) : exponent;
            if (part.signum() != 0) {
                kind.put(base, part);
            }
        });
        return kind;
    }

    private static boolean isAlgebraic(Expression base) {
        return base instanceof Expression.Variable || isSum(base);
    }

    /** Whether the base is a sum in the variances and the covariance, {@code Delta} among them. */
    private static boolean isSum(Expression base) {
        return base.equals(DELTA)
                || (base instanceof Expression.Sum
                        && CovarianceForm.polynomial(base).isPresent());
    }

    private static LaurentSum shorter(LaurentSum group) {
        boolean divided = group.terms().keySet().stream()
                .anyMatch(powers -> powers.entrySet().stream()
                        .anyMatch(entry ->
                                isSum(entry.getKey()) && entry.getValue().signum() < 0));
        int terms = group.terms().size();
        if (!divided || terms < 2 || terms > MOST_TERMS) {
            return group;
        }
        Map<Expression, BigFraction> front = least(group);
        LaurentSum numerator = numerator(group, front);
        for (Expression base : List.copyOf(front.keySet())) {
            numerator = cancelled(numerator, base, front);
        }
        if (numerator.isZero()) {
            return LaurentSum.ZERO;
        }
        if (numerator.terms().size() > MOST_TERMS) {
            return group;
        }
        return shortestNumerator(group, numerator, front);
    }

    /** For every base the least exponent; what is shared in full by all terms is so taken out too. */
    private static Map<Expression, BigFraction> least(LaurentSum group) {
        Map<Expression, BigFraction> least = new HashMap<>();
        group.terms().keySet().forEach(powers -> powers.keySet().forEach(base -> least.put(base, BigFraction.ZERO)));
        least.replaceAll((base, unused) -> group.terms().keySet().stream()
                .map(powers -> powers.getOrDefault(base, BigFraction.ZERO))
                .min(Comparator.naturalOrder())
                .orElse(BigFraction.ZERO));
        return least;
    }

    private static LaurentSum numerator(LaurentSum group, Map<Expression, BigFraction> front) {
        List<LaurentSum> parts = new ArrayList<>();
        group.terms().forEach((powers, coefficient) -> {
            LaurentSum part = LaurentSum.constant(coefficient);
            for (Map.Entry<Expression, BigFraction> entry : front.entrySet()) {
                Expression base = entry.getKey();
                int times = powers.getOrDefault(base, BigFraction.ZERO)
                        .subtract(entry.getValue())
                        .intValue();
                for (int i = 0; i < times; i++) {
                    part = part.times(CovarianceForm.polynomial(base).orElseGet(() -> LaurentSum.generator(base)));
                }
            }
            parts.add(part);
        });
        return LaurentSum.sum(parts);
    }

    /** Divides by a factor of the denominator as often as possible; {@code front} keeps the account. */
    private static LaurentSum cancelled(LaurentSum numerator, Expression base, Map<Expression, BigFraction> front) {
        LaurentSum rest = numerator;
        while (isSum(base) && front.getOrDefault(base, BigFraction.ZERO).signum() < 0 && !rest.isZero()) {
            LaurentSum before = rest;
            Optional<LaurentSum> quotient =
                    CovarianceForm.polynomial(base).flatMap(divisor -> PolynomialDivision.exact(before, divisor));
            if (quotient.isEmpty()) {
                break;
            }
            rest = quotient.get();
            front.merge(base, BigFraction.ONE, BigFraction::add);
        }
        return rest;
    }

    private static LaurentSum shortestNumerator(
            LaurentSum group, LaurentSum numerator, Map<Expression, BigFraction> front) {
        LaurentSum outside = LaurentSum.ONE;
        for (Map.Entry<Expression, BigFraction> entry : front.entrySet()) {
            outside = outside.times(LaurentSum.monomial(entry.getKey(), entry.getValue()));
        }
        LaurentSum shortest = group;
        int length = group.toString().length();
        BigFraction content = LaurentWriting.content(numerator.terms());
        outside = outside.scaled(content);
        for (LaurentSum candidate : candidates(numerator.scaled(content.reciprocal()), front)) {
            LaurentSum written = outside.times(candidate);
            int own = written.toString().length();
            if (own < length) {
                shortest = written;
                length = own;
            }
        }
        return shortest;
    }

    /** The numerator as one base: multiplied out, and divided with remainder by each factor of the denominator. */
    private static List<LaurentSum> candidates(LaurentSum numerator, Map<Expression, BigFraction> front) {
        List<LaurentSum> candidates = new ArrayList<>();
        candidates.add(asBase(numerator.toExpression()));
        for (Expression base : front.keySet()) {
            if (isSum(base)) {
                CovarianceForm.polynomial(base)
                        .flatMap(divisor -> PolynomialDivision.divide(numerator, divisor))
                        .filter(division -> !division.quotient().isZero())
                        .ifPresent(division -> candidates.add(asBase(division.quotient()
                                .toExpression()
                                .times(base)
                                .plus(division.remainder().toExpression()))));
            }
        }
        return candidates;
    }

    /** Factors in front of a sum stay factors; the sum itself is not multiplied out again. */
    private static LaurentSum asBase(Expression written) {
        if (!(written instanceof Expression.Product product)) {
            return written instanceof Expression.Sum ? LaurentSum.generator(written) : LaurentSum.of(written);
        }
        LaurentSum total = LaurentSum.ONE;
        for (Expression factor : product.factors()) {
            total = total.times(asBase(factor));
        }
        return total;
    }
}
