package org.ntkverify.symbolic.gaussian;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/** Exact division of polynomials, the leading term being the lexicographically greatest. */
final class PolynomialDivision {

    private PolynomialDivision() {}

    /** {@code dividend = quotient divisor + remainder}, no term of the remainder divisible by the leading term of the divisor. */
    record Division(LaurentSum quotient, LaurentSum remainder) {}

    /** Returns {@code dividend / divisor} if it is a polynomial. */
    static Optional<LaurentSum> exact(LaurentSum dividend, LaurentSum divisor) {
        return divide(dividend, divisor, true)
                .filter(division -> division.remainder().isZero())
                .map(Division::quotient);
    }

    /** Divides with remainder, if both are polynomials and the divisor is not 0. */
    static Optional<Division> divide(LaurentSum dividend, LaurentSum divisor) {
        return divide(dividend, divisor, false);
    }

    private static Optional<Division> divide(LaurentSum dividend, LaurentSum divisor, boolean exactOnly) {
        if (divisor.isZero() || !isPolynomial(dividend) || !isPolynomial(divisor)) {
            return Optional.empty();
        }
        Comparator<Map<Expression, BigFraction>> order = order(dividend, divisor);
        Map.Entry<Map<Expression, BigFraction>, BigFraction> lead = leading(divisor, order);
        LaurentSum quotient = LaurentSum.ZERO;
        LaurentSum remainder = LaurentSum.ZERO;
        LaurentSum rest = dividend;
        while (!rest.isZero()) {
            Map.Entry<Map<Expression, BigFraction>, BigFraction> top = leading(rest, order);
            Map<Expression, BigFraction> powers = new HashMap<>(top.getKey());
            lead.getKey().forEach((base, exponent) -> powers.merge(base, exponent.negate(), BigFraction::add));
            if (powers.values().stream().anyMatch(exponent -> exponent.signum() < 0)) {
                if (exactOnly) {
                    return Optional.empty();
                }
                LaurentSum left = new LaurentSum(Map.of(top.getKey(), top.getValue()));
                remainder = remainder.plus(left);
                rest = rest.minus(left);
                continue;
            }
            powers.values().removeIf(exponent -> exponent.signum() == 0);
            LaurentSum term = new LaurentSum(Map.of(powers, top.getValue().divide(lead.getValue())));
            quotient = quotient.plus(term);
            rest = rest.minus(term.times(divisor));
        }
        return Optional.of(new Division(quotient, remainder));
    }

    private static boolean isPolynomial(LaurentSum sum) {
        return sum.terms().keySet().stream()
                .allMatch(powers -> powers.entrySet().stream()
                        .allMatch(entry -> entry.getKey() instanceof Expression.Variable
                                && entry.getValue().signum() > 0
                                && entry.getValue().getDenominator().bitLength() == 1));
    }

    private static Map.Entry<Map<Expression, BigFraction>, BigFraction> leading(
            LaurentSum sum, Comparator<Map<Expression, BigFraction>> order) {
        return sum.terms().entrySet().stream()
                .max(Map.Entry.comparingByKey(order))
                .orElseThrow(() -> new IllegalStateException("a polynomial that is not 0 must have a term"));
    }

    private static Comparator<Map<Expression, BigFraction>> order(LaurentSum first, LaurentSum second) {
        TreeSet<String> names = new TreeSet<>();
        for (LaurentSum sum : new LaurentSum[] {first, second}) {
            sum.terms().keySet().forEach(powers -> powers.keySet().forEach(base -> names.add(base.toString())));
        }
        Comparator<Map<Expression, BigFraction>> order = Comparator.comparing(powers -> BigFraction.ZERO);
        for (String name : names) {
            Expression variable = Expression.variable(name);
            order = order.thenComparing(powers -> powers.getOrDefault(variable, BigFraction.ZERO));
        }
        return order;
    }
}
