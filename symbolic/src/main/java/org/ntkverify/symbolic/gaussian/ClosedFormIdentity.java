package org.ntkverify.symbolic.gaussian;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Decides whether two closed forms of Gaussian expectations are the same function, without an algebra system.
 *
 * <p><b>Method.</b> The difference is multiplied out into products of powers of polynomials, one exponential, and function
 * values. Terms with the same function values, equal exponents and equal fractional powers are put over the lowest powers
 * that occur, and the polynomials there are expanded; if every such sum is the zero polynomial, the difference is 0 wherever
 * it is defined. Arguments of functions are compared in the same way.
 *
 * <p><b>Sound, not complete.</b> True is a proof on {@code a, b > 0, c^2 < a b}, where the roots are positive. False proves
 * nothing.
 */
public final class ClosedFormIdentity {

    /** A covariance, and a point for functions of one variable. */
    private static final Map<String, Double> PROBE =
            Map.of("a", 1.37, "b", 0.83, "c", 0.29, "z", 0.61, "u", 0.47, "v", 0.71);

    /** Far above rounding at the probe. */
    private static final double PLAIN = 1e-5;

    private ClosedFormIdentity() {}

    /**
     * Returns true only if the two are proved equal.
     *
     * @throws NoClosedFormException if the difference has too many terms
     */
    public static boolean equal(Expression left, Expression right) {
        return isZero(left.minus(right));
    }

    static boolean isZero(Expression difference) {
        if (difference.rational().isPresent()) {
            return difference.equals(Expression.ZERO);
        }
        return !plainlyNotZero(difference) && isProvedZero(difference);
    }

    /** One value that is not near 0 saves the work of a proof that could not succeed. */
    private static boolean plainlyNotZero(Expression difference) {
        if (!PROBE.keySet().containsAll(difference.variables())) {
            return false;
        }
        try {
            return Math.abs(difference.evaluate(PlainDoubles.INSTANCE, PROBE)) > PLAIN;
        } catch (NoClosedFormException e) {
            return false;
        }
    }

    private static boolean isProvedZero(Expression difference) {
        LaurentSum sum = CoprimeBases.refined(new IdentityGenerators().canonical(difference));
        Map<Map<Expression, BigFraction>, Map<Map<Expression, BigFraction>, BigFraction>> groups =
                new LinkedHashMap<>();
        sum.terms().forEach((powers, coefficient) -> {
            Map<Expression, BigFraction> key = new HashMap<>();
            Map<Expression, BigFraction> whole = new HashMap<>();
            powers.forEach((base, exponent) -> split(base, exponent, key, whole));
            groups.computeIfAbsent(key, unused -> new LinkedHashMap<>()).merge(whole, coefficient, BigFraction::add);
        });
        return groups.values().stream().allMatch(ClosedFormIdentity::vanishes);
    }

    /** Function values and fractional parts make the key of a group, whole powers of numbers and polynomials the rest. */
    private static void split(
            Expression base,
            BigFraction exponent,
            Map<Expression, BigFraction> key,
            Map<Expression, BigFraction> whole) {
        if (base instanceof Expression.Call) {
            key.put(base, exponent);
            return;
        }
        BigFraction floor = new BigFraction(LaurentSum.floor(exponent));
        BigFraction rest = exponent.subtract(floor);
        if (rest.signum() != 0) {
            key.put(base, rest);
        }
        if (floor.signum() != 0) {
            whole.put(base, floor);
        }
    }

    private static boolean vanishes(Map<Map<Expression, BigFraction>, BigFraction> terms) {
        return GridProof.vanishes(new LaurentSum(terms), lowest(terms));
    }

    /** The lowest exponent of every base; a base that is missing somewhere counts there as exponent 0. */
    static Map<Expression, BigFraction> lowest(Map<Map<Expression, BigFraction>, BigFraction> terms) {
        Map<Expression, BigFraction> lowest = new HashMap<>();
        terms.keySet().forEach(powers -> powers.keySet().forEach(base -> lowest.put(base, BigFraction.ZERO)));
        List<Map<Expression, BigFraction>> all = List.copyOf(terms.keySet());
        lowest.replaceAll((base, unused) -> all.stream()
                .map(powers -> powers.getOrDefault(base, BigFraction.ZERO))
                .min(BigFraction::compareTo)
                .orElse(BigFraction.ZERO));
        return lowest;
    }

    /** Returns {@code sum} over the product of the lowest powers, multiplied out. */
    static LaurentSum numerator(LaurentSum sum, Map<Expression, BigFraction> lowest) {
        Map<Map<Expression, BigFraction>, BigFraction> terms = sum.terms();
        Map<String, Expression> order = new TreeMap<>();
        lowest.keySet().forEach(base -> order.put(base.toString(), base));
        LaurentSum total = LaurentSum.ZERO;
        for (Map.Entry<Map<Expression, BigFraction>, BigFraction> term : terms.entrySet()) {
            LaurentSum product = LaurentSum.constant(term.getValue());
            for (Expression base : order.values()) {
                BigFraction exponent = term.getKey()
                        .getOrDefault(base, BigFraction.ZERO)
                        .subtract(lowest.getOrDefault(base, BigFraction.ZERO));
                for (int i = 0; i < exponent.getNumeratorAsInt(); i++) {
                    product = product.times(LaurentSum.of(base));
                }
            }
            total = total.plus(product);
        }
        return total;
    }
}
