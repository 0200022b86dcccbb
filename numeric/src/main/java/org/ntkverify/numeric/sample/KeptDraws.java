package org.ntkverify.numeric.sample;

/** Where the values of draws go, in index order; it can be taken back to a draw at which a run goes on. Used by one thread. */
public interface KeptDraws {

    /** Appends the values of the next draw. */
    void append(double[] values);

    /** Makes the draws so far outlive the process and returns a checksum of them. */
    long mark();

    /**
     * Goes back to the first draws of this run, or of the one that was interrupted.
     *
     * @param draws how many
     * @param mark what {@link #mark} returned behind them
     * @return whether they are there, every bit of them; if not, the next draw is the first
     */
    boolean goOnFrom(long draws, long mark);
}
