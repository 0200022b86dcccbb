package org.ntkverify.check.checker;

import java.util.Locale;
import org.ntkverify.check.statistics.ClopperPearson;

/**
 * A number of events among independent trials.
 *
 * @param event what was counted
 * @param events how often it happened
 * @param trials how often it could have happened
 * @param nominal what the rules promise, in words
 */
record CalibrationCount(String event, int events, int trials, String nominal) {

    /** Level of each one-sided test. */
    private static final double TEST_LEVEL = 1e-4;

    /** Returns whether the count is consistent with a probability of at most the given one. */
    boolean isAtMost(double probability) {
        return new ClopperPearson(events, trials).lower(TEST_LEVEL) <= probability;
    }

    /** Returns whether the count is consistent with a probability of at least the given one. */
    boolean isAtLeast(double probability) {
        return new ClopperPearson(events, trials).upper(TEST_LEVEL) >= probability;
    }

    /** Returns a row of the table, with the two-sided 95 % interval. */
    String row() {
        ClopperPearson interval = new ClopperPearson(events, trials);
        return String.format(
                Locale.ROOT,
                "| %s | %d of %d | %.4f | [%.4f, %.4f] | %s |",
                event,
                events,
                trials,
                (double) events / trials,
                interval.lower(0.025),
                interval.upper(0.025),
                nominal);
    }
}
