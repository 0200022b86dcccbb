package org.ntkverify.numeric.label;

import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * {@code |theta_end - theta_0|^2} of a two-layer tanh network after centred gradient flow on {@link LabelledPoints#THREE}, minus what the kernel of the
 * network itself says in excess of {@code y^T H^(-1) y} to first order, which has mean 0: {@code -alpha^T (K_0 - H) alpha}, {@code alpha = H^(-1) y}.
 *
 * @param width m
 */
public record WeightMove(int width) implements Experiment {

    @Override
    public String text() {
        return "weights of a two-layer tanh network of width %s on three points, trained by gradient flow"
                .formatted(width);
    }

    @Override
    public List<String> names() {
        return List.of("|theta_end - theta_0|^2");
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        int n = LabelledPoints.THREE.count();
        double[] labels = LabelledPoints.THREE.targets();
        GramNetwork network = new GramNetwork(NeuronActivation.TANH, LabelledPoints.THREE.gram(), n, width);
        double[] limit = KernelShift.expected().kernel();
        HierarchyShift.Modes modes = new HierarchyShift.Modes(limit, labels);
        double[] kernel = new double[n * n];
        double[] offsets = new double[n];
        return (index, target) -> {
            network.draw(streams, index);
            network.kernel(kernel);
            network.outputs(offsets);
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] -= limit[i];
            }
            network.flow(labels, offsets, KernelShift.STEP, KernelShift.STEPS);
            target[0] = network.squaredMove() + modes.shift(HierarchyShift.WITHOUT_Q, kernel);
        };
    }
}
