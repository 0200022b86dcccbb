package org.ntkverify.check.statistics;

import java.util.List;

/**
 * Two-sided confidence intervals for a mean, honest at small levels.
 *
 * <p>With the sample skewness S and {@code g = |S| z^3/(3 sqrt T)}, the relative error of Student's tail to first
 * order:
 *
 * <ul>
 *   <li>{@code g <= 0.2}: Student's t with T - 1 degrees of freedom;
 *   <li>{@code g <= 1.5}: Hall's transform {@code t + S t^2/(3 sqrt T) + S^2 t^3/(27 T) + S/(6 sqrt T)}, inverted
 *       exactly, at half the level [Hall92], with Student's quantile;
 *   <li>otherwise: no interval yet, {@code T = (|S| z^3/0.6)^2} draws are needed; nor below 50 draws, where S is no
 *       guide to the skewness.
 * </ul>
 *
 * <p>A constant sample has no interval either, unless the quantity was declared deterministic. <b>Domain:</b> finite
 * variance. No distribution-free interval for a mean exists without a bound on the tails [BS56]: the levels hold
 * asymptotically, and S is an estimate. Positive kurtosis without skewness makes them conservative.
 */
public final class MeanInterval {

    private static final double[] ONE = {1};

    private static final double[] DIFFERENCE = {1, -1};

    /** What the quantity is known to be before it is drawn. */
    public enum Nature {
        /** It varies from draw to draw; a sample that does not vary is degenerate. */
        RANDOM,
        /** It is the same in every draw by an argument of its own; a sample that does not vary is a point. */
        DETERMINISTIC
    }

    private MeanInterval() {}

    /**
     * Returns the interval for the mean of a random quantity.
     *
     * @param sample its moments
     * @param alpha two-sided level in (0, 0.5]
     */
    public static IntervalResult of(SampleMoments sample, double alpha) {
        return of(sample, alpha, Nature.RANDOM);
    }

    /**
     * Returns the interval for the mean. A quantity declared deterministic that did vary is treated as random.
     *
     * @param sample its moments
     * @param alpha two-sided level in (0, 0.5]
     * @param nature what was declared
     */
    public static IntervalResult of(SampleMoments sample, double alpha, Nature nature) {
        Require.level(alpha, "alpha");
        if (sample.variance() == 0 && nature == Nature.DETERMINISTIC) {
            double mean = sample.mean();
            return new IntervalResult.Interval(mean, 0, mean, mean, IntervalResult.Method.DETERMINISTIC);
        }
        return StudentizedEstimate.ofMeans(ONE, List.of(sample)).interval(alpha);
    }

    /**
     * Returns the interval for {@code E first - E second} of two independent samples, with Welch's degrees of freedom
     * [Welch47] and the same gate on the skewness of the difference.
     *
     * @param first one sample
     * @param second a sample independent of it
     * @param alpha two-sided level in (0, 0.5]
     */
    public static IntervalResult ofDifference(SampleMoments first, SampleMoments second, double alpha) {
        return StudentizedEstimate.ofMeans(DIFFERENCE, List.of(first, second)).interval(alpha);
    }
}
