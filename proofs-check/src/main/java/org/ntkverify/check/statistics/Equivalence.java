package org.ntkverify.check.statistics;

import java.util.OptionalLong;

/**
 * Decisions from a confidence interval and a tolerance region.
 *
 * <p>The interval inside the region supports, the interval disjoint from it refutes, anything else decides nothing. If
 * the interval covers the parameter, no decision is false: so a parameter inside the region is refuted, and one outside
 * it supported, with probability at most the interval's level.
 */
public final class Equivalence {

    /** What an interval says about a tolerance region. */
    public enum Decision {
        /** The interval lies inside the region. */
        SUPPORTS,
        /** The interval and the region have no point in common. */
        REFUTES,
        /** Neither, or there is no interval. */
        UNDECIDED
    }

    private Equivalence() {}

    /** Decides whether the parameter lies in the region. */
    public static Decision decide(ToleranceRegion region, IntervalResult result) {
        return result.interval().map(found -> decide(region, found)).orElse(Decision.UNDECIDED);
    }

    private static Decision decide(ToleranceRegion region, IntervalResult.Interval interval) {
        if (region.low() <= interval.low() && interval.high() <= region.high()) {
            return Decision.SUPPORTS;
        }
        if (interval.high() < region.low() || region.high() < interval.low()) {
            return Decision.REFUTES;
        }
        return Decision.UNDECIDED;
    }

    /** Decides whether the parameter is positive, for orderings: {@code A > B} is asked about {@code A - B}. */
    public static Decision decidePositive(IntervalResult result) {
        return result.interval()
                .map(found -> {
                    if (found.low() > 0) {
                        return Decision.SUPPORTS;
                    }
                    return found.high() < 0 ? Decision.REFUTES : Decision.UNDECIDED;
                })
                .orElse(Decision.UNDECIDED);
    }

    /**
     * Returns the smallest relative defect that is refuted with probability at least {@code 1 - beta}:
     * {@code (margin scale + half-width + z_beta standard error) / scale}. The half-width counts as known and the
     * estimate as normal, which is exact to first order in {@code 1 / sqrt(T)}.
     *
     * @param region tolerance region of the claim
     * @param interval from as many draws as the test would use
     * @param beta probability of missing it, in (0, 0.5]
     */
    public static double smallestDetectable(ToleranceRegion region, IntervalResult.Interval interval, double beta) {
        return (region.halfWidth() + reach(interval, beta)) / region.scale();
    }

    /**
     * Returns how many draws would decide if the truth were the present estimate: with d its distance from the nearer
     * end of the region, {@code T ((half-width + z_beta standard error) / d)^2}; empty if the estimate lies on an end,
     * where no number of draws would.
     *
     * @param region tolerance region of the claim
     * @param interval the present interval
     * @param count T, the draws behind it; for several samples their sum, all of which grow in proportion
     * @param beta probability of being undecided then, in (0, 0.5]
     */
    public static OptionalLong requiredCount(
            ToleranceRegion region, IntervalResult.Interval interval, long count, double beta) {
        double offset = Math.abs(interval.estimate() - region.target());
        return scaled(count, reach(interval, beta), Math.abs(offset - region.halfWidth()));
    }

    /**
     * Returns how many draws would support the claim if it were exactly true. This one does not depend on where the
     * noise of a small sample has put the estimate, so it is the one to plan with.
     *
     * @param region tolerance region of the claim
     * @param interval an interval from a pilot sample
     * @param count T, the draws behind it
     * @param beta probability of being undecided then, in (0, 0.5]; split over the two ends
     */
    public static OptionalLong requiredCountIfExact(
            ToleranceRegion region, IntervalResult.Interval interval, long count, double beta) {
        return scaled(count, reach(interval, beta / 2), region.halfWidth());
    }

    /**
     * Returns {@code half-width + z_beta standard error}: a parameter this far outside a region is told from it with
     * probability at least {@code 1 - beta}, with the precision of {@link #smallestDetectable}.
     *
     * @param interval from as many draws as the test would use
     * @param beta probability of missing it, in (0, 0.5]
     */
    public static double reach(IntervalResult.Interval interval, double beta) {
        Require.level(beta, "beta");
        return interval.halfWidth() + Require.upperNormalQuantile(beta) * interval.standardError();
    }

    private static OptionalLong scaled(long count, double reach, double distance) {
        Require.atLeast(count, 1, "count");
        if (!(distance > 0)) {
            return OptionalLong.empty();
        }
        double growth = reach / distance;
        return OptionalLong.of(Math.max(1, Require.roundedUp(count * growth * growth)));
    }
}
