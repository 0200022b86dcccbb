package org.ntkverify.symbolic.gaussian;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * The two ways of writing a polynomial in the covariance: by {@code Delta = a b - c^2} with c at most once, which divides
 * by Delta without remainder wherever that is possible, and by c alone.
 */
final class CovarianceForm {

    static final Expression.Variable A = Expression.variable("a");
    static final Expression.Variable B = Expression.variable("b");
    static final Expression.Variable C = Expression.variable("c");
    static final Expression DELTA = Expression.call(Function.DELTA, A, B, C);

    private static final LaurentSum C_SQUARED =
            LaurentSum.generator(A).times(LaurentSum.generator(B)).minus(LaurentSum.generator(DELTA));
    private static final LaurentSum DELTA_EXPANDED = LaurentSum.generator(A)
            .times(LaurentSum.generator(B))
            .minus(LaurentSum.generator(C).times(LaurentSum.generator(C)));

    private CovarianceForm() {}

    /** Returns {@code expression} multiplied out, {@code c^2} replaced by {@code a b - Delta}. */
    static Expression reduced(Expression expression) {
        return reduced(LaurentSum.of(expression)).toExpression();
    }

    static LaurentSum reduced(LaurentSum sum) {
        return replaced(sum, C::equals, new BigFraction(2), C_SQUARED);
    }

    /** Returns {@code sum} with whole powers of {@code Delta} multiplied out, so that only its root and inverse stay. */
    static LaurentSum expanded(LaurentSum sum) {
        return replaced(sum, DELTA::equals, BigFraction.ONE, DELTA_EXPANDED);
    }

    /** Returns {@code base} as a polynomial in {@code a, b, c}, {@code Delta} written out, if it is one. */
    static Optional<LaurentSum> polynomial(Expression base) {
        LaurentSum written = expanded(LaurentSum.of(base));
        boolean polynomial = written.terms().keySet().stream()
                .allMatch(powers -> powers.entrySet().stream()
                        .allMatch(entry -> entry.getKey() instanceof Expression.Variable
                                && entry.getValue().signum() > 0
                                && entry.getValue().getDenominator().equals(BigInteger.ONE)));
        return polynomial ? Optional.of(written) : Optional.empty();
    }

    /** Replaces {@code base^unit} by {@code replacement} as often as it divides a term. */
    private static LaurentSum replaced(
            LaurentSum sum, Predicate<Expression> base, BigFraction unit, LaurentSum replacement) {
        List<LaurentSum> parts = new ArrayList<>();
        for (Map.Entry<Map<Expression, BigFraction>, BigFraction> term :
                sum.terms().entrySet()) {
            Map<Expression, BigFraction> rest = new HashMap<>(term.getKey());
            int count = 0;
            for (Map.Entry<Expression, BigFraction> entry : term.getKey().entrySet()) {
                BigInteger whole = LaurentSum.floor(entry.getValue().divide(unit));
                if (base.test(entry.getKey()) && whole.signum() > 0) {
                    count = whole.intValueExact();
                    BigFraction left = entry.getValue().subtract(unit.multiply(count));
                    rest.remove(entry.getKey());
                    if (left.signum() != 0) {
                        rest.put(entry.getKey(), left);
                    }
                }
            }
            LaurentSum product = new LaurentSum(Map.of(rest, term.getValue()));
            for (int i = 0; i < count; i++) {
                product = product.times(replacement);
            }
            parts.add(product);
        }
        return LaurentSum.sum(parts);
    }
}
