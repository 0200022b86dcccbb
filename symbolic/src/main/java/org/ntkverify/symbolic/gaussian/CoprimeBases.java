package org.ntkverify.symbolic.gaussian;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/** Splits bases that are multiples of others, so that {@code sqrt((1 + a)(1 + b))} meets {@code sqrt(1 + a) sqrt(1 + b)}. */
final class CoprimeBases {

    private CoprimeBases() {}

    /** Returns the same sum in which no base that is a polynomial divides another. */
    static LaurentSum refined(LaurentSum sum) {
        List<Expression> bases = new ArrayList<>();
        sum.terms()
                .keySet()
                .forEach(powers -> powers.keySet().stream()
                        .filter(base -> base instanceof Expression.Sum && !bases.contains(base))
                        .forEach(bases::add));
        Map<Expression, LaurentSum> splits = new LinkedHashMap<>();
        bases.sort(Comparator.comparingInt(base -> LaurentSum.of(base).terms().size()));
        for (Expression base : bases) {
            LaurentSum factors = factors(base, bases);
            if (factors.terms().size() == 1) {
                splits.put(base, factors);
            }
        }
        return splits.isEmpty() ? sum : replaced(sum, splits);
    }

    /** The product of smaller bases that {@code base} is, or {@code base} itself. */
    private static LaurentSum factors(Expression base, List<Expression> bases) {
        LaurentSum rest = LaurentSum.of(base);
        int size = rest.terms().size();
        LaurentSum product = LaurentSum.ONE;
        for (Expression candidate : bases) {
            LaurentSum divisor = LaurentSum.of(candidate);
            if (divisor.terms().size() >= size) {
                continue;
            }
            Optional<LaurentSum> quotient = PolynomialDivision.exact(rest, divisor);
            while (quotient.isPresent()) {
                product = product.times(LaurentSum.generator(candidate));
                rest = quotient.get();
                quotient = PolynomialDivision.exact(rest, divisor);
            }
        }
        LaurentSum left = rest.terms().size() == 1 ? rest : LaurentSum.generator(rest.toExpression());
        return product.times(left);
    }

    private static LaurentSum replaced(LaurentSum sum, Map<Expression, LaurentSum> splits) {
        LaurentSum total = LaurentSum.ZERO;
        for (Map.Entry<Map<Expression, BigFraction>, BigFraction> term :
                sum.terms().entrySet()) {
            LaurentSum product = LaurentSum.constant(term.getValue());
            Map<Expression, BigFraction> untouched = new HashMap<>(term.getKey());
            for (Map.Entry<Expression, LaurentSum> split : splits.entrySet()) {
                BigFraction exponent = untouched.remove(split.getKey());
                if (exponent != null) {
                    product = product.times(raised(split.getValue(), exponent));
                }
            }
            total = total.plus(product.times(new LaurentSum(Map.of(untouched, BigFraction.ONE))));
        }
        return total;
    }

    private static LaurentSum raised(LaurentSum product, BigFraction exponent) {
        Map.Entry<Map<Expression, BigFraction>, BigFraction> only =
                product.terms().entrySet().iterator().next();
        LaurentSum result = LaurentSum.rational(only.getValue(), exponent);
        for (Map.Entry<Expression, BigFraction> factor : only.getKey().entrySet()) {
            result = result.times(
                    LaurentSum.monomial(factor.getKey(), factor.getValue().multiply(exponent)));
        }
        return result;
    }
}
