package org.ntkverify.symbolic.gaussian;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * The Gaussian vector {@code (u, v, x, y)} of a pair of gated atoms after the factors {@code exp(-beta u^2)},
 * {@code exp(-beta' v^2)} are absorbed, {@code x = lambda u - kappa g}, {@code y = mu v - kappa' g'}: kappa is 0 for a kink
 * (then lambda is 1, or -1 for a step to the left) and 1 for a distribution function.
 *
 * <p>With {@code Delta = a b - c^2}, {@code a' = a + 2 beta' Delta}, {@code b' = b + 2 beta Delta},
 * {@code D = 1 + 2 beta a + 2 beta' b + 4 beta beta' Delta}: {@code (Var u, Cov, Var v) = (a', c, b') / D},
 * {@code Var x = X / D} with {@code X = lambda^2 a' + kappa D}, {@code Var y = Y / D} with {@code Y = mu^2 b' + kappa' D},
 * {@code Cov(x, y) = lambda mu c / D}, and {@code Var x Var y - Cov(x, y)^2 = E / D} with
 * {@code E = lambda^2 mu^2 Delta + lambda^2 kappa' a' + mu^2 kappa b' + kappa kappa' D}.
 */
final class PairGeometry {

    /** One side: the factor on the Gaussian variable and whether a variable of its own is subtracted. */
    record Side(Expression slope, boolean smooth) {

        static Side of(Gate gate) {
            if (gate instanceof Gate.Probit probit) {
                return new Side(probit.slope(), true);
            }
            return new Side(gate instanceof Gate.Below ? Expression.integer(-1) : Expression.ONE, false);
        }

        private Expression own() {
            return smooth ? Expression.ONE : Expression.ZERO;
        }
    }

    final LaurentSum c = LaurentSum.generator(CovarianceForm.C);
    final LaurentSum first;
    final LaurentSum second;
    final LaurentSum lambda;
    final LaurentSum mu;
    final LaurentSum kappaFirst;
    final LaurentSum kappaSecond;
    final LaurentSum delta = LaurentSum.generator(CovarianceForm.DELTA);
    final Expression firstVariance;
    final Expression secondVariance;
    final Expression normaliser;
    final Expression x;
    final Expression y;
    final Expression determinant;

    PairGeometry(Expression betaFirst, Expression betaSecond, Side sideFirst, Side sideSecond) {
        Expression area = CovarianceForm.DELTA;
        firstVariance = CovarianceForm.A.plus(betaSecond.times(2).times(area));
        secondVariance = CovarianceForm.B.plus(betaFirst.times(2).times(area));
        normaliser = tidy(Expression.sum(List.of(
                Expression.ONE,
                betaFirst.times(2).times(CovarianceForm.A),
                betaSecond.times(2).times(CovarianceForm.B),
                betaFirst.times(betaSecond).times(4).times(area))));
        Expression l2 = sideFirst.slope().power(2);
        Expression m2 = sideSecond.slope().power(2);
        Expression k1 = sideFirst.own();
        Expression k2 = sideSecond.own();
        x = tidy(l2.times(firstVariance).plus(k1.times(normaliser)));
        y = tidy(m2.times(secondVariance).plus(k2.times(normaliser)));
        determinant = tidy(Expression.sum(List.of(
                l2.times(m2).times(area),
                l2.times(k2).times(firstVariance),
                m2.times(k1).times(secondVariance),
                k1.times(k2).times(normaliser))));
        first = LaurentSum.of(firstVariance);
        second = LaurentSum.of(secondVariance);
        lambda = LaurentSum.of(sideFirst.slope());
        mu = LaurentSum.of(sideSecond.slope());
        kappaFirst = LaurentSum.of(k1);
        kappaSecond = LaurentSum.of(k2);
    }

    /** Multiplied out, Delta kept. */
    private static Expression tidy(Expression expression) {
        return LaurentSum.of(expression).toExpression();
    }

    /** Returns {@code base^exponent} of a positive quantity, a sum being kept as one base. */
    static LaurentSum power(Expression base, BigFraction exponent) {
        if (base instanceof Expression.Product product) {
            LaurentSum result = LaurentSum.ONE;
            for (Expression factor : product.factors()) {
                result = result.times(power(factor, exponent));
            }
            return result;
        }
        return base instanceof Expression.Sum ? LaurentSum.monomial(base, exponent) : LaurentSum.power(base, exponent);
    }

    LaurentSum normaliser(BigFraction exponent) {
        return power(normaliser, exponent);
    }

    /** {@code Angle(Var x, Var y, Cov(x, y))} for two kinks; the angle does not see the common factor 1/D. */
    Expression angle() {
        return Expression.call(
                Function.ANGLE,
                x,
                y,
                CovarianceForm.C.times(lambda.toExpression()).times(mu.toExpression()));
    }
}
