package org.ntkverify.numeric.label;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * The Hoeffding decomposition of label-aware kernels at one pair of points, by enumeration of all labellings: {@link PairRegression} V1 and V2, and
 * {@link HierarchyShift}. Observed: the part of the energy in degrees that should be absent (as a root, relative), and the failure of Parseval's identity,
 * both added up. Five random unit points of R^8; K4 of a random tanh network of width 4.
 *
 * @param planted degree of a term {@code size y_1 .. y_planted} added to each kernel, relative to its root mean square; 0 for none
 * @param size of that term
 * @param largest 2 if degrees 0 and 2 are allowed, 0 if degree 0 only
 */
public record LabelSymmetry(int planted, double size, int largest) implements Experiment {

    private static final int POINTS = 5;

    private static final int DIMENSION = 8;

    private static final int WIDTH = 4;

    @Override
    public String text() {
        return "label-aware kernels of %s random unit points in R^%s, all labellings".formatted(POINTS, DIMENSION);
    }

    @Override
    public List<String> names() {
        return List.of("energy of other degrees");
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
            target[0] = deviation(labels -> PairRegression.of(PairRegression.Weights.LABELS, kernel, labels)
                            .at(pair))
                    + deviation(labels -> PairRegression.of(PairRegression.Weights.SOLUTION, kernel, labels)
                            .at(pair))
                    + deviation(labels -> new HierarchyShift.Modes(kernel, labels).shift(HierarchyShift.FULL, block));
        };
    }

    private double deviation(ToDoubleFunction<double[]> kernel) {
        double unit =
                planted == 0 ? 0 : Math.sqrt(WalshTransform.of(POINTS, kernel).meanSquare());
        WalshTransform transform =
                WalshTransform.of(POINTS, labels -> kernel.applyAsDouble(labels) + term(labels, unit));
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

    private double term(double[] labels, double unit) {
        if (planted == 0) {
            return 0;
        }
        double product = size * unit;
        for (int i = 0; i < planted; i++) {
            product *= labels[i];
        }
        return product;
    }
}
