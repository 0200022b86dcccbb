package org.ntkverify.numeric.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.network.FiniteNetwork;

/**
 * The forward pass of {@link ConditionedSampler} with the mean of the tangent kernel over everything that a backward pass would
 * draw. Outputs have no part in that mean and are NaN, which no sample accepts.
 */
final class AveragedSource implements NetworkSampler.Source {

    private final KernelAssembly assembly;
    private final List<ConditionedLayer> layers;
    private final double[][] forwardGrams;
    private final double[][] backwardGrams;
    private final ForwardTile forward;
    private final AveragedBackward backward;
    private final double[] readout;

    AveragedSource(FiniteNetwork network, RandomStreams streams, KernelAssembly assembly, FirstLayer firstLayer) {
        this.assembly = assembly;
        this.layers = new ArrayList<>();
        this.forwardGrams = new double[network.hiddenLayers() + 1][];
        this.backwardGrams = new double[network.hiddenLayers() + 1][];
        for (int index = 1; index <= network.hiddenLayers(); index++) {
            ConditionedLayer layer = new ConditionedLayer(network, index, firstLayer);
            layers.add(layer);
            forwardGrams[index] = layer.forwardGram;
            backwardGrams[index] = layer.backwardGram;
        }
        this.forward = new ForwardTile(network, streams, layers);
        this.backward = new AveragedBackward(layers);
        this.readout = new double[network.inputCount()];
        Arrays.fill(readout, Double.NaN);
    }

    @Override
    public NetworkDraw draw(long index) {
        boolean nearlySingular = false;
        for (ConditionedLayer layer : layers) {
            layer.clearSums();
            if (layer.index > 1) {
                layer.condition(forwardGrams[layer.index - 1], ConditionedSource.RANK_CUT_OFF);
                nearlySingular |= layer.inputFactor.nearlySingular();
            }
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
        return assembly.assemble(forwardGrams, backwardGrams, readout, readout, nearlySingular);
    }
}
