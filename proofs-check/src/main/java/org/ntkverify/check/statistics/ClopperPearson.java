package org.ntkverify.check.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * Exact one-sided confidence limits for a probability, from x events in T independent trials [CP34].
 *
 * <p>The lower limit p solves {@code P(Bin(T, p) >= x) = alpha} and is 0 for x = 0; the upper limit solves
 * {@code P(Bin(T, p) <= x) = alpha} and is 1 for x = T. Each misses the true probability with probability at most
 * {@code alpha}, at one look; the two-sided interval at level alpha takes both limits at alpha / 2.
 *
 * <p><b>Accuracy:</b> limits agree with 50-digit values within 2e-15 relative, for alpha from 2.5e-10 to 5e-4 and up to
 * 10^5 trials.
 *
 * @param events x, in [0, trials]
 * @param trials T, at least 1
 */
public record ClopperPearson(int events, int trials) {

    /** Checks that there are no more events than trials. */
    public ClopperPearson {
        Require.atLeast(trials, 1, "trials");
        if (!(events >= 0 && events <= trials)) {
            throw new IllegalArgumentException("events must be in [0, %s] but was %s".formatted(trials, events));
        }
    }

    /**
     * Returns the lower limit.
     *
     * @param alpha one-sided level in (0, 0.5)
     */
    public double lower(double alpha) {
        return BinomialConfidenceInterval.CLOPPER_PEARSON
                .fromErrorRate(trials, events, twoSided(alpha))
                .getLowerBound();
    }

    /**
     * Returns the upper limit.
     *
     * @param alpha one-sided level in (0, 0.5)
     */
    public double upper(double alpha) {
        return BinomialConfidenceInterval.CLOPPER_PEARSON
                .fromErrorRate(trials, events, twoSided(alpha))
                .getUpperBound();
    }

    private static double twoSided(double alpha) {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha must be in (0, 0.5) but was %s".formatted(alpha));
        }
        return 2 * alpha;
    }
}
