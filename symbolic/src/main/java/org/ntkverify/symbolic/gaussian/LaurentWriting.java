package org.ntkverify.symbolic.gaussian;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Writes sums of products the way a text would: common factors once, terms with the same function values together. */
final class LaurentWriting {

    private static final Comparator<Map<Expression, BigFraction>> ORDER =
            Comparator.comparing(LaurentWriting::degree).reversed().thenComparing(LaurentWriting::name);

    private LaurentWriting() {}

    static Expression expression(Map<Map<Expression, BigFraction>, BigFraction> terms) {
        if (terms.isEmpty()) {
            return Expression.ZERO;
        }
        Map<Expression, BigFraction> common = common(terms);
        BigFraction content = content(terms);
        Map<String, Map<Map<Expression, BigFraction>, BigFraction>> groups = new TreeMap<>();
        Map<String, Expression> values = new HashMap<>();
        terms.forEach((powers, coefficient) -> {
            Map<Expression, BigFraction> rest = quotient(powers, common);
            Map<Expression, BigFraction> algebraic = new HashMap<>();
            Map<Expression, BigFraction> transcendental = new HashMap<>();
            rest.forEach((base, exponent) -> (isTranscendental(base) ? transcendental : algebraic).put(base, exponent));
            String key = name(transcendental);
            values.putIfAbsent(key, product(transcendental));
            groups.computeIfAbsent(key, unused -> new HashMap<>()).put(algebraic, coefficient.divide(content));
        });
        List<Expression> parts = new ArrayList<>();
        groups.forEach((key, coefficients) ->
                parts.add(polynomial(coefficients).times(values.getOrDefault(key, Expression.ONE))));
        return Expression.constant(content).times(product(common)).times(Expression.sum(parts));
    }

    private static Expression polynomial(Map<Map<Expression, BigFraction>, BigFraction> terms) {
        Map<Expression, BigFraction> common = common(terms);
        BigFraction content = content(terms);
        List<Expression> parts = terms.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(term -> Expression.constant(term.getValue().divide(content))
                        .times(product(quotient(term.getKey(), common))))
                .toList();
        return Expression.constant(content).times(product(common)).times(Expression.sum(parts));
    }

    private static Map<Expression, BigFraction> quotient(
            Map<Expression, BigFraction> powers, Map<Expression, BigFraction> divisor) {
        Map<Expression, BigFraction> quotient = new HashMap<>(powers);
        divisor.forEach((base, exponent) -> {
            BigFraction left = quotient.getOrDefault(base, BigFraction.ZERO).subtract(exponent);
            if (left.signum() == 0) {
                quotient.remove(base);
            } else {
                quotient.put(base, left);
            }
        });
        return quotient;
    }

    /** For every base that all terms contain with exponents of one sign, the exponent nearest to 0. */
    private static Map<Expression, BigFraction> common(Map<Map<Expression, BigFraction>, BigFraction> terms) {
        Map<Expression, BigFraction> least = new HashMap<>();
        terms.keySet().forEach(powers -> powers.keySet().forEach(base -> least.put(base, BigFraction.ZERO)));
        least.replaceAll((base, unused) -> shared(terms.keySet().stream()
                .map(powers -> powers.getOrDefault(base, BigFraction.ZERO))
                .sorted()
                .toList()));
        least.values().removeIf(exponent -> exponent.signum() == 0);
        return least;
    }

    private static BigFraction shared(List<BigFraction> exponents) {
        BigFraction lowest = exponents.get(0);
        BigFraction highest = exponents.get(exponents.size() - 1);
        if (lowest.signum() > 0) {
            return lowest;
        }
        return highest.signum() < 0 ? highest : BigFraction.ZERO;
    }

    /** The positive rational by which all coefficients become integers without common factor. */
    static BigFraction content(Map<Map<Expression, BigFraction>, BigFraction> terms) {
        BigInteger above = BigInteger.ZERO;
        BigInteger below = BigInteger.ONE;
        for (BigFraction value : terms.values()) {
            above = above.gcd(value.getNumerator());
            below = below.multiply(value.getDenominator()).divide(below.gcd(value.getDenominator()));
        }
        return new BigFraction(above, below);
    }

    private static Expression product(Map<Expression, BigFraction> powers) {
        return Expression.product(powers.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Expression, BigFraction> entry) -> rank(entry.getKey()))
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(entry -> entry.getKey().power(entry.getValue()))
                .toList());
    }

    /** Numbers first, then variables, then sums, then function values. */
    private static int rank(Expression base) {
        if (base instanceof Expression.Constant) {
            return 0;
        }
        if (base instanceof Expression.Pi) {
            return 1;
        }
        if (base instanceof Expression.Variable) {
            return 2;
        }
        return isTranscendental(base) ? 4 : 3;
    }

    /** Whether the base is, or contains outside a denominator or root, a function value other than a determinant. */
    private static boolean isTranscendental(Expression base) {
        if (base instanceof Expression.Call call) {
            return call.function() != Function.DELTA;
        }
        return base instanceof Expression.Sum sum && sum.terms().stream().anyMatch(LaurentWriting::containsAngle);
    }

    private static boolean containsAngle(Expression term) {
        if (term instanceof Expression.Product product) {
            return product.factors().stream().anyMatch(LaurentWriting::containsAngle);
        }
        return term instanceof Expression.Call call && call.function() != Function.DELTA;
    }

    private static BigFraction degree(Map<Expression, BigFraction> powers) {
        return powers.values().stream().reduce(BigFraction.ZERO, BigFraction::add);
    }

    private static String name(Map<Expression, BigFraction> powers) {
        return product(powers).toString();
    }
}
