package org.ntkverify.numeric.sample;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * An event that a trial finds to have happened, to have failed, or neither because rounding errors are in the way. An experiment writes it as two
 * indicators, 0 or 1, so that their means are exact frequencies.
 *
 * @param name what should happen
 */
public record Event(String name) {

    /** What a trial says. */
    public enum Answer {
        /** It certainly happened. */
        HELD,
        /** It certainly failed. */
        VIOLATED,
        /** Neither is certain. */
        UNDECIDED
    }

    /** Returns the names of the two indicators: certainly failed, undecided. */
    public List<String> indicators() {
        return List.of(name + ": violated", name + ": undecided");
    }

    /** Returns the names of the indicators of several events, in their order. */
    public static List<String> indicators(Event... events) {
        return Arrays.stream(events)
                .flatMap(event -> event.indicators().stream())
                .toList();
    }

    /** Writes the two indicators of {@code answer} from {@code at} on. */
    public static void write(Answer answer, double[] target, int at) {
        target[at] = answer == Answer.VIOLATED ? 1 : 0;
        target[at + 1] = answer == Answer.UNDECIDED ? 1 : 0;
    }

    /** Returns whether {@code deviation} is at most {@code tolerance}; one that is not a number is not. */
    public static Answer within(double deviation, double tolerance) {
        return deviation <= tolerance ? Answer.HELD : Answer.VIOLATED;
    }

    /** Returns whether {@code value} is in [low, high]; one that is not a number is not. */
    public static Answer between(double low, double value, double high) {
        return low <= value && value <= high ? Answer.HELD : Answer.VIOLATED;
    }

    /** Returns whether every number of {@code smaller} is at most every number of {@code larger}, or none is. */
    public static Answer atMost(Interval smaller, Interval larger) {
        if (smaller.upper() <= larger.lower()) {
            return Answer.HELD;
        }
        return smaller.lower() > larger.upper() ? Answer.VIOLATED : Answer.UNDECIDED;
    }
}
