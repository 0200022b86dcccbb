package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.numeric.network.ActivationCode;
import org.ntkverify.numeric.network.FiniteNetwork;

/** The forward pass of {@link ConditionedSampler}, one tile of neurons at a time. */
final class ForwardTile {

    private final RandomStreams streams;
    private final ActivationCode activation;
    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final int inputCount;

    /** {@code Z_l}: of one tile in a dense network, of all tiles, one after another, in a residual one. */
    private final double[] preActivations;

    ForwardTile(FiniteNetwork network, RandomStreams streams, Iterable<ConditionedLayer> layers) {
        this.streams = streams;
        this.activation = network.activation();
        this.inputCount = network.inputCount();
        int rows = 0;
        for (ConditionedLayer layer : layers) {
            rows = Math.max(rows, layer.residual ? layer.width : layer.largestTile());
        }
        this.preActivations = new double[Math.multiplyExact(rows, inputCount)];
    }

    /** Draws a tile of a layer that is conditioned on the features before it, and adds to its Gram matrix. */
    void run(ConditionedLayer layer, int tile, long draw) {
        int rows = layer.rowsOf(tile);
        int weightsAt = layer.weightsAt(tile);
        int at = layer.valuesAt(tile);
        int preActivationsAt = layer.residual || layer.skipped ? layer.startOf(tile, inputCount) : 0;
        streams.at(draw, layer.index, StreamRole.CONDITIONED_WEIGHTS, tile)
                .fillNormals(layer.weights, weightsAt, rows * layer.columns);
        algebra.multiply(
                Shape.PLAIN,
                rows,
                inputCount,
                layer.columns,
                layer.weights,
                weightsAt,
                rows,
                layer.mixing,
                0,
                Math.max(1, layer.columns),
                layer.residual ? 1 : 0,
                preActivations,
                preActivationsAt,
                rows);
        activation.evaluate(preActivations, preActivationsAt, layer.values, layer.slopes, at, rows * inputCount);
        algebra.multiply(
                Shape.TRANSPOSED,
                inputCount,
                inputCount,
                rows,
                layer.values,
                at,
                rows,
                layer.values,
                at,
                rows,
                1,
                layer.forwardGram,
                0,
                inputCount);
    }
}
