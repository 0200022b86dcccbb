package org.ntkverify.numeric.kernel;

/** The layers of one network applied to many pairs of inputs at once. Immutable; each thread takes a {@link Segment} of its own. */
interface PairRecursion {

    /** The largest number of pairs of one call: arrays of this length and some ten of them stay in the first-level cache. */
    int LONGEST_SEGMENT = 512;

    /** Returns working memory for one thread. */
    Segment newSegment();

    /** Consecutive inputs, each of which meets one further input at a time. */
    interface Segment {

        /** Chooses the inputs {@code from .. from + count - 1}, at most {@link #LONGEST_SEGMENT}. */
        void columns(int from, int count);

        /**
         * Writes the kernel of input {@code i} with the first {@code count} chosen inputs to {@code kernel}.
         *
         * @param h {@code sin^2(theta/2)} of the input angles; overwritten
         * @param g {@code cos^2(theta/2)}; overwritten
         */
        void row(int i, int count, double[] h, double[] g, double[] kernel);
    }
}
