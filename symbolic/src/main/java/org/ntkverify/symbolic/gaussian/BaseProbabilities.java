package org.ntkverify.symbolic.gaussian;

import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.gaussian.GatedMoments.Status;

/**
 * Probabilities and densities of the gate variables {@code x, y} at their thresholds {@code s, t}.
 *
 * <p>{@code P(x > s) = Phi(-s/sqrt(Var x))}; {@code P(x > s, y > t) = Phi2(-s, -t; Var x, Var y, Cov)}, and for
 * {@code s = t = 0} Sheppard's {@code (pi - theta)/(2 pi)}, or {@code 1/4 + arctan(Cov/sqrt(det))/(2 pi)} where the
 * determinant cannot vanish.
 */
final class BaseProbabilities {

    private static final BigFraction HALF = BigFraction.ONE_HALF;
    private static final BigFraction MINUS_HALF = new BigFraction(-1, 2);
    private static final LaurentSum TWO_PI = LaurentSum.of(Expression.PI.times(2));

    private final PairGeometry g;
    private final Expression s;
    private final Expression t;

    BaseProbabilities(PairGeometry geometry, Expression s, Expression t) {
        this.g = geometry;
        this.s = s;
        this.t = t;
    }

    LaurentSum of(Status left, Status right) {
        return switch (left) {
            case NONE -> one(right, t, g.y);
            case GATE ->
                switch (right) {
                    case NONE -> one(left, s, g.x);
                    case GATE -> orthant();
                    case POINT -> density(t, g.y).times(conditional(s, t, g.y));
                };
            case POINT ->
                switch (right) {
                    case NONE -> one(left, s, g.x);
                    case GATE -> density(s, g.x).times(conditional(t, s, g.x));
                    case POINT -> jointDensity();
                };
        };
    }

    private LaurentSum one(Status status, Expression threshold, Expression numerator) {
        return switch (status) {
            case NONE -> LaurentSum.ONE;
            case GATE ->
                phi(LaurentSum.of(threshold.negate())
                        .times(g.normaliser(HALF))
                        .times(PairGeometry.power(numerator, MINUS_HALF)));
            case POINT -> density(threshold, numerator);
        };
    }

    private static LaurentSum phi(LaurentSum argument) {
        return LaurentSum.of(
                Expression.call(Function.PHI, CovarianceForm.reduced(argument).toExpression()));
    }

    /** {@code exp(-s^2 D/(2 X)) sqrt(D) / sqrt(2 pi X)}. */
    private LaurentSum density(Expression threshold, Expression numerator) {
        LaurentSum square = LaurentSum.of(threshold)
                .times(LaurentSum.of(threshold))
                .times(g.normaliser(BigFraction.ONE))
                .times(PairGeometry.power(numerator, BigFraction.MINUS_ONE))
                .scaled(MINUS_HALF);
        return exponential(square)
                .times(g.normaliser(HALF))
                .times(PairGeometry.power(numerator, MINUS_HALF))
                .times(LaurentSum.power(Expression.PI.times(2), MINUS_HALF));
    }

    /** {@code P(x > s | y = t) = Phi((C t - Y s) / sqrt(Y E))} with the common factors 1/D cancelled. */
    private LaurentSum conditional(Expression threshold, Expression fixed, Expression other) {
        LaurentSum numerator = g.lambda
                .times(g.mu)
                .times(g.c)
                .times(LaurentSum.of(fixed))
                .minus(LaurentSum.of(other).times(LaurentSum.of(threshold)));
        if (numerator.isZero()) {
            return LaurentSum.constant(HALF);
        }
        return phi(CovarianceForm.reduced(numerator)
                .times(PairGeometry.power(other, MINUS_HALF))
                .times(PairGeometry.power(g.determinant, MINUS_HALF)));
    }

    /** {@code exp(-(Y s^2 - 2 C s t + X t^2)/(2 E)) sqrt(D) / (2 pi sqrt(E))}. */
    private LaurentSum jointDensity() {
        LaurentSum first = LaurentSum.of(s);
        LaurentSum second = LaurentSum.of(t);
        LaurentSum cross =
                g.lambda.times(g.mu).times(g.c).times(first).times(second).scaled(-2);
        LaurentSum form = LaurentSum.of(g.y)
                .times(first)
                .times(first)
                .plus(cross)
                .plus(LaurentSum.of(g.x).times(second).times(second));
        LaurentSum exponent = CovarianceForm.reduced(form)
                .times(PairGeometry.power(g.determinant, BigFraction.MINUS_ONE))
                .scaled(MINUS_HALF);
        return exponential(exponent)
                .times(g.normaliser(HALF))
                .times(PairGeometry.power(g.determinant, MINUS_HALF))
                .times(LaurentSum.power(TWO_PI.toExpression(), BigFraction.MINUS_ONE));
    }

    private static LaurentSum exponential(LaurentSum exponent) {
        LaurentSum reduced = CovarianceForm.reduced(exponent);
        return reduced.isZero()
                ? LaurentSum.ONE
                : LaurentSum.generator(Expression.call(Function.EXP, reduced.toExpression()));
    }

    private LaurentSum orthant() {
        if (!s.equals(Expression.ZERO) || !t.equals(Expression.ZERO)) {
            Expression[] arguments = {
                s.negate(),
                t.negate(),
                g.x.over(g.normaliser),
                g.y.over(g.normaliser),
                CovarianceForm.C
                        .times(g.lambda.toExpression())
                        .times(g.mu.toExpression())
                        .over(g.normaliser)
            };
            return LaurentSum.generator(Expression.call(Function.BIVARIATE_PHI, arguments));
        }
        LaurentSum inverse = LaurentSum.power(TWO_PI.toExpression(), BigFraction.MINUS_ONE);
        if (g.kappaFirst.isZero() && g.kappaSecond.isZero()) {
            return LaurentSum.generator(Expression.PI.minus(g.angle())).times(inverse);
        }
        LaurentSum ratio = g.lambda
                .times(g.mu)
                .times(g.c)
                .times(PairGeometry.power(g.determinant, MINUS_HALF))
                .times(g.normaliser(MINUS_HALF));
        LaurentSum angle = LaurentSum.of(Expression.call(Function.ARC_TAN, ratio.toExpression()));
        return angle.times(inverse).plus(LaurentSum.constant(new BigFraction(1, 4)));
    }
}
