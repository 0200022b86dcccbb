package org.ntkverify.numeric.adversarial;

import java.util.List;
import org.ntkverify.numeric.sample.Event;

/** The event that two computed quantities agree to a tolerance. */
final class Agreement {

    /** Two routes agree if they differ by at most this, relatively. */
    static final double TOLERANCE = 1e-10;

    /**
     * Deviation of a planted relative error N(0, PLANTED^2). It exceeds the tolerance where {@code |N(0, 1)| > 2}: in 4.55 % of the instances, if all of it
     * is seen.
     */
    static final double PLANTED = TOLERANCE / 2;

    private Agreement() {}

    static List<String> indicators(List<Event> events) {
        return events.stream().flatMap(event -> event.indicators().stream()).toList();
    }

    /** Writes the indicators of {@code deviation <= tolerance}; a deviation that is no number has failed. */
    static void write(double deviation, double tolerance, double[] target, int event) {
        Event.write(deviation <= tolerance ? Event.Answer.HELD : Event.Answer.VIOLATED, target, 2 * event);
    }
}
