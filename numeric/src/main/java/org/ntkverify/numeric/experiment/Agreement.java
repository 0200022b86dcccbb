package org.ntkverify.numeric.experiment;

import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Event.Answer;

/** The event that two routes to the same numbers agree to {@value #TOLERANCE}, relative to the largest of them. */
final class Agreement {

    /** Far above rounding, which was 7e-14 at most in 10^4 draws of each experiment, and far below any wrong formula. */
    private static final double TOLERANCE = 1e-10;

    private Agreement() {}

    /** Writes the indicators of the event from {@code at} on. */
    static void write(double deviation, double[] target, int at) {
        // A number that is not finite agrees with nothing.
        Event.write(deviation <= TOLERANCE ? Answer.HELD : Answer.VIOLATED, target, at);
    }
}
