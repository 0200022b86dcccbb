package org.ntkverify.check.judge;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Expression.Call;
import org.ntkverify.symbolic.expression.Expression.Power;
import org.ntkverify.symbolic.expression.Expression.Product;
import org.ntkverify.symbolic.expression.Expression.Sum;
import org.ntkverify.symbolic.expression.Function;

/** Other writings of one node by algebra alone; empty where a node has none. */
final class NodeRewrites {

    private static final Expression A = Expression.variable("a");
    private static final Expression B = Expression.variable("b");

    private NodeRewrites() {}

    static Optional<List<Expression>> call(Expression node, Function function) {
        return node instanceof Call call && call.function() == function
                ? Optional.of(call.arguments())
                : Optional.empty();
    }

    /** {@code sqrt(x y) = sqrt(x) sqrt(y)} for products of variances, {@code sqrt(Delta)} as a product of two roots. */
    static Optional<Expression> rootSplit(Expression node) {
        if (!(node instanceof Power power) || !power.exponent().equals(BigFraction.ONE_HALF)) {
            return Optional.empty();
        }
        if (power.base() instanceof Product product
                && product.factors().stream().allMatch(factor -> factor.equals(A) || factor.equals(B))) {
            return Optional.of(Expression.product(
                    product.factors().stream().map(Expression::sqrt).toList()));
        }
        return call(power.base(), Function.DELTA).map(d -> {
            Expression scale = d.get(0).times(d.get(1)).sqrt();
            return scale.minus(d.get(2)).sqrt().times(scale.plus(d.get(2)).sqrt());
        });
    }

    static Optional<Expression> rationalised(Expression node) {
        if (node instanceof Power power && power.exponent().equals(new BigFraction(-1, 2))) {
            // Written as a quotient of different trees, so that folding does not undo it.
            Expression twice = power.base().plus(power.base()).over(2);
            return Optional.of(power.base().sqrt().times(spread(twice).power(-1)));
        }
        return Optional.empty();
    }

    private static Expression spread(Expression sum) {
        return sum instanceof Sum ? expanded(sum.times(Expression.ONE)).orElse(sum) : sum;
    }

    static Optional<Expression> expanded(Expression node) {
        if (!(node instanceof Product product)) {
            return Optional.empty();
        }
        List<Expression> terms = List.of(Expression.ONE);
        for (Expression factor : product.factors()) {
            List<Expression> parts = factor instanceof Sum sum ? sum.terms() : List.of(factor);
            terms = terms.stream()
                    .flatMap(term -> parts.stream().map(term::times))
                    .toList();
        }
        return terms.size() == 1 ? Optional.empty() : Optional.of(Expression.sum(terms));
    }

    static Optional<Expression> commonDenominator(Expression node) {
        if (!(node instanceof Sum sum)) {
            return Optional.empty();
        }
        List<Expression> below =
                sum.terms().stream().map(NodeRewrites::denominator).toList();
        if (below.stream().allMatch(Expression.ONE::equals)) {
            return Optional.empty();
        }
        List<Expression> numerators = IntStream.range(0, below.size())
                .mapToObj(i -> IntStream.range(0, below.size())
                        .filter(j -> j != i)
                        .mapToObj(below::get)
                        .reduce(sum.terms().get(i).times(below.get(i)), Expression::times))
                .toList();
        return Optional.of(Expression.sum(numerators).over(Expression.product(below)));
    }

    private static Expression denominator(Expression term) {
        List<Expression> factors = term instanceof Product product ? product.factors() : List.of(term);
        return Expression.product(factors.stream()
                .filter(factor ->
                        factor instanceof Power power && power.exponent().signum() < 0)
                .map(factor -> factor.power(-1))
                .toList());
    }

    static Optional<Expression> exponentialSplit(List<Expression> arguments) {
        Expression exponent = arguments.get(0);
        Expression sum = exponent instanceof Sum ? exponent : expanded(exponent).orElse(exponent);
        UnaryOperator<Expression> exponential = x -> Expression.call(Function.EXP, x);
        return sum instanceof Sum parts
                ? Optional.of(Expression.product(
                        parts.terms().stream().map(exponential).toList()))
                : Optional.empty();
    }
}
