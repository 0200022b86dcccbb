package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ntkverify.symbolic.exact.GaussianMoments;
import org.ntkverify.symbolic.exact.GaussianMoments.Law;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Exact moments of the tangent kernel of a ReLU product network at one input of norm 1, at every width.
 *
 * <p>{@code Theta_n(x, x) = (2/n) sum_j X_j} with independent neurons
 *
 * <pre>X = F_1^2 .. F_N^2 + v^2 sum_i h_i (product of the F_l^2 with l != i),   F_1 = r_1,  F_l = s + r_l,  s = 0 or 1,</pre>
 *
 * {@code r_i = max(z_i, 0)}, {@code h_i = 1{z_i > 0}}, {@code v} and {@code z_i} standard normal. So {@code n Var(Theta_n)/(E Theta_n)^2} is
 * {@code E X^2/(E X)^2 - 1} for every n. Independence of the factors leaves moments of one factor:
 *
 * <pre>
 * E X   = prod E F^2 + sum_i E h_i prod_(l != i) E F_l^2
 * E X^2 = prod E F^4 + 2 sum_i E[h_i F_i^2] prod_(l != i) E F_l^4
 *       + 3 (sum_i E h_i prod_(l != i) E F_l^4 + sum_(i != j) E[h_i F_i^2] E[h_j F_j^2] prod_(l != i, j) E F_l^4)
 * </pre>
 *
 * <p><b>Plain.</b> X vanishes unless every gate is open, so {@code E X^p = 2^-N E[(P + v^2 sum_i P/z_i^2)^p]}, {@code P = prod z_i^2}:
 * {@code E X = 2^-N (1 + N)}, {@code E X^2 = 2^-N 3^N (1 + 5N/3 + N(N-1)/3)}, and with {@code E z^6 = 15}, {@code E v^6 = 15}
 *
 * <pre>
 * E X^3 = 2^-N 15^N (1 + 3N/5 + 9 (N/15 + 9 N(N-1)/225) + 15 (N/15 + 9 N(N-1)/225 + 27 N(N-1)(N-2)/3375)).
 * </pre>
 *
 * Derived here. Instances are immutable.
 *
 * @param degree N, at least 1
 * @param variant plain or skip
 */
public record ProductKernelMoments(int degree, ProductVariant variant) {

    private static final Expression HALF = Expression.ratio(1, 2);

    /** {@code E r = 1/sqrt(2 pi)}; {@code E r^3} is twice that. */
    private static final Expression MEAN = Expression.PI.times(2).sqrt().power(-1);

    /** Checks the degree and the variant. */
    public ProductKernelMoments {
        if (!(degree >= 1)) {
            throw new IllegalArgumentException("degree must be >= 1 but was %s".formatted(degree));
        }
        if (variant == ProductVariant.AUGMENTED) {
            throw new IllegalArgumentException("variant must be plain or skip but was %s".formatted(variant.text()));
        }
    }

    /** Returns {@code E X^power} by expanding the polynomial X itself; the work grows like {@code (2 power + 1)^N}. */
    public Expression expanded(int power) {
        Map<String, Law> laws = new HashMap<>();
        laws.put("v", new Law.Normal(Expression.ONE));
        IntStream.rangeClosed(1, degree).forEach(i -> laws.put("r" + i, new Law.Rectified(Expression.ONE, "h" + i)));
        return new GaussianMoments(laws).of(neuron().power(power));
    }

    private Expression neuron() {
        List<Expression> terms = new ArrayList<>();
        terms.add(productWithout(0));
        Expression square = Expression.variable("v").power(2);
        for (int i = 1; i <= degree; i++) {
            terms.add(square.times(Expression.variable("h" + i)).times(productWithout(i)));
        }
        return Expression.sum(terms);
    }

    private Expression productWithout(int left) {
        return Expression.product(IntStream.rangeClosed(1, degree)
                .filter(i -> i != left)
                .mapToObj(i -> added(i).plus(Expression.variable("r" + i)).power(2))
                .toList());
    }

    private boolean skips(int i) {
        return variant == ProductVariant.SKIP && i > 1;
    }

    private Expression added(int i) {
        return skips(i) ? Expression.ONE : Expression.ZERO;
    }

    /** {@code E F^2} of factor i. */
    private Expression second(int i) {
        return skips(i) ? Expression.ONE.plus(MEAN.times(2)).plus(HALF) : HALF;
    }

    /** {@code E F^4 = 1 + 4 E r + 6 E r^2 + 4 E r^3 + E r^4}, or {@code E r^4 = 3/2}. */
    private Expression fourth(int i) {
        Expression pure = Expression.ratio(3, 2);
        return skips(i) ? pure.plus(Expression.integer(4)).plus(MEAN.times(12)) : pure;
    }

    /** {@code E[h F^2]}. */
    private Expression gated(int i) {
        return skips(i) ? Expression.ONE.plus(MEAN.times(2)) : HALF;
    }

    /** Returns {@code E X}, not simplified, like everything here. */
    public Expression mean() {
        Expression others = Expression.ZERO;
        Expression all = Expression.ONE;
        for (int i = 1; i <= degree; i++) {
            others = others.times(second(i)).plus(all.times(HALF));
            all = all.times(second(i));
        }
        return all.plus(others);
    }

    /** Returns {@code E X^2}. */
    public Expression square() {
        // Sums over one factor left out (once) and over ordered pairs left out (twice), grown factor by factor.
        Expression all = Expression.ONE;
        Expression gate = Expression.ZERO;
        Expression one = Expression.ZERO;
        Expression two = Expression.ZERO;
        for (int i = 1; i <= degree; i++) {
            two = two.times(fourth(i)).plus(one.times(gated(i)).times(2));
            one = one.times(fourth(i)).plus(all.times(gated(i)));
            gate = gate.times(fourth(i)).plus(all.times(HALF));
            all = all.times(fourth(i));
        }
        return all.plus(one.times(2)).plus(gate.plus(two).times(3));
    }

    /** Returns {@code n Var(Theta_n(x,x)) / (E Theta_n(x,x))^2}, the same for every n. */
    public Expression relativeVariance() {
        return square().over(mean().power(2)).minus(Expression.ONE);
    }

    /** Returns the same for the plain variant in closed form, {@code 6^N (1 + 5N/3 + N(N-1)/3)/(N+1)^2 - 1}. */
    public static Expression plainRelativeVariance(int degree) {
        long n = degree;
        return Expression.integer(6)
                .power(n)
                .times(Expression.ratio(3 + 5 * n + n * (n - 1), 3 * (n + 1) * (n + 1)))
                .minus(Expression.ONE);
    }

    /** Returns {@code E X^3} of the plain variant. */
    public static Expression plainCube(int degree) {
        long n = degree;
        Expression pairs = Expression.ratio(n, 15).plus(Expression.ratio(n * (n - 1), 25));
        Expression triples = Expression.ratio(n * (n - 1) * (n - 2), 125);
        Expression sum = Expression.ONE
                .plus(Expression.ratio(3 * n, 5))
                .plus(pairs.times(9))
                .plus(pairs.plus(triples).times(15));
        return Expression.ratio(15, 2).power(n).times(sum);
    }

    /**
     * Returns the skewness of X in the plain variant; that of {@code Theta_n(x,x)} is {@code n^(-1/2)} times it.
     */
    public static Expression plainSkewness(int degree) {
        ProductKernelMoments moments = new ProductKernelMoments(degree, ProductVariant.PLAIN);
        Expression mean = moments.mean();
        Expression variance = moments.square().minus(mean.power(2));
        Expression third = plainCube(degree)
                .minus(mean.times(moments.square()).times(3))
                .plus(mean.power(3).times(2));
        return third.over(variance.times(variance.sqrt()));
    }
}
