package org.ntkverify.numeric.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.numeric.network.ActivationCode;
import org.ntkverify.numeric.network.FiniteNetwork;

/** The two passes of {@link ConditionedSampler}; one pass over the neurons of a layer each way. */
final class ConditionedSource implements NetworkSampler.Source {

    /**
     * Relative squared distance from the span at which columns count as dependent. Q is then orthonormal to about
     * 2^-53 / 1e-12 = 1e-4 in the weakest direction kept, and dropped directions have relative amplitude 1e-6 at most. The
     * square root of {@code Delta^T Delta} divides by nothing, but a cut-off near rounding would keep noise of amplitude
     * 2^-26 in it and so tell equal inputs apart.
     */
    private static final double RANK_CUT_OFF = 1e-12;

    private final RandomStreams streams;
    private final KernelAssembly assembly;
    private final ActivationCode activation;
    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final boolean readoutHasBias;
    private final int inputCount;

    /** Hidden layer l at index l - 1. */
    private final List<ConditionedLayer> layers;

    private final double[][] forwardGrams;
    private final double[][] backwardGrams;
    private final GramFactor deltaFactor;

    /** C, N x N. */
    private final double[] regression;

    /** S, at most N x N. */
    private final double[] freshMixing;

    /** {@code H^T B}, N x N. */
    private final double[] valuesTimesFresh;

    private final double[] preActivations;
    private final double[] deltas;
    private final double[] readoutWeights;
    private final double[] readout;

    ConditionedSource(FiniteNetwork network, RandomStreams streams, KernelAssembly assembly, FirstLayer firstLayer) {
        this.streams = streams;
        this.assembly = assembly;
        this.activation = network.activation();
        this.readoutHasBias = network.hasBias(network.hiddenLayers() + 1);
        this.inputCount = network.inputCount();
        this.layers = new ArrayList<>();
        this.forwardGrams = new double[network.hiddenLayers() + 1][];
        this.backwardGrams = new double[network.hiddenLayers() + 1][];
        int rows = 0;
        for (int index = 1; index <= network.hiddenLayers(); index++) {
            ConditionedLayer layer = new ConditionedLayer(network, index, firstLayer);
            layers.add(layer);
            forwardGrams[index] = layer.forwardGram;
            backwardGrams[index] = layer.backwardGram;
            rows = Math.max(rows, layer.rowsOf(0));
        }
        this.deltaFactor = new GramFactor(inputCount);
        this.regression = new double[inputCount * inputCount];
        this.freshMixing = new double[inputCount * inputCount];
        this.valuesTimesFresh = new double[inputCount * inputCount];
        this.preActivations = new double[rows * inputCount];
        this.deltas = new double[rows * inputCount];
        this.readoutWeights = new double[rows];
        this.readout = new double[inputCount];
    }

    @Override
    public NetworkDraw draw(long index) {
        Arrays.fill(readout, 0);
        boolean nearlySingular = false;
        double readoutBias = 0;
        for (ConditionedLayer layer : layers) {
            layer.clearSums();
            if (layer.index > 1) {
                layer.condition(forwardGrams[layer.index - 1], RANK_CUT_OFF);
                nearlySingular |= layer.inputFactor.nearlySingular();
            }
            for (int tile = 0; tile < layer.tiles(); tile++) {
                forward(layer, tile, index);
                if (layer.last) {
                    readOut(layer, tile, streams.at(index, layer.index + 1, StreamRole.CONDITIONED_READOUT, tile));
                } else {
                    drawFresh(layer, tile, index);
                }
            }
            if (layer.last && readoutHasBias) {
                readoutBias = streams.at(index, layer.index + 1, StreamRole.CONDITIONED_READOUT, layer.tiles())
                        .nextNormal();
            }
        }
        for (int at = layers.size() - 2; at >= 0; at--) {
            backward(layers.get(at), layers.get(at + 1));
        }
        return assembly.assemble(forwardGrams, backwardGrams, readout, readoutBias, nearlySingular);
    }

    private void forward(ConditionedLayer layer, int tile, long draw) {
        int rows = layer.rowsOf(tile);
        int weightsAt = weightsAt(layer, tile);
        int at = layer.last ? 0 : layer.startOf(tile, inputCount);
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
                0,
                preActivations,
                0,
                rows);
        activation.evaluate(preActivations, 0, layer.values, layer.slopes, at, rows * inputCount);
        addGram(rows, layer.values, at, layer.forwardGram);
    }

    /** The last hidden layer: the readout and {@code Delta_L = s_(L+1) phi'(Z_L) o (v 1^T)}. */
    private void readOut(ConditionedLayer layer, int tile, RandomStream stream) {
        int rows = layer.rowsOf(tile);
        stream.fillNormals(readoutWeights, 0, rows);
        algebra.multiply(
                Shape.TRANSPOSED,
                inputCount,
                1,
                rows,
                layer.values,
                0,
                rows,
                readoutWeights,
                0,
                rows,
                1,
                readout,
                0,
                inputCount);
        for (int j = 0; j < inputCount; j++) {
            int column = j * rows;
            for (int i = 0; i < rows; i++) {
                deltas[column + i] = layer.nextWeightScale * layer.slopes[column + i] * readoutWeights[i];
            }
        }
        addDeltaSums(layer, tile);
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
                layer.startOf(tile, inputCount),
                rows,
                layer.fresh,
                at,
                rows,
                1,
                layer.valuesTimesFresh,
                0,
                inputCount);
    }

    /** Sets the sums of {@code Delta_l = phi'(Z_l) o (s_(l+1) W_(l+1)^T Delta_(l+1))}, given those of {@code Delta_(l+1)}. */
    private void backward(ConditionedLayer layer, ConditionedLayer next) {
        deltaFactor.factor(next.backwardGram, RANK_CUT_OFF);
        // More columns than Delta has rows could only be rounding.
        int rank = Math.min(deltaFactor.rank(), layer.freshColumns);
        deltaFactor.copyRows(1, freshMixing, 0, inputCount);
        algebra.multiply(
                Shape.PLAIN,
                inputCount,
                inputCount,
                rank,
                layer.valuesTimesFresh,
                0,
                inputCount,
                freshMixing,
                0,
                inputCount,
                0,
                valuesTimesFresh,
                0,
                inputCount);
        next.inputFactor.regression(
                layer.nextWeightScale,
                next.weightsTimesDelta,
                next.biasColumns,
                next.columns,
                valuesTimesFresh,
                regression);
        deltaFactor.copyRows(layer.nextWeightScale, freshMixing, 0, inputCount);
        for (int tile = 0; tile < layer.tiles(); tile++) {
            int rows = layer.rowsOf(tile);
            int at = layer.startOf(tile, inputCount);
            algebra.multiply(
                    Shape.PLAIN,
                    rows,
                    inputCount,
                    inputCount,
                    layer.values,
                    at,
                    rows,
                    regression,
                    0,
                    inputCount,
                    0,
                    deltas,
                    0,
                    rows);
            algebra.multiply(
                    Shape.PLAIN,
                    rows,
                    inputCount,
                    rank,
                    layer.fresh,
                    layer.startOf(tile, layer.freshColumns),
                    rows,
                    freshMixing,
                    0,
                    inputCount,
                    1,
                    deltas,
                    0,
                    rows);
            for (int i = 0; i < rows * inputCount; i++) {
                deltas[i] *= layer.slopes[at + i];
            }
            addDeltaSums(layer, tile);
        }
    }

    private void addDeltaSums(ConditionedLayer layer, int tile) {
        int rows = layer.rowsOf(tile);
        addGram(rows, deltas, 0, layer.backwardGram);
        if (layer.index > 1) {
            algebra.multiply(
                    Shape.TRANSPOSED,
                    layer.columns,
                    inputCount,
                    rows,
                    layer.weights,
                    weightsAt(layer, tile),
                    rows,
                    deltas,
                    0,
                    rows,
                    1,
                    layer.weightsTimesDelta,
                    0,
                    Math.max(1, layer.columns));
        }
    }

    private void addGram(int rows, double[] matrix, int from, double[] gram) {
        algebra.multiply(
                Shape.TRANSPOSED,
                inputCount,
                inputCount,
                rows,
                matrix,
                from,
                rows,
                matrix,
                from,
                rows,
                1,
                gram,
                0,
                inputCount);
    }

    /** The first layer's normals are used once and the last layer's at once, so these two keep one tile. */
    private static int weightsAt(ConditionedLayer layer, int tile) {
        return layer.index == 1 || layer.last ? 0 : layer.startOf(tile, layer.columns);
    }
}
