package org.ntkverify.check.statistics;

import java.util.OptionalLong;
import java.util.function.IntPredicate;

/**
 * Decides claims of the form "fails with probability at most delta" from independent trials.
 *
 * <p>The upper Clopper-Pearson limit at level alpha not above delta supports, the lower limit at level alpha above
 * delta refutes, otherwise the question is open. A failure probability lies on one side of delta only, so only one of
 * the two errors is possible, and it has probability at most alpha. A trial that cannot be decided numerically counts
 * as a failure for the upper limit and as none for the lower. Trials redraw everything the theorem calls random and
 * nothing else; trials on different data are never pooled, because the theorem speaks of each and a pool tests the
 * average.
 */
public final class ProbabilityBound {

    /** Beyond it the exact limits are not computed, and a required number of trials is not reported. */
    private static final int MOST_TRIALS = 1 << 30;

    private ProbabilityBound() {}

    /**
     * A decision with what it rests on.
     *
     * @param decision whether the failure probability is at most delta
     * @param lower lower limit, undecided trials counted as no failures
     * @param upper upper limit, undecided trials counted as failures
     * @param requiredTrials if undecided: trials that would decide at the observed rates, with undecided trials at
     *     their share; empty if decided, or if no number up to 2^30 would
     */
    public record Outcome(Equivalence.Decision decision, double lower, double upper, OptionalLong requiredTrials) {}

    /**
     * Decides.
     *
     * @param failures trials that certainly failed
     * @param undecided trials that could not be decided numerically
     * @param trials all trials, at least 1
     * @param delta the claimed bound, in (0, 1)
     * @param alpha level of the decision, in (0, 0.5)
     */
    public static Outcome decide(int failures, int undecided, int trials, double delta, double alpha) {
        requireBound(delta);
        Require.atLeast(undecided, 0, "undecided");
        double lower = new ClopperPearson(failures, trials).lower(alpha);
        double upper = new ClopperPearson(Math.addExact(failures, undecided), trials).upper(alpha);
        if (upper <= delta) {
            return new Outcome(Equivalence.Decision.SUPPORTS, lower, upper, OptionalLong.empty());
        }
        if (lower > delta) {
            return new Outcome(Equivalence.Decision.REFUTES, lower, upper, OptionalLong.empty());
        }
        OptionalLong required = requiredTrials(
                (double) failures / trials, (double) (failures + undecided) / trials, trials, delta, alpha);
        return new Outcome(Equivalence.Decision.UNDECIDED, lower, upper, required);
    }

    /**
     * Returns the fewest trials that can support the bound, all of them without failure:
     * {@code ln(1/alpha) / -ln(1 - delta)}, rounded up.
     *
     * @param delta the claimed bound, in (0, 1)
     * @param alpha level of the decision, in (0, 0.5)
     */
    public static long fewestTrials(double delta, double alpha) {
        requireBound(delta);
        Require.level(alpha, "alpha");
        return Require.roundedUp(Math.log(alpha) / Math.log1p(-delta));
    }

    /**
     * Returns the smallest failure probability that this many trials refute with probability at least {@code 1 - beta}: with k the fewest
     * failures whose lower limit is above delta, the upper limit at level beta of {@code k - 1} failures, since {@code P(Bin(T, p) <= k - 1) = beta}
     * there.
     *
     * @param trials T, at least 1
     * @param delta the claimed bound, in (0, 1)
     * @param alpha level of the decision, in (0, 0.5)
     * @param beta probability of missing it, in (0, 0.5)
     * @return 1 if not even T failures would refute
     */
    public static double smallestDetectable(int trials, double delta, double alpha, double beta) {
        requireBound(delta);
        Require.atLeast(trials, 1, "trials");
        int refused = -1;
        int refuting = trials + 1;
        while (refuting - refused > 1) {
            int middle = (refused + refuting) >>> 1;
            if (new ClopperPearson(middle, trials).lower(alpha) > delta) {
                refuting = middle;
            } else {
                refused = middle;
            }
        }
        return refuting > trials ? 1 : new ClopperPearson(refuting - 1, trials).upper(beta);
    }

    private static OptionalLong requiredTrials(
            double leastRate, double greatestRate, int trials, double delta, double alpha) {
        if (greatestRate < delta) {
            return smallest(
                    trials,
                    count -> new ClopperPearson((int) Math.ceil(greatestRate * count), count).upper(alpha) <= delta);
        }
        if (leastRate > delta) {
            return smallest(
                    trials,
                    count -> new ClopperPearson((int) Math.floor(leastRate * count), count).lower(alpha) > delta);
        }
        return OptionalLong.empty();
    }

    /** Returns a count above the given one at which the condition starts to hold, by doubling and bisection. */
    private static OptionalLong smallest(int fails, IntPredicate condition) {
        long low = fails;
        long high = 2L * fails;
        while (high <= MOST_TRIALS && !condition.test((int) high)) {
            low = high;
            high *= 2;
        }
        if (high > MOST_TRIALS) {
            return OptionalLong.empty();
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (condition.test((int) middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalLong.of(high);
    }

    private static void requireBound(double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must be in (0, 1) but was %s".formatted(delta));
        }
    }
}
