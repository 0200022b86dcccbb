package org.ntkverify.numeric.label;

import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * The gain of similarity where the trained labels agree over where only the other labels agree, averaged over both systems of {@link TwoLabelSystems}.
 *
 * @param width m
 */
public record TwoLabelGain(int width) implements Experiment {

    @Override
    public String text() {
        return "gain of similarity, two label systems, two-layer tanh networks of width %s".formatted(width);
    }

    @Override
    public List<String> names() {
        return List.of("gain");
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        TwoLabelSystems systems = new TwoLabelSystems(width);
        List<Integer> end = List.of(TwoLabelSystems.STEPS);
        return (index, target) ->
                target[0] = (systems.train(streams, index, 1, end).gain()
                                + systems.train(streams, index, 2, end).gain())
                        / (2.0 * width);
    }
}
