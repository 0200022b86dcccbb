package org.ntkverify.numeric.label;

import java.util.List;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * How the gain of similarity depends on the width: the gain where the trained labels agree over where only the other labels agree, averaged over both systems
 * of {@link TwoLabelSystems} and over some networks, at width m over that at width 8 m on the same points. A gain of order {@code m^-a} falls by {@code 8^a}.
 *
 * @param width m
 */
public record TwoLabelGain(int width) implements Experiment {

    /** The gain falls like 1/m, exponent from -1.2 to -0.73. */
    public static final Event INVERSE = new Event("gain at m is 4.6 to 12.1 times that at 8 m");

    /** It falls like {@code m^(-1/2)}, exponent from -0.73 to -0.33. */
    public static final Event SQUARE_ROOT = new Event("gain at m is 2 to 4.6 times that at 8 m");

    /** It falls like {@code 1/m^2}, exponent from -2.3 to -1.7. */
    public static final Event SQUARE = new Event("gain at m is 32 to 128 times that at 8 m");

    private static final int FACTOR = 8;

    /** The gain of one network is not always positive. */
    private static final int NETWORKS = 4;

    @Override
    public String text() {
        return "gain of similarity, two label systems, averages of %s two-layer tanh networks of width %s and of %s times that"
                .formatted(NETWORKS, width, FACTOR);
    }

    @Override
    public List<String> names() {
        return Event.indicators(INVERSE, SQUARE_ROOT, SQUARE);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        TwoLabelSystems narrow = new TwoLabelSystems(width);
        TwoLabelSystems wide = new TwoLabelSystems(FACTOR * width);
        return (index, target) -> {
            // Changes are in units of 1/m.
            double ratio = FACTOR * scaledGain(narrow, streams, index) / scaledGain(wide, streams, index);
            Event.write(Event.between(4.6, ratio, 12.1), target, 0);
            Event.write(Event.between(2, ratio, 4.6), target, 2);
            Event.write(Event.between(32, ratio, 128), target, 4);
        };
    }

    private static double scaledGain(TwoLabelSystems systems, RandomStreams streams, long index) {
        List<Integer> end = List.of(TwoLabelSystems.STEPS);
        double sum = 0;
        for (int k = 0; k < NETWORKS; k++) {
            long network = NETWORKS * index + k;
            sum += systems.train(streams, network, 1, end).gain()
                    + systems.train(streams, network, 2, end).gain();
        }
        return sum;
    }
}
