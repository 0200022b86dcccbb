package org.ntkverify.check.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Preconditions of this package, all of which NaN fails, and the normal quantile that follows from a level. */
final class Require {

    /** Above one half an interval is wrong more often than a coin, and a two-sided level has no use. */
    private static final double LARGEST_LEVEL = 0.5;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Require() {}

    static double level(double value, String name) {
        return holds(value > 0 && value <= LARGEST_LEVEL, name, "be in (0, 0.5]", value);
    }

    static double finite(double value, String name) {
        return holds(Double.isFinite(value), name, "be finite", value);
    }

    static double positive(double value, String name) {
        return holds(value > 0 && Double.isFinite(value), name, "be positive and finite", value);
    }

    static double notNegative(double value, String name) {
        return holds(value >= 0 && Double.isFinite(value), name, "be >= 0 and finite", value);
    }

    static long atLeast(long value, long bound, String name) {
        if (!(value >= bound)) {
            throw new IllegalArgumentException("%s must be >= %s but was %s".formatted(name, bound, value));
        }
        return value;
    }

    private static double holds(boolean condition, String name, String requirement, double value) {
        if (!condition) {
            throw new IllegalArgumentException("%s must %s but was %s".formatted(name, requirement, value));
        }
        return value;
    }

    /** Returns z with {@code P(N > z) = probability}; the inverse survival function keeps tiny probabilities exact. */
    static double upperNormalQuantile(double probability) {
        return NORMAL.inverseSurvivalProbability(probability);
    }

    /** Returns the count rounded up, at most {@link Long#MAX_VALUE}. */
    static long roundedUp(double count) {
        return (long) Math.ceil(count);
    }
}
