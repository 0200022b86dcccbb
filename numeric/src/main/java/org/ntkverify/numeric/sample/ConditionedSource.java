package org.ntkverify.numeric.sample;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.numeric.network.FiniteNetwork;

/** The two passes of {@link ConditionedSampler}; one pass over the neurons of a layer each way. */
final class ConditionedSource implements NetworkSampler.Source {

    /**
     * Relative squared distance from the span at which columns count as dependent. Q is then orthonormal to about
     * 2^-53 / 1e-12 = 1e-4 in the weakest direction kept, and dropped directions have relative amplitude 1e-6 at most. The
     * square root of {@code Delta^T Delta} divides by nothing, but a cut-off near rounding would keep noise of amplitude
     * 2^-26 in it and so tell equal inputs apart.
     */
    static final double RANK_CUT_OFF = 1e-12;

    private final RandomStreams streams;
    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final boolean readoutHasBias;
    private final int inputCount;

    private final ConditionedForward forward;
    private final List<ConditionedLayer> layers;
    private final BackwardPass backward;

    /** N x k. */
    private final double[] readout;

    private final double[] readoutBias;

    ConditionedSource(FiniteNetwork network, RandomStreams streams, KernelAssembly assembly, FirstLayer firstLayer) {
        this.streams = streams;
        this.readoutHasBias = network.hasBias(network.hiddenLayers() + 1);
        this.inputCount = network.inputCount();
        this.forward = new ConditionedForward(network, streams, assembly, firstLayer);
        this.layers = forward.layers();
        this.readout = new double[inputCount * network.outputCount()];
        this.readoutBias = new double[network.outputCount()];
        this.backward = new BackwardPass(layers, readout);
    }

    @Override
    public NetworkDraw draw(long index) {
        Arrays.fill(readout, 0);
        for (ConditionedLayer layer : layers) {
            forward.begin(layer);
            for (int tile = 0; tile < layer.tiles(); tile++) {
                forward.run(layer, tile, index);
                if (layer.last) {
                    RandomStream stream = streams.at(index, layer.index + 1, StreamRole.CONDITIONED_READOUT, tile);
                    backward.readOut(layer, tile, stream);
                } else {
                    drawFresh(layer, tile, index);
                }
            }
            if (layer.last && readoutHasBias) {
                streams.at(index, layer.index + 1, StreamRole.CONDITIONED_READOUT, layer.tiles())
                        .fillNormals(readoutBias, 0, readoutBias.length);
            }
        }
        for (int at = layers.size() - 2; at >= 0; at--) {
            backward.step(layers.get(at), layers.get(at + 1));
        }
        return forward.assemble(readout, readoutBias);
    }

    /** Draws E for the product with {@code W_(l+1)^T} while the values are at hand. */
    private void drawFresh(ConditionedLayer layer, int tile, long draw) {
        int rows = layer.rowsOf(tile);
        int at = layer.startOf(tile, layer.freshColumns);
        streams.at(draw, layer.index, StreamRole.CONDITIONED_BACKWARD, tile)
                .fillNormals(layer.fresh, at, rows * layer.freshColumns);
        algebra.multiply(
                Shape.TRANSPOSED,
                inputCount,
                layer.freshColumns,
                rows,
                layer.values,
                layer.valuesAt(tile),
                rows,
                layer.fresh,
                at,
                rows,
                1,
                layer.valuesTimesFresh,
                0,
                inputCount);
    }
}
