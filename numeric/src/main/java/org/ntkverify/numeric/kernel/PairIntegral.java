package org.ntkverify.numeric.kernel;

import org.ntkverify.numeric.kernel.HermiteExpansion.PairErrors;
import org.ntkverify.numeric.quadrature.Estimate;
import org.ntkverify.numeric.quadrature.GaussianExpectation;
import org.ntkverify.numeric.quadrature.ScalarFunction;

/**
 * {@code E[f(s g) f(s' g')]} by adaptive integration for each pair, some milliseconds: for functions with a kink or a jump at 0, whose
 * Hermite series ends too late.
 */
final class PairIntegral {

    /**
     * Next to correlation 1 a jump makes the root of its distance: a step away from 1 changes it by up to {@code 1 + sqrt 2} times less than
     * one towards 1.
     */
    private static final double OUTWARD = 2.5;

    private final GaussianExpectation expectation;

    PairIntegral(ScalarFunction f) {
        this.expectation = GaussianExpectation.of(f, 0);
    }

    /** Returns {@code E[f(s g)^2]}. */
    Estimate square(double s) {
        return expectation.product(s * s, s * s, s * s);
    }

    /**
     * Writes the expectation and its error to {@code result}; what an error of the correlation does is measured by moving it.
     *
     * @param first expansion at s, whose norm and slope tell what an error of s does
     * @param second expansion at s'
     */
    void product(
            double s,
            double t,
            double rho,
            HermiteExpansion first,
            HermiteExpansion second,
            PairErrors errors,
            double[] result) {
        Estimate here = expectation.product(s * s, t * t, rho * s * t);
        double moved = rho - Math.copySign(errors.correlation(), rho);
        Estimate there = expectation.product(s * s, t * t, moved * s * t);
        result[0] = here.value();
        result[1] = here.errorBound()
                + first.deviationEffect(second, errors.first())
                + second.deviationEffect(first, errors.second())
                + OUTWARD * Math.abs(there.value() - here.value())
                + there.errorBound();
    }
}
