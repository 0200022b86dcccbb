package org.ntkverify.check.statistics;

/**
 * How many draws a mean needs, from what theory or a pilot sample says about its spread and skewness.
 *
 * @param forWidth draws after which the interval is narrow enough: {@code relvar (z / h)^2}
 * @param forSkewness draws after which Student's interval may be used: {@code (|skew| z^3 / 0.6)^2}
 */
public record DrawPlan(long forWidth, long forSkewness) {

    /** Checks the counts. */
    public DrawPlan {
        Require.atLeast(forWidth, 0, "forWidth");
        Require.atLeast(forSkewness, 0, "forSkewness");
    }

    /**
     * Plans for a relative half-width h at level alpha.
     *
     * @param relativeVariance variance over the square of the mean, at least 0
     * @param skewness of one draw
     * @param relativeHalfWidth h, positive
     * @param alpha two-sided level in (0, 0.5]
     */
    public static DrawPlan of(double relativeVariance, double skewness, double relativeHalfWidth, double alpha) {
        Require.notNegative(relativeVariance, "relativeVariance");
        Require.finite(skewness, "skewness");
        Require.positive(relativeHalfWidth, "relativeHalfWidth");
        Require.level(alpha, "alpha");
        double z = Require.upperNormalQuantile(alpha / 2);
        double ratio = z / relativeHalfWidth;
        double skew = skewness * z * z * z / (3 * StudentizedEstimate.STUDENT_LIMIT);
        return new DrawPlan(Require.roundedUp(relativeVariance * ratio * ratio), Require.roundedUp(skew * skew));
    }

    /** Returns the draws that satisfy both, at least the 50 without which there is no interval. */
    public long count() {
        return Math.max(StudentizedEstimate.FEWEST_DRAWS, Math.max(forWidth, forSkewness));
    }
}
