package org.ntkverify.check.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the looks at a growing sample, all of them declared before anything is drawn.
 *
 * <p>Look k of K judges the first {@code 4^(k-K)} of the draws that a design may take, at its own part of the error budget. The
 * parts add up to the whole, so by Boole's inequality the intervals of all looks cover together at the level of the budget,
 * and a run may stop at whichever look decides. The last look keeps three quarters of the budget: it lengthens its
 * intervals by about 1 % against a single look.
 *
 * @param number k, from 1
 * @param count K
 */
public record Look(int number, int count) {

    /** The looks of every sampled claim, in order. */
    public static final List<Look> DECLARED =
            IntStream.rangeClosed(1, 3).mapToObj(number -> new Look(number, 3)).toList();

    /** The only look at a sample that does not grow. */
    public static final Look ONLY = new Look(1, 1);

    /** Draws fall by this factor from a look to the one before. */
    private static final int GROWTH = 4;

    /** Together the looks before the last one have this part of the budget. */
    private static final double EARLY_PART = 0.25;

    /** A sample skewness, on which intervals rest, says little about fewer draws; an earlier look takes at least these. */
    private static final long FEWEST_DRAWS = 1000;

    /** Checks the number. */
    public Look {
        Require.atLeast(number, 1, "number");
        Require.atLeast(count, number, "count");
    }

    /** Returns whether no look follows. */
    public boolean isLast() {
        return number == count;
    }

    /** Returns the look before this one, which must not be the first. */
    public Look previous() {
        return new Look(number - 1, count);
    }

    /** Returns the look after this one, which must not be the last. */
    public Look next() {
        return new Look(number + 1, count);
    }

    /**
     * Returns how many of {@code budget} draws this look judges.
     *
     * @param budget all draws that the design may take, at least 1
     */
    public long draws(long budget) {
        Require.atLeast(budget, 1, "budget");
        long draws = budget;
        for (int look = number; look < count; look++) {
            draws = (draws - 1) / GROWTH + 1;
        }
        return Math.max(draws, Math.min(budget, FEWEST_DRAWS));
    }

    /** Returns the part of {@code whole} that this look may spend. */
    public ErrorBudget.Share of(ErrorBudget.Share whole) {
        if (count == 1) {
            return whole;
        }
        double part = isLast() ? 1 - EARLY_PART : EARLY_PART / (count - 1);
        return new ErrorBudget.Share(part * whole.alpha(), part * whole.beta());
    }
}
