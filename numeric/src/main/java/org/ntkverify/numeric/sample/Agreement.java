package org.ntkverify.numeric.sample;

/** The event that two routes to the same numbers agree to {@value #TOLERANCE}, relative to the largest of them. */
public final class Agreement {

    /** Far above rounding, which was 7e-14 at most in 10^4 draws of each experiment, and far below any wrong formula. */
    public static final double TOLERANCE = 1e-10;

    /**
     * Deviation of a planted relative error N(0, PLANTED^2). It exceeds the tolerance where {@code |N(0, 1)| > 2}: in 4.55 % of the instances, if all of it
     * is seen.
     */
    public static final double PLANTED = TOLERANCE / 2;

    private Agreement() {}

    /** Writes the indicators of the event from {@code at} on; a deviation that is no number agrees with nothing. */
    public static void write(double deviation, double[] target, int at) {
        Event.write(Event.within(deviation, TOLERANCE), target, at);
    }
}
