package org.ntkverify.numeric.label;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * How far kernel and weights of a two-layer network move in centred training on {@link LabelledPoints#THREE}: tanh by gradient flow, ReLU by gradient
 * descent.
 *
 * @param activation s
 * @param width m
 */
public record TrainingMove(NeuronActivation activation, int width) implements Experiment {

    /** {@code |K_end - K_0|_F}. */
    public static final PositiveQuantity KERNEL = new PositiveQuantity("|K_end - K_0|_F");

    /** {@code |theta_end - theta_0|}. */
    public static final PositiveQuantity WEIGHTS = new PositiveQuantity("|theta_end - theta_0|");

    private static final double RESOLUTION = 1e-9;

    @Override
    public String text() {
        return "two-layer %s network of width %s on three points, trained to the end"
                .formatted(activation.text(), width);
    }

    @Override
    public List<String> names() {
        return Stream.of(KERNEL, WEIGHTS)
                .flatMap(quantity -> quantity.components().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        int n = LabelledPoints.THREE.count();
        GramNetwork network = new GramNetwork(activation, LabelledPoints.THREE.gram(), n, width);
        double[] labels = LabelledPoints.THREE.targets();
        double[] offsets = new double[n];
        double[] before = new double[n * n];
        double[] after = new double[n * n];
        return (index, target) -> {
            network.draw(streams, index);
            network.kernel(before);
            network.outputs(offsets);
            switch (activation) {
                case TANH -> network.flow(labels, offsets, KernelShift.STEP, KernelShift.STEPS);
                case RELU -> network.descend(labels, offsets, ReluFlips.RATE, ReluFlips.STEPS);
            }
            network.kernel(after);
            double square = 0;
            for (int i = 0; i < after.length; i++) {
                square += (after[i] - before[i]) * (after[i] - before[i]);
            }
            PositiveQuantity.write(Math.sqrt(square), RESOLUTION, target, 0);
            PositiveQuantity.write(Math.sqrt(network.squaredMove()), RESOLUTION, target, 2);
        };
    }
}
