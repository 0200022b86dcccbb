package org.ntkverify.numeric.label;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * How far one network's shift {@code m (K_end - K_0)}, averaged over the labels y and -y, is from {@link HierarchyShift}, in the Frobenius norm, and
 * the distances from planted mistakes. Centred gradient flow of tanh networks on {@link LabelledPoints#THREE}.
 *
 * @param width m
 */
public record ShiftByNetwork(int width) implements Experiment {

    /** Distance from the formula with the network's own kernel and K4 at initialisation. */
    public static final PositiveQuantity OWN = new PositiveQuantity("distance from the formula");

    /** Distance from the formula with expectations instead. */
    public static final PositiveQuantity EXPECTED = new PositiveQuantity("distance from the expected formula");

    /** Distance from the formula without Q. */
    public static final PositiveQuantity WITHOUT_Q = new PositiveQuantity("distance without Q");

    /** Distance from the formula with the factors of Q in the other order. */
    public static final PositiveQuantity ON_THE_LEFT = new PositiveQuantity("distance with D^(-1) on the left");

    /**
     * Against steps of 1/8 until time 50 the integration erred by at most 1e-3 at m = 256 to 1024 (5e-4 in the mean), and by at most 3e-3 at m = 64, where
     * distances are a hundred times that.
     */
    private static final double RESOLUTION = 1e-3;

    @Override
    public String text() {
        return "two-layer tanh network of width %s on three points, trained by gradient flow on y and on -y"
                .formatted(width);
    }

    @Override
    public List<String> names() {
        return Stream.of(OWN, EXPECTED, WITHOUT_Q, ON_THE_LEFT)
                .flatMap(quantity -> quantity.components().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        KernelShift.Paired paired = new KernelShift.Paired(width, true);
        return (index, target) -> {
            paired.draw(streams, index);
            TangentHierarchy own = paired.hierarchy();
            double[] shift = paired.shift();
            write(shift, HierarchyShift.FULL, own, target, 0);
            write(shift, HierarchyShift.FULL, KernelShift.expected(), target, 2);
            write(shift, HierarchyShift.WITHOUT_Q, own, target, 4);
            write(shift, HierarchyShift.INVERSE_ON_THE_LEFT, own, target, 6);
        };
    }

    private static void write(
            double[] shift, HierarchyShift form, TangentHierarchy hierarchy, double[] target, int at) {
        double[] formula = new double[shift.length];
        form.write(hierarchy.kernel(), hierarchy, LabelledPoints.THREE.targets(), formula);
        double square = 0;
        for (int i = 0; i < shift.length; i++) {
            square += (shift[i] - formula[i]) * (shift[i] - formula[i]);
        }
        PositiveQuantity.write(Math.sqrt(square), RESOLUTION, target, at);
    }
}
