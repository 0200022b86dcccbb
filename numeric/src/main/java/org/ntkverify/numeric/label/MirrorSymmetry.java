package org.ntkverify.numeric.label;

import java.util.List;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * Whether training on y from the readout a and training on -y from -a end in the same tangent kernel, network by network: tanh, centred gradient flow on
 * {@link LabelledPoints#THREE}. The laws of a and -a agree, so the terms of odd degree of {@code E K_end(y)} vanish if they do.
 *
 * @param width m
 */
public record MirrorSymmetry(int width) implements Experiment {

    /** Labels and readout change their signs. */
    public static final Event MIRRORED = new Event("K_end(-a; -y) = K_end(a; y)");

    /** Planted mistake: the labels alone do. */
    public static final Event LABELS_ONLY = new Event("K_end(a; -y) = K_end(a; y)");

    /** Planted mistake: the readout alone does. */
    public static final Event READOUT_ONLY = new Event("K_end(-a; y) = K_end(a; y)");

    @Override
    public String text() {
        return "mirrored two-layer tanh networks of width %s on three points".formatted(width);
    }

    @Override
    public List<String> names() {
        return List.of(MIRRORED, LABELS_ONLY, READOUT_ONLY).stream()
                .flatMap(event -> event.indicators().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        int n = LabelledPoints.THREE.count();
        GramNetwork network = new GramNetwork(NeuronActivation.TANH, LabelledPoints.THREE.gram(), n, width);
        return (index, target) -> {
            network.draw(streams, index);
            double[] plain = trained(network, 1);
            double[] opposite = trained(network, -1);
            network.mirror();
            write(plain, trained(network, -1), target, 0);
            write(plain, opposite, target, 2);
            write(plain, trained(network, 1), target, 4);
        };
    }

    private static double[] trained(GramNetwork network, int sign) {
        double[] labels = LabelledPoints.THREE.targets();
        int n = labels.length;
        for (int i = 0; i < n; i++) {
            labels[i] *= sign;
        }
        double[] offsets = new double[n];
        double[] kernel = new double[n * n];
        network.restart();
        network.outputs(offsets);
        network.flow(labels, offsets, KernelShift.STEP, KernelShift.STEPS);
        network.kernel(kernel);
        return kernel;
    }

    private static void write(double[] first, double[] second, double[] target, int at) {
        double deviation = 0;
        for (int i = 0; i < first.length; i++) {
            deviation = Math.max(deviation, Math.abs(first[i] - second[i]) / Math.abs(first[i]));
        }
        Agreement.write(deviation, target, at);
    }
}
