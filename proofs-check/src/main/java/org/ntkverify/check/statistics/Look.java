package org.ntkverify.check.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the looks at a growing sample, all of them declared before anything is drawn.
 *
 * <p>Look k of K judges the first {@code g^(k-K)} of the draws that a design may take, g as the sample grows, at its own part of
 * the error budget. The parts add up to the whole, so by Boole's inequality the intervals of all looks cover together at the level
 * of the budget, and a run may stop at whichever look decides. The last look keeps three quarters of the budget: it
 * lengthens its intervals by about 1 % against a single look.
 *
 * @param number k, from 1
 * @param count K
 * @param growth how samples grow from look to look
 */
public record Look(int number, int count, Growth growth) {

    /** How samples grow, by what is judged on them. */
    public enum Growth {
        /** Means with Student's intervals: a sample skewness, on which these rest, says little about fewer draws than 1000. */
        MEANS(4, 1000),
        /** Counts with exact limits, which hold at any number; a count without failures decides at half of what a few of them need. */
        COUNTS(2, 1);

        private final int factor;
        private final long fewest;

        Growth(int factor, long fewest) {
            this.factor = factor;
            this.fewest = fewest;
        }
    }

    /** How often a sample is looked at. */
    public static final int LOOKS = 3;

    /** The looks of a statement about means, in order. */
    public static final List<Look> OF_MEANS = declared(Growth.MEANS);

    /** The looks of a statement about frequencies, in order. */
    public static final List<Look> OF_COUNTS = declared(Growth.COUNTS);

    /** The only look at a sample that does not grow. */
    public static final Look ONLY = new Look(1, 1, Growth.MEANS);

    /** Together the looks before the last one have this part of the budget. */
    private static final double EARLY_PART = 0.25;

    /** Checks the number. */
    public Look {
        Require.atLeast(number, 1, "number");
        Require.atLeast(count, number, "count");
    }

    private static List<Look> declared(Growth growth) {
        return IntStream.rangeClosed(1, LOOKS)
                .mapToObj(number -> new Look(number, LOOKS, growth))
                .toList();
    }

    /** Returns whether no look follows. */
    public boolean isLast() {
        return number == count;
    }

    /** Returns the look before this one, which must not be the first. */
    public Look previous() {
        return new Look(number - 1, count, growth);
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
            draws = (draws - 1) / growth.factor + 1;
        }
        return Math.max(draws, Math.min(budget, growth.fewest));
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
