package org.ntkverify.symbolic.gaussian;

import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.GatedMoments.Status;

/**
 * Means and covariances of {@code (u, v)}, and covariances with the gate variables, given those gate variables that are
 * fixed at their thresholds.
 */
record PairLaw(
        LaurentSum meanFirst,
        LaurentSum meanSecond,
        LaurentSum varianceFirst,
        LaurentSum covariance,
        LaurentSum varianceSecond,
        LaurentSum firstWithX,
        LaurentSum secondWithX,
        LaurentSum firstWithY,
        LaurentSum secondWithY) {

    private static final BigFraction INVERSE = BigFraction.MINUS_ONE;

    /** Returns the law for the given states of the two sides; thresholds are those of the centred gate variables. */
    static PairLaw of(
            PairGeometry g, Status left, Status right, Expression thresholdFirst, Expression thresholdSecond) {
        LaurentSum s = LaurentSum.of(thresholdFirst);
        LaurentSum t = LaurentSum.of(thresholdSecond);
        boolean fixedX = left == Status.POINT;
        boolean fixedY = right == Status.POINT;
        if (fixedX && fixedY) {
            return both(g, s, t);
        }
        if (fixedX) {
            return givenX(g, s);
        }
        return fixedY ? givenY(g, t) : free(g);
    }

    private static PairLaw free(PairGeometry g) {
        LaurentSum d = g.normaliser(INVERSE);
        LaurentSum varianceFirst = g.first.times(d);
        LaurentSum varianceSecond = g.second.times(d);
        LaurentSum covariance = g.c.times(d);
        return new PairLaw(
                LaurentSum.ZERO,
                LaurentSum.ZERO,
                varianceFirst,
                covariance,
                varianceSecond,
                g.lambda.times(varianceFirst),
                g.lambda.times(covariance),
                g.mu.times(covariance),
                g.mu.times(varianceSecond));
    }

    private static PairLaw givenX(PairGeometry g, LaurentSum s) {
        LaurentSum x = PairGeometry.power(g.x, INVERSE);
        LaurentSum covariance = g.kappaFirst.times(g.c).times(x);
        LaurentSum varianceSecond = g.lambda
                .times(g.lambda)
                .times(g.delta)
                .plus(g.kappaFirst.times(g.second))
                .times(x);
        return new PairLaw(
                g.lambda.times(g.first).times(s).times(x),
                g.lambda.times(g.c).times(s).times(x),
                g.kappaFirst.times(g.first).times(x),
                covariance,
                varianceSecond,
                LaurentSum.ZERO,
                LaurentSum.ZERO,
                g.mu.times(covariance),
                g.mu.times(varianceSecond));
    }

    private static PairLaw givenY(PairGeometry g, LaurentSum t) {
        LaurentSum y = PairGeometry.power(g.y, INVERSE);
        LaurentSum covariance = g.kappaSecond.times(g.c).times(y);
        LaurentSum varianceFirst = g.mu.times(g.mu)
                .times(g.delta)
                .plus(g.kappaSecond.times(g.first))
                .times(y);
        return new PairLaw(
                g.mu.times(g.c).times(t).times(y),
                g.mu.times(g.second).times(t).times(y),
                varianceFirst,
                covariance,
                g.kappaSecond.times(g.second).times(y),
                g.lambda.times(varianceFirst),
                g.lambda.times(covariance),
                LaurentSum.ZERO,
                LaurentSum.ZERO);
    }

    private static PairLaw both(PairGeometry g, LaurentSum s, LaurentSum t) {
        LaurentSum e = PairGeometry.power(g.determinant, INVERSE);
        LaurentSum inFirst = g.mu.times(g.mu).times(g.delta).plus(g.kappaSecond.times(g.first));
        LaurentSum inSecond = g.lambda.times(g.lambda).times(g.delta).plus(g.kappaFirst.times(g.second));
        LaurentSum meanFirst = g.lambda
                .times(inFirst)
                .times(s)
                .plus(g.kappaFirst.times(g.mu).times(g.c).times(t));
        LaurentSum meanSecond = g.mu.times(inSecond)
                .times(t)
                .plus(g.kappaSecond.times(g.lambda).times(g.c).times(s));
        return new PairLaw(
                meanFirst.times(e),
                meanSecond.times(e),
                g.kappaFirst.times(inFirst).times(e),
                g.kappaFirst.times(g.kappaSecond).times(g.c).times(e),
                g.kappaSecond.times(inSecond).times(e),
                LaurentSum.ZERO,
                LaurentSum.ZERO,
                LaurentSum.ZERO,
                LaurentSum.ZERO);
    }

    PairLaw shifted(LaurentSum byFirst, LaurentSum bySecond) {
        return new PairLaw(
                meanFirst.plus(byFirst),
                meanSecond.plus(bySecond),
                varianceFirst,
                covariance,
                varianceSecond,
                firstWithX,
                secondWithX,
                firstWithY,
                secondWithY);
    }
}
