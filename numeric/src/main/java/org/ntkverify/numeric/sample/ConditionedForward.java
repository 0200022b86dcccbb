package org.ntkverify.numeric.sample;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.network.FiniteNetwork;

/** The hidden layers of {@link ConditionedSampler} and the forward pass through them; what a source does backward is its own. */
final class ConditionedForward {

    private final KernelAssembly assembly;
    private final List<ConditionedLayer> layers = new ArrayList<>();
    private final double[][] forwardGrams;
    private final double[][] backwardGrams;
    private final ForwardTile tiles;

    ConditionedForward(FiniteNetwork network, RandomStreams streams, KernelAssembly assembly, FirstLayer firstLayer) {
        this.assembly = assembly;
        this.forwardGrams = new double[network.hiddenLayers() + 1][];
        this.backwardGrams = new double[network.hiddenLayers() + 1][];
        for (int index = 1; index <= network.hiddenLayers(); index++) {
            ConditionedLayer layer = new ConditionedLayer(network, index, firstLayer);
            layers.add(layer);
            forwardGrams[index] = layer.forwardGram;
            backwardGrams[index] = layer.backwardGram;
        }
        this.tiles = new ForwardTile(network, streams, layers);
    }

    /** Returns hidden layer l at index l - 1. */
    List<ConditionedLayer> layers() {
        return layers;
    }

    /** Begins a draw of a layer, conditioned on the features that the layer before it has drawn. */
    void begin(ConditionedLayer layer) {
        layer.clearSums();
        if (layer.index > 1) {
            layer.condition(forwardGrams[layer.index - 1], ConditionedSource.RANK_CUT_OFF);
        }
    }

    /** Draws a tile of a layer that has begun. */
    void run(ConditionedLayer layer, int tile, long draw) {
        tiles.run(layer, tile, draw);
    }

    /** Returns the draw, once both Gram matrices of every layer are complete; arguments as in {@link KernelAssembly#assemble}. */
    NetworkDraw assemble(double[] readout, double[] readoutBias) {
        boolean nearlySingular = layers.stream().anyMatch(layer -> layer.inputFactor.nearlySingular());
        return assembly.assemble(forwardGrams, backwardGrams, readout, readoutBias, nearlySingular);
    }
}
