package org.ntkverify.symbolic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ntkverify.symbolic.Derivation.Recheck;
import org.ntkverify.symbolic.Derivation.Rule;
import org.ntkverify.symbolic.Derivation.Step;
import org.ntkverify.symbolic.exact.GaussianMoments;
import org.ntkverify.symbolic.exact.GaussianMoments.Law;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Exact moments of a network with one hidden ReLU layer of width {@code n}, gain 1, no bias, at one input.
 *
 * <p>With {@code s = |x|^2/d}, {@code z_j ~ N(0, s)}, {@code r_j = max(z_j, 0)}, gate {@code h_j = 1{z_j > 0}} and readout
 * weights {@code w_j ~ N(0, 1)}, all independent over j: the output is {@code f = n^(-1/2) sum_j w_j r_j} and the tangent
 * kernel is {@code Theta = (1/n) sum_j (r_j^2 + s w_j^2 h_j)}.
 */
public final class OneHiddenLayerMoments {

    /** Input scale, {@code |x|^2/d}. */
    public static final Expression.Variable S = Expression.variable("s");

    /** Width. */
    public static final Expression.Variable N = Expression.variable("n");

    private static final int[] EXPANDED_WIDTHS = {1, 2, 3};
    private static final String EXPANSION = "the sum over neurons expanded term by term for n = 1, 2, 3 gives the same";

    private OneHiddenLayerMoments() {}

    /** Derives the excess kurtosis {@code E f^4 / (E f^2)^2 - 3} of the output. */
    public static Derivation excessKurtosis() {
        Expression product = weight(1).times(rectified(1));
        Expression second = expectation(product.power(2), 1);
        Expression fourth = expectation(product.power(4), 1);
        Expression sumOfFour = fourth.times(N)
                .plus(second.power(2).times(N).times(N.minus(Expression.ONE)).times(3))
                .over(N.power(2));
        Expression moment = NormalForm.of(sumOfFour).toExpression();
        Expression ratio = moment.over(second.power(2)).minus(Expression.integer(3));
        Expression result = NormalForm.of(ratio).toExpression();
        List<Step> steps = List.of(
                new Step(
                        new TermByTerm(
                                "Gaussian moments",
                                Expression.ZERO,
                                j -> output(j).power(2)),
                        "E f^2 = E w^2 E r^2",
                        product.power(2),
                        second,
                        "w ~ N(0, 1) and r = max(z, 0), z ~ N(0, s), are independent: E w^2 = 1, E r^2 = s/2"),
                new Step(
                        new TermByTerm(
                                "fourth moment of a sum of independent terms",
                                Expression.ZERO,
                                j -> output(j).power(4)),
                        "E f^4",
                        sumOfFour,
                        moment,
                        "for independent centred terms, E(sum)^4 = n E t^4 + 3 n (n-1) (E t^2)^2"),
                new Step(
                        new PriceRules.Rewritten("exact normal form", "same exact normal form"),
                        "E f^4 / (E f^2)^2 - 3",
                        ratio,
                        result,
                        "both sides are rational functions of n and s"));
        return new Derivation("excess kurtosis of the output", steps, result, List.of());
    }

    /** Derives the relative variance {@code Var Theta / (E Theta)^2} of the tangent kernel at one input. */
    public static Derivation relativeVariance() {
        Expression term = term(1);
        Expression mean = expectation(term, 1);
        Expression square = expectation(term.power(2), 1);
        Expression variance = NormalForm.of(square.minus(mean.power(2)).over(N)).toExpression();
        Expression ratio = variance.over(mean.power(2));
        Expression result = NormalForm.of(ratio).toExpression();
        List<Step> steps = List.of(
                new Step(
                        new TermByTerm("Gaussian moments", Expression.ZERO, OneHiddenLayerMoments::kernel),
                        "E Theta = E[r^2 + s w^2 h]",
                        term,
                        mean,
                        "E r^2 = s/2, E w^2 = 1, E h = 1/2"),
                new Step(
                        new TermByTerm(
                                "variance of a mean of independent terms",
                                mean.power(2),
                                j -> kernel(j).power(2)),
                        "Var Theta",
                        square.minus(mean.power(2)).over(N),
                        variance,
                        "E r^4 = 3 s^2/2, r^2 h = r^2, E w^4 = 3"),
                new Step(
                        new PriceRules.Rewritten("exact normal form", "same exact normal form"),
                        "Var Theta / (E Theta)^2",
                        ratio,
                        result,
                        "both sides are rational functions of n and s"));
        return new Derivation("relative variance of the tangent kernel", steps, result, List.of());
    }

    /**
     * The result is the expectation of a polynomial in the weights of n neurons, less {@code subtracted}.
     *
     * @param polynomial the polynomial for a given width
     */
    private record TermByTerm(String text, Expression subtracted, IntFunction<Expression> polynomial) implements Rule {
        @Override
        public Recheck check(Expression before, Expression after) {
            return expanded(after.plus(subtracted), polynomial);
        }
    }

    /** Compares {@code claimed}, in {@code n}, with the expectation of {@code polynomial} written out for small widths. */
    static Recheck expanded(Expression claimed, IntFunction<Expression> polynomial) {
        boolean holds = IntStream.of(EXPANDED_WIDTHS)
                .allMatch(width -> NormalForm.equal(
                        claimed.substitute(Map.of("n", Expression.integer(width))),
                        expectation(polynomial.apply(width), width)));
        return new Recheck(EXPANSION, holds);
    }

    static Expression output(int width) {
        Expression sum = Expression.sum(IntStream.rangeClosed(1, width)
                .mapToObj(j -> weight(j).times(rectified(j)))
                .toList());
        return sum.over(Expression.integer(width).sqrt());
    }

    static Expression kernel(int width) {
        return Expression.sum(IntStream.rangeClosed(1, width)
                        .mapToObj(OneHiddenLayerMoments::term)
                        .toList())
                .over(width);
    }

    private static Expression term(int j) {
        return rectified(j).power(2).plus(S.times(weight(j).power(2)).times(Expression.variable("h" + j)));
    }

    private static Expression weight(int j) {
        return Expression.variable("w" + j);
    }

    private static Expression rectified(int j) {
        return Expression.variable("r" + j);
    }

    private static Expression expectation(Expression polynomial, int width) {
        Map<String, Law> laws = new HashMap<>();
        for (int j = 1; j <= width; j++) {
            laws.put("w" + j, new Law.Normal(Expression.ONE));
            laws.put("r" + j, new Law.Rectified(S, "h" + j));
        }
        return new GaussianMoments(laws).of(polynomial);
    }
}
