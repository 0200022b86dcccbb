package org.ntkverify.numeric.label;

import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * {@code m (K_end - K_0)} of a two-layer tanh network on {@link LabelledPoints#THREE} after gradient flow. Each network is trained on y and on -y, which
 * is the same as to change the sign of its readout, and the average is observed: the mean is unchanged, and terms odd in the readout, which dominate the
 * noise, cancel.
 *
 * @param width m
 * @param centred whether f - f_0 is trained, else f
 */
public record KernelShift(int width, boolean centred) implements Experiment {

    /** Of the Runge-Kutta method, whose error is 1e-3 of the shift. */
    static final double STEP = 0.5;

    /** Until time 24, when {@code e^(-lambda_min t)} is 2e-5. */
    static final int STEPS = 48;

    /** The expectations at initialisation, integrated when first asked for. */
    private static final class Limit {
        private static final TangentHierarchy HIERARCHY =
                TangentHierarchy.expected(LabelledPoints.THREE.gram(), LabelledPoints.THREE.count());
    }

    /** Returns {@code E K2} and {@code m E K4} of the three points. */
    public static TangentHierarchy expected() {
        return Limit.HIERARCHY;
    }

    @Override
    public String text() {
        return "two-layer tanh network of width %s on three points, %s, trained by gradient flow"
                .formatted(width, centred ? "centred" : "not centred");
    }

    @Override
    public List<String> names() {
        return List.of("(1,1)", "(1,2)", "(1,3)", "(2,2)", "(2,3)", "(3,3)");
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Paired paired = new Paired(width, centred);
        int n = LabelledPoints.THREE.count();
        return (index, target) -> {
            paired.draw(streams, index);
            double[] shift = paired.shift();
            for (int i = 0, at = 0; i < n; i++) {
                for (int j = i; j < n; j++, at++) {
                    target[at] = shift[i + n * j];
                }
            }
        };
    }

    /** One network trained on y and on -y. */
    static final class Paired {

        private final boolean centred;
        private final double[] labels = LabelledPoints.THREE.targets();
        private final int n = labels.length;
        private final GramNetwork network;
        private final double[] before = new double[n * n];
        private final double[] after = new double[n * n];

        Paired(int width, boolean centred) {
            this.centred = centred;
            this.network = new GramNetwork(NeuronActivation.TANH, LabelledPoints.THREE.gram(), n, width);
        }

        void draw(RandomStreams streams, long index) {
            network.draw(streams, index);
        }

        /** Returns the hierarchy of the network as it was drawn. */
        TangentHierarchy hierarchy() {
            network.restart();
            return TangentHierarchy.of(network);
        }

        /** Returns {@code m (K_end - K_0)}, averaged over both labellings. */
        double[] shift() {
            double[] sum = new double[n * n];
            double[] offsets = new double[n];
            for (int sign = 1; sign >= -1; sign -= 2) {
                network.restart();
                network.kernel(before);
                if (centred) {
                    network.outputs(offsets);
                }
                double[] signed = new double[n];
                for (int i = 0; i < n; i++) {
                    signed[i] = sign * labels[i];
                }
                network.flow(signed, offsets, STEP, STEPS);
                network.kernel(after);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += network.width() * (after[i] - before[i]) / 2;
                }
            }
            return sum;
        }
    }
}
