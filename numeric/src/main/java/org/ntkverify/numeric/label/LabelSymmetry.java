package org.ntkverify.numeric.label;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * The Hoeffding decomposition of label-aware kernels at one pair of points, by enumeration of all labellings: {@link PairRegression} V1 and V2, and
 * {@link HierarchyShift}. Observed: whether, for all three, the energy in degrees that should be absent (as a root, relative) plus the failure of Parseval's
 * identity is at most 1e-10, also with planted terms. Five random unit points of R^8; K4 of a random tanh network of width 4.
 */
public record LabelSymmetry() implements Experiment {

    /** Degrees 0 and 2 have all the energy. */
    public static final Event QUADRATIC = new Event("degrees 0 and 2 only");

    /** Planted mistake: degree 0 has. */
    public static final Event LABEL_FREE = new Event("degree 0 only");

    /** Planted mistake: a term of one label, a hundredth of the kernel. */
    public static final Event ONE_LABEL = new Event("degrees 0 and 2 only, with a term 0.01 y_1");

    /** Planted mistake: a term of four labels with a normal factor g, so small that it is seen in six draws of ten. */
    public static final Event FOUR_LABELS = new Event("degrees 0 and 2 only, with a term 2e-10 g y_1 y_2 y_3 y_4");

    private static final int POINTS = 5;

    private static final int DIMENSION = 8;

    private static final int WIDTH = 4;

    @Override
    public String text() {
        return "label-aware kernels of %s random unit points in R^%s, all labellings".formatted(POINTS, DIMENSION);
    }

    @Override
    public List<String> names() {
        return Event.indicators(QUADRATIC, LABEL_FREE, ONE_LABEL, FOUR_LABELS);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        double[] normals = new double[POINTS * DIMENSION];
        return (index, target) -> {
            streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, normals, normals.length);
            double[] gram = RandomPoints.unitGram(normals, POINTS, DIMENSION);
            double[] kernel = ReluKernel.of(gram, POINTS);
            GramNetwork network = new GramNetwork(NeuronActivation.TANH, gram, POINTS, WIDTH);
            network.draw(streams, index);
            double[] block = new double[POINTS * POINTS];
            TangentHierarchy.of(network).fourth(0, 1, block);
            double pair = kernel[POINTS];
            List<ToDoubleFunction<double[]>> kernels = List.of(
                    labels -> PairRegression.of(PairRegression.Weights.LABELS, kernel, labels)
                            .at(pair),
                    labels -> PairRegression.of(PairRegression.Weights.SOLUTION, kernel, labels)
                            .at(pair),
                    labels -> new HierarchyShift.Modes(kernel, labels).shift(HierarchyShift.FULL, block));
            double factor = streams.at(index, 1, StreamRole.EXPERIMENT_DATA, 0).nextNormal();
            write(kernels, 0, 0, 2, target, 0);
            write(kernels, 0, 0, 0, target, 2);
            write(kernels, 1, 0.01, 2, target, 4);
            write(kernels, 4, 2e-10 * factor, 2, target, 6);
        };
    }

    private static void write(
            List<ToDoubleFunction<double[]>> kernels, int planted, double size, int largest, double[] target, int at) {
        double worst = 0;
        for (ToDoubleFunction<double[]> kernel : kernels) {
            worst = Math.max(worst, deviation(kernel, planted, size, largest));
        }
        Agreement.write(worst, target, at);
    }

    /**
     * Returns the root of the part of the energy that is neither in degree 0 nor in an even degree up to {@code largest}, plus the failure of Parseval's
     * identity.
     *
     * @param planted degree of a term {@code size y_1 .. y_planted} added to the kernel, relative to its root mean square; 0 for none
     */
    static double deviation(ToDoubleFunction<double[]> kernel, int planted, double size, int largest) {
        double unit = planted == 0
                ? 0
                : size * Math.sqrt(WalshTransform.of(POINTS, kernel).meanSquare());
        WalshTransform transform = WalshTransform.of(POINTS, labels -> {
            double product = unit;
            for (int i = 0; i < planted; i++) {
                product *= labels[i];
            }
            return kernel.applyAsDouble(labels) + product;
        });
        double absent = 0;
        double all = 0;
        for (int degree = 0; degree <= POINTS; degree++) {
            double energy = transform.energy(degree);
            all += energy;
            if (degree > largest || degree % 2 != 0) {
                absent += energy;
            }
        }
        return Math.sqrt(absent / transform.meanSquare()) + Math.abs(1 - all / transform.meanSquare());
    }
}
