package org.ntkverify.numeric.label;

import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * The gain of similarity where the trained labels agree over where only the other labels agree, averaged over both systems of {@link TwoLabelSystems} and
 * over some networks.
 *
 * @param width m
 */
public record TwoLabelGain(int width) implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity GAIN = new PositiveQuantity("gain of similarity");

    /** An average over so many is positive; the gain of one network is not always. */
    private static final int NETWORKS = 4;

    /** Trained kernels carry rounding errors of 1e-14. */
    private static final double RESOLUTION = 1e-9;

    @Override
    public String text() {
        return "gain of similarity, two label systems, averages of %s two-layer tanh networks of width %s"
                .formatted(NETWORKS, width);
    }

    @Override
    public List<String> names() {
        return GAIN.components();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        TwoLabelSystems systems = new TwoLabelSystems(width);
        List<Integer> end = List.of(TwoLabelSystems.STEPS);
        return (index, target) -> {
            double sum = 0;
            for (int k = 0; k < NETWORKS; k++) {
                long network = NETWORKS * index + k;
                sum += systems.train(streams, network, 1, end).gain()
                        + systems.train(streams, network, 2, end).gain();
            }
            PositiveQuantity.write(sum / (2.0 * NETWORKS * width), RESOLUTION, target, 0);
        };
    }
}
