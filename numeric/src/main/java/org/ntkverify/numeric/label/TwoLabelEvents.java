package org.ntkverify.numeric.label;

import java.util.List;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * Whether similarity follows the trained labels, with {@link TwoLabelSystems}: points and network are drawn afresh, and each is trained on both systems.
 *
 * @param width m
 */
public record TwoLabelEvents(int width) implements Experiment {

    /** The gain is positive in both systems. */
    public static final Event TRAINED = new Event("similarity grows more where the trained labels agree");

    /** The same, scored by the labels that were not trained. */
    public static final Event OTHERS = new Event("similarity grows more where the other labels agree");

    /** The gain exceeds 1/m in both systems. */
    public static final Event LARGE = new Event("the gain exceeds 1/m");

    /** Pairs equal under the other labels become more similar too, in both systems. */
    public static final Event ALL = new Event("similarity of all near pairs grows");

    @Override
    public String text() {
        return "two label systems, two-layer tanh networks of width %s".formatted(width);
    }

    @Override
    public List<String> names() {
        return Event.indicators(TRAINED, OTHERS, LARGE, ALL);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        TwoLabelSystems systems = new TwoLabelSystems(width);
        List<Integer> end = List.of(TwoLabelSystems.STEPS);
        return (index, target) -> {
            TwoLabelSystems.Changes first = systems.train(streams, index, 1, end);
            TwoLabelSystems.Changes second = systems.train(streams, index, 2, end);
            double gain = Math.min(first.gain(), second.gain());
            double most = Math.max(first.gain(), second.gain());
            double others = Math.min(first.others(), second.others());
            write(gain, 0, target, 0);
            write(-most, 0, target, 2);
            write(gain, 1, target, 4);
            write(others, 0, target, 6);
        };
    }

    /** Whether {@code value} is at least the bound; rounding is 1e-12 of it and decides nothing. */
    private static void write(double value, double bound, double[] target, int at) {
        Event.write(Event.atMost(Interval.of(bound), Interval.of(value)), target, at);
    }
}
