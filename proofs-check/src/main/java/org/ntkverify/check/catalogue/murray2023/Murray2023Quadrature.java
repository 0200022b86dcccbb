package org.ntkverify.check.catalogue.murray2023;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.catalogue.murray2023.Murray2023Shares.Version;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.series.HermiteCoefficients;

/**
 * Certified percentages for {@code phi(z) = offset + height tanh(slope z)}, {@code 0 < slope, height <= 1}, whose Hermite
 * coefficients have no closed form.
 *
 * <p><b>Quadrature.</b> {@code E[f(z)]} is the trapezoidal sum with step {@code h = 1/6}. For f analytic on {@code |Im z| <= 1} its
 * error is at most {@code 2 N/(e^(2 pi/h) - 1)}, {@code N} the integral of {@code |f(x + i)| g(x + i)}, g the normal density
 * (Trefethen and Weideman 2014, theorem 5.1). There {@code |tanh| <= tan 1 < 1.6} and {@code |g(x + i)| = sqrt(e) g(x)}; with
 * {@code int |h_k(x + i)|^2 g = L_k(-1) < 10^6} for {@code k <= 51} (Laguerre) and Cauchy-Schwarz, {@code N < 3000}, so the error of
 * a Hermite coefficient is below {@code 3e-13}; that of the two second moments, with {@code |tanh^2| < 2.5} and
 * {@code |1 - tanh^2|^2 < 12}, is smaller. Nodes beyond 12 are left out: by {@code |h_k(x)| e^(-x^2/4) < 1.09} (Cramer) they carry less
 * than {@code 1e-15}.
 *
 * <p><b>Percentages.</b> The composed coefficient {@code kappa_p = sum_k (k+1) mu_k^2 binom(k,p) 2^(-k)} is summed to k = 49. As
 * {@code sum_k (k+1) mu_k^2 <= 2} and {@code binom(k,p) 2^(-k)} falls, the rest of all six is below {@code 2 * 1.2e-9}; the weights
 * sum to at most {@code 4 (p+1)}, so the quadrature adds less than {@code 1e-10}. Divided by a total of at least 1 this moves a share
 * by less than {@code 1e-8} and a percentage by less than {@link #PERCENT}.
 */
record Murray2023Quadrature(Expression offset, Expression height, Expression slope) {

    /** Bound of the error of one percentage. */
    static final Expression PERCENT = Expression.ratio(1, 1_000_000);

    private static final int LAST_COEFFICIENT = 49;
    private static final int NODES = 72;
    private static final int STEPS_IN_ONE = 6;

    KernelProgram program(Version version) {
        List<Assignment> assignments = new ArrayList<>();
        for (int j = 1; j <= NODES; j++) {
            Expression x = Expression.ratio(j, STEPS_IN_ONE);
            assignments.add(new Assignment("t" + j, Expression.call(Function.TANH, slope.times(x))));
            assignments.add(new Assignment(
                    "g" + j, Expression.call(Function.EXP, x.power(2).over(-2))));
            assignments.add(new Assignment("f" + j, variable("t", j).times(variable("g", j))));
        }
        Expression weight =
                Expression.ratio(1, STEPS_IN_ONE).over(Expression.PI.times(2).sqrt());
        assignments.add(new Assignment("value", value(weight)));
        assignments.add(new Assignment("slope", slopeMoment(weight)));
        for (int k = 1; k <= LAST_COEFFICIENT; k += 2) {
            assignments.add(new Assignment("m" + k, square(k, weight)));
        }
        List<Expression> kappa = IntStream.rangeClosed(0, Murray2023Shares.LAST)
                .mapToObj(p -> coefficient(p, version))
                .toList();
        Expression total = Expression.ONE.plus(Expression.variable("slope"));
        assignments.addAll(Murray2023Shares.cumulative(kappa, total, PERCENT));
        return new KernelProgram(List.of(), assignments, List.of());
    }

    private static Expression variable(String name, int index) {
        return Expression.variable(name + index);
    }

    /** {@code E phi^2 = offset^2 + height^2 E tanh^2}; the node 0 contributes nothing. */
    private Expression value(Expression weight) {
        List<Expression> terms = IntStream.rangeClosed(1, NODES)
                .mapToObj(j -> variable("t", j).times(variable("f", j)))
                .toList();
        Expression mean = Expression.sum(terms).times(2).times(weight);
        return offset.power(2).plus(height.power(2).times(mean));
    }

    /** {@code E phi'^2 = (height slope)^2 E (1 - tanh^2)^2}. */
    private Expression slopeMoment(Expression weight) {
        List<Expression> terms = IntStream.rangeClosed(1, NODES)
                .mapToObj(j ->
                        Expression.ONE.minus(variable("t", j).power(2)).power(2).times(variable("g", j)))
                .toList();
        Expression mean = Expression.ONE.plus(Expression.sum(terms).times(2)).times(weight);
        return height.times(slope).power(2).times(mean);
    }

    /** {@code mu_k^2} for odd k. */
    private Expression square(int k, Expression weight) {
        List<BigFraction> polynomial = HermiteCoefficients.polynomial(k);
        BigFraction factorial = BigFraction.ONE;
        for (int factor = 2; factor <= k; factor++) {
            factorial = factorial.multiply(factor);
        }
        List<Expression> terms = IntStream.rangeClosed(1, NODES)
                .mapToObj(j -> Expression.constant(at(polynomial, new BigFraction(j, STEPS_IN_ONE)))
                        .times(variable("f", j)))
                .toList();
        Expression raw = Expression.sum(terms).times(2).times(weight).times(height);
        return raw.power(2).times(Expression.constant(factorial.reciprocal()));
    }

    private static BigFraction at(List<BigFraction> polynomial, BigFraction x) {
        BigFraction value = BigFraction.ZERO;
        for (int j = polynomial.size() - 1; j >= 0; j--) {
            value = value.multiply(x).add(polynomial.get(j));
        }
        return value;
    }

    private Expression squared(int k) {
        if (k == 0) {
            return offset.power(2);
        }
        return k % 2 == 0 ? Expression.ZERO : variable("m", k);
    }

    private Expression coefficient(int p, Version version) {
        Expression bias = p == 0 ? Expression.ONE.minus(Expression.variable("value")) : Expression.ZERO;
        return bias.plus(
                switch (version) {
                    case PLAIN -> squared(p).times(p + 1L);
                    case UNCOMPOSED ->
                        squared(p)
                                .times(Expression.ratio(p + 2L, 2))
                                .plus(squared(p + 1).times(Expression.ratio(p + 1L, 2)));
                    case COMPOSED -> composed(p);
                });
    }

    private Expression composed(int p) {
        List<Expression> terms = new ArrayList<>();
        BigFraction weight = new BigFraction(1, 1L << p);
        for (int k = p; k <= LAST_COEFFICIENT; k++) {
            // weight = binom(k, p) 2^(-k)
            terms.add(squared(k).times(Expression.constant(weight.multiply(k + 1))));
            weight = weight.multiply(new BigFraction(k + 1, 2L * (k + 1 - p)));
        }
        return Expression.sum(terms);
    }
}
