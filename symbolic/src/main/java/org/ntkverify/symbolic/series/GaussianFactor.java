package org.ntkverify.symbolic.series;

import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** A function of a standard normal variable z whose moments {@code E[f(z) z^k]} follow from a short recurrence. */
sealed interface GaussianFactor {

    /** Returns {@code E[f(z) z^k]}. */
    Expression moment(int k);

    /** Returns {@code 1 * 3 * ... * (k - 1)}, 1 for k = 0: the moment {@code E[z^k]} for even k. */
    private static Expression doubleFactorial(int k) {
        BigFraction product = BigFraction.ONE;
        for (int factor = k - 1; factor > 1; factor -= 2) {
            product = product.multiply(factor);
        }
        return Expression.constant(product);
    }

    /** {@code f = 1}. */
    record One() implements GaussianFactor {
        @Override
        public Expression moment(int k) {
            return k % 2 == 0 ? doubleFactorial(k) : Expression.ZERO;
        }
    }

    /**
     * {@code f = 1{z > 0}} or {@code 1{z < 0}}: {@code (k-1)!!/2} for even k and {@code (k-1)!!/sqrt(2 pi)} for odd k, with the
     * sign of the half-line.
     */
    record Gate(boolean positive) implements GaussianFactor {

        private static final Expression ODD =
                Expression.integer(2).sqrt().over(2).over(Expression.PI.sqrt());

        @Override
        public Expression moment(int k) {
            if (k % 2 == 0) {
                return doubleFactorial(k).over(2);
            }
            return doubleFactorial(k).times(ODD).times(positive ? 1 : -1);
        }
    }

    /**
     * {@code f = exp(alpha z + beta z^2)}, {@code beta < 1/2}: {@code sqrt(v) exp(alpha^2 v/2)} times the moments of
     * {@code N(alpha v, v)} with {@code v = 1/(1 - 2 beta)}, {@code M_k = alpha v M_(k-1) + (k-1) v M_(k-2)}.
     */
    record Exponential(Expression alpha, BigFraction beta) implements GaussianFactor {

        public Exponential {
            if (beta.compareTo(BigFraction.ONE_HALF) >= 0) {
                throw new ArithmeticException(
                        "coefficient of z^2 in the exponent must be < 1/2 but was %s: the expectation is infinite"
                                .formatted(beta));
            }
        }

        @Override
        public Expression moment(int k) {
            BigFraction variance = BigFraction.ONE.subtract(beta.multiply(2)).reciprocal();
            Expression mass = Radicals.squareRoot(variance)
                    .times(Expression.call(
                            Function.EXP,
                            alpha.power(2).times(Expression.constant(variance)).over(2)));
            Expression mean = alpha.times(Expression.constant(variance));
            return mass.times(recurrence(k, Expression.ONE, mean, variance));
        }

        private static Expression recurrence(int k, Expression first, Expression mean, BigFraction variance) {
            Expression before = Expression.ZERO;
            Expression current = first;
            for (int n = 1; n <= k; n++) {
                Expression spread =
                        Expression.constant(variance.multiply(n - 1)).times(before);
                Expression next = ExactNumbers.reduced(mean.times(current).plus(spread));
                before = current;
                current = next;
            }
            return current;
        }
    }

    /**
     * {@code f = erf(s z + b)}: {@code E[f] = erf(b/sqrt(1 + 2 s^2))}, and by Stein's identity
     * {@code E[f z^k] = (k-1) E[f z^(k-2)] + E[f' z^(k-1)]}.
     */
    record ErrorFunction(Expression slope, Expression offset) implements GaussianFactor {

        private Expression mean() {
            Expression width = Expression.ONE.plus(slope.power(2).times(2)).sqrt();
            return Expression.call(Function.ERF, offset.over(width));
        }

        @Override
        public Expression moment(int k) {
            if (k == 0) {
                return mean();
            }
            Expression lower = k == 1 ? Expression.ZERO : moment(k - 2).times(k - 1L);
            return ExactNumbers.reduced(lower.plus(slopeMoment(k - 1)));
        }

        /** {@code f' = (2 s/sqrt(pi)) exp(-b^2) exp(-2 s b z - s^2 z^2)}. */
        private Expression slopeMoment(int k) {
            BigFraction square = ExactNumbers.reduced(slope.power(2))
                    .rational()
                    .orElseThrow(() -> new UnsupportedOperationException(
                            "square of the slope in erf must be rational but the slope was %s".formatted(slope)));
            Exponential density = new Exponential(slope.times(offset).times(-2), square.negate());
            Expression factor = slope.times(2)
                    .over(Expression.PI.sqrt())
                    .times(Expression.call(Function.EXP, offset.power(2).negate()));
            return factor.times(density.moment(k));
        }
    }

    /** {@code f = sin(w z + p)}: {@code E[f] = exp(-w^2/2) sin p}; Stein's identity with {@code f' = w sin(w z + p + pi/2)}. */
    record Sine(Expression frequency, Expression phase) implements GaussianFactor {

        @Override
        public Expression moment(int k) {
            Expression decay = Expression.call(Function.EXP, frequency.power(2).over(-2));
            return ExactNumbers.reduced(decay.times(shifted(k, 0)));
        }

        /** {@code exp(w^2/2) E[z^k sin(w z + p + quarters pi/2)]}. */
        private Expression shifted(int k, int quarters) {
            if (k == 0) {
                return quarter(quarters);
            }
            Expression lower =
                    k == 1 ? Expression.ZERO : shifted(k - 2, quarters).times(k - 1L);
            return lower.plus(frequency.times(shifted(k - 1, quarters + 1)));
        }

        private Expression quarter(int quarters) {
            Function function = quarters % 2 == 0 ? Function.SIN : Function.COS;
            return Expression.call(function, phase).times(quarters % 4 < 2 ? 1 : -1);
        }
    }
}
