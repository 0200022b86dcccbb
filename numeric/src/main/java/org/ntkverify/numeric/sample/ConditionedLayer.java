package org.ntkverify.numeric.sample;

import java.util.Arrays;
import org.ntkverify.numeric.network.FiniteNetwork;

/**
 * Working memory of one hidden layer of the conditioned sampler.
 *
 * <p>Neurons are cut into tiles of {@value #TILE}; arrays hold one tile after another, and inside a tile of m neurons a
 * matrix is m x columns, column-major, so one input is contiguous there. A tile of every matrix fits into the cache
 * together, and no column is a power of two away from the next. The last layer needs one tile at a time only.
 *
 * <p>M = Nk columns go backward, one for each input and output.
 */
final class ConditionedLayer {

    /** Neurons of a tile and of a random stream. A fixed number, because it is part of what a draw's numbers are. */
    static final int TILE = 1024;

    final int index;
    final int width;
    final int inputCount;

    /** M. */
    final int backwardColumns;

    final boolean last;

    /** Whether this layer is added to the one before. */
    final boolean residual;

    /** Whether the next layer is added to this one. */
    final boolean skipped;

    final double biasScale;
    final double weightScale;
    final double nextWeightScale;

    /** 1 if a column of normals is the bias, which is then the first: ranks vary, the bias must not move. */
    final int biasColumns;

    /** Columns of E, at most the rank that {@code Delta_(l+1)} can have. */
    final int freshColumns;

    /** Y with the bias first; tile by tile, as many columns as this draw needs. */
    final double[] weights;

    final double[] values;
    final double[] slopes;
    final double[] fresh;

    /** {@code [t 1^T ; s R]}, which turns {@code weights} into pre-activations; leading dimension {@code columns}. */
    double[] mixing;

    /** Columns of {@code weights} in this draw. */
    int columns;

    /** Factor of {@code H_(l-1)}; not used by the first layer. */
    final GramFactor inputFactor;

    final double[] forwardGram;
    final double[] backwardGram;

    /** {@code [b Y]^T Delta}, columns x M, leading dimension {@code columns}. */
    final double[] weightsTimesDelta;

    /** {@code H^T E}, N x freshColumns. */
    final double[] valuesTimesFresh;

    ConditionedLayer(FiniteNetwork network, int index, FirstLayer firstLayer) {
        this.index = index;
        this.width = network.width(index);
        this.inputCount = network.inputCount();
        this.backwardColumns = inputCount * network.outputCount();
        this.last = index == network.hiddenLayers();
        this.residual = network.isResidual(index);
        this.skipped = network.isResidual(index + 1);
        this.biasScale = network.biasScale(index);
        this.weightScale = network.weightScale(index);
        this.nextWeightScale = network.weightScale(index + 1);
        this.biasColumns = index > 1 && network.hasBias(index) ? 1 : 0;
        this.freshColumns = last ? 0 : Math.min(backwardColumns, network.width(index + 1));
        int mostColumns =
                index == 1 ? firstLayer.columns() : biasColumns + Math.min(inputCount, network.width(index - 1));
        int kept = last ? Math.min(width, TILE) : width;
        this.weights = new double[Math.multiplyExact(index == 1 ? Math.min(width, TILE) : kept, mostColumns)];
        this.values = new double[Math.multiplyExact(kept, inputCount)];
        this.slopes = new double[values.length];
        this.fresh = new double[Math.multiplyExact(width, freshColumns)];
        this.mixing = index == 1 ? firstLayer.matrix() : new double[mostColumns * inputCount];
        this.columns = mostColumns;
        this.inputFactor = new GramFactor(inputCount);
        this.forwardGram = new double[inputCount * inputCount];
        this.backwardGram = new double[backwardColumns * backwardColumns];
        this.weightsTimesDelta = new double[mostColumns * backwardColumns];
        this.valuesTimesFresh = new double[inputCount * freshColumns];
    }

    /** The first layer's normals are used once and the last layer's at once, so these two keep one tile. */
    int weightsAt(int tile) {
        return index == 1 || last ? 0 : startOf(tile, columns);
    }

    /** Returns where a tile of {@link #values} and {@link #slopes} begins. */
    int valuesAt(int tile) {
        return last ? 0 : startOf(tile, inputCount);
    }

    /** Prepares a draw: given {@code H_(l-1)^T H_(l-1)}, factors it and sets the mixing matrix. */
    void condition(double[] inputGram, double cutOff) {
        inputFactor.factor(inputGram, cutOff);
        columns = biasColumns + inputFactor.rank();
        if (biasColumns == 1) {
            for (int j = 0; j < inputCount; j++) {
                mixing[j * columns] = biasScale;
            }
        }
        inputFactor.copyRows(weightScale, mixing, biasColumns, columns);
    }

    /** Sets every sum over neurons to 0. */
    void clearSums() {
        Arrays.fill(forwardGram, 0);
        Arrays.fill(backwardGram, 0);
        Arrays.fill(weightsTimesDelta, 0);
        Arrays.fill(valuesTimesFresh, 0);
    }

    /** Returns the number of tiles. */
    int tiles() {
        return (width - 1) / TILE + 1;
    }

    /** Returns the number of neurons of a tile. */
    int rowsOf(int tile) {
        return Math.min(TILE, width - tile * TILE);
    }

    /** Returns the most neurons that a tile has. */
    int largestTile() {
        return rowsOf(0);
    }

    /** Returns where a tile of a matrix with {@code matrixColumns} columns begins, in an array that keeps all tiles. */
    int startOf(int tile, int matrixColumns) {
        return tile * TILE * matrixColumns;
    }
}
