package org.ntkverify.check.statistics;

import java.util.function.Supplier;

/**
 * How often intervals of many independent samples missed the truth. No interval is no miss: it decides nothing.
 *
 * @param below intervals wholly below the truth
 * @param above intervals wholly above the truth
 * @param none samples without an interval
 * @param replications all samples
 */
record Coverage(int below, int above, int none, int replications) {

    /** Level of each calibration test: even a thousand of them fail by chance only once in a thousand fresh seeds. */
    private static final double TEST_LEVEL = 1e-6;

    static Coverage of(double truth, int replications, Supplier<IntervalResult> experiment) {
        int below = 0;
        int above = 0;
        int none = 0;
        for (int i = 0; i < replications; i++) {
            IntervalResult result = experiment.get();
            if (result instanceof IntervalResult.Interval interval) {
                below += interval.high() < truth ? 1 : 0;
                above += interval.low() > truth ? 1 : 0;
            } else {
                none++;
            }
        }
        return new Coverage(below, above, none, replications);
    }

    int misses() {
        return below + above;
    }

    /** Returns whether the misses are consistent with a miss probability of at most the given one. */
    boolean isAtMost(double probability) {
        return new ClopperPearson(misses(), replications).lower(TEST_LEVEL) <= probability;
    }

    /** Returns whether the misses are consistent with a miss probability of at least the given one. */
    boolean isAtLeast(double probability) {
        return new ClopperPearson(misses(), replications).upper(TEST_LEVEL) >= probability;
    }
}
