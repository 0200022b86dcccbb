package org.ntkverify.numeric.sample;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.network.FiniteNetwork;

/**
 * The forward pass of {@link ConditionedSampler} with the mean of the tangent kernel over everything that a backward pass would
 * draw. Outputs have no part in that mean and are NaN, which no sample accepts.
 */
final class AveragedSource implements NetworkSampler.Source {

    private final ConditionedForward forward;
    private final List<ConditionedLayer> layers;
    private final AveragedBackward backward;
    private final double[] readout;

    AveragedSource(FiniteNetwork network, RandomStreams streams, KernelAssembly assembly, FirstLayer firstLayer) {
        this.forward = new ConditionedForward(network, streams, assembly, firstLayer);
        this.layers = forward.layers();
        this.backward = new AveragedBackward(layers);
        this.readout = new double[network.inputCount()];
        Arrays.fill(readout, Double.NaN);
    }

    @Override
    public NetworkDraw draw(long index) {
        for (ConditionedLayer layer : layers) {
            forward.begin(layer);
            if (layer.last) {
                backward.begin(layer);
            }
            for (int tile = 0; tile < layer.tiles(); tile++) {
                forward.run(layer, tile, index);
                if (layer.last) {
                    backward.add(layer, tile);
                }
            }
        }
        backward.readOut(layers.get(layers.size() - 1));
        for (int at = layers.size() - 2; at >= 0; at--) {
            backward.step(layers.get(at), layers.get(at + 1));
        }
        return forward.assemble(readout, readout);
    }
}
