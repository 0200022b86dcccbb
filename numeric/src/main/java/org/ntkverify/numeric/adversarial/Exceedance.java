package org.ntkverify.numeric.adversarial;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.numeric.sample.Event;

/**
 * A number of a draw, observed by whether it exceeds thresholds and whether it is negative. That its median exceeds t is the event {@code number > t},
 * which then fails with probability at most 1/2: exact at any number of draws and however skewed the number is.
 *
 * @param number what it is, in words
 * @param thresholds t, in any order
 */
public record Exceedance(String number, List<Double> thresholds) {

    /** Copies the thresholds. */
    public Exceedance {
        thresholds = List.copyOf(thresholds);
    }

    /** Returns the event that the number exceeds {@code threshold}, one of those observed. */
    public Event above(double threshold) {
        if (!thresholds.contains(threshold)) {
            throw new IllegalArgumentException(
                    "threshold must be one of %s but was %s".formatted(thresholds, threshold));
        }
        return event(threshold);
    }

    private Event event(double threshold) {
        return new Event("%s > %s".formatted(number, threshold));
    }

    /** Returns the event that the number is negative: the order is the other way round. */
    public Event negative() {
        return new Event("%s < 0".formatted(number));
    }

    /** Returns the names of the indicators of all events. */
    List<String> indicators() {
        return Stream.concat(thresholds.stream().map(this::event), Stream.of(negative()))
                .flatMap(event -> event.indicators().stream())
                .toList();
    }

    /** Writes the indicators; a value that is no number is neither above a threshold nor negative. */
    void write(double value, double[] target) {
        int at = 0;
        for (double threshold : thresholds) {
            Event.write(answer(value > threshold), target, at);
            at += 2;
        }
        Event.write(answer(value < 0), target, at);
    }

    private static Event.Answer answer(boolean held) {
        return held ? Event.Answer.HELD : Event.Answer.VIOLATED;
    }
}
