package org.ntkverify.numeric.sample;

import java.util.List;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * The backward pass of {@link ConditionedSampler}: from the sums over neurons of {@code Delta_(l+1)} to those of
 * {@code Delta_l}. The M = Nk columns of {@code Delta = [Delta^(1) .. Delta^(k)]} are drawn jointly.
 */
final class BackwardPass {

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final int inputCount;
    private final int columns;
    private final int outputCount;
    private final GramFactor deltaFactor;

    /** C, N x M. */
    private final double[] regression;

    /** S, at most M x M. */
    private final double[] freshMixing;

    /** {@code H^T B}, N x M. */
    private final double[] valuesTimesFresh;

    /** {@code Delta_l}: of one tile in a dense network, of all tiles, one after another, in a residual one. */
    private final double[] deltas;

    /** {@code s W^T Delta_(l+1)} of one tile of a layer that is skipped; else this is {@link #deltas}, worked on in place. */
    private final double[] products;

    private final double[] readoutWeights;
    private final double[] readout;

    /** Creates the pass through {@code layers}, which adds the products with the readout to {@code readout}, N x k. */
    BackwardPass(List<ConditionedLayer> layers, double[] readout) {
        this.inputCount = layers.get(0).inputCount;
        this.columns = layers.get(0).backwardColumns;
        this.outputCount = columns / inputCount;
        this.deltaFactor = new GramFactor(columns);
        this.regression = new double[inputCount * columns];
        this.freshMixing = new double[columns * columns];
        this.valuesTimesFresh = new double[inputCount * columns];
        int tile = layers.stream().mapToInt(ConditionedLayer::largestTile).max().orElseThrow();
        boolean residual = layers.get(0).skipped;
        this.deltas = new double[Math.multiplyExact(residual ? layers.get(0).width : tile, columns)];
        this.products = residual ? new double[tile * columns] : deltas;
        this.readoutWeights = new double[tile * outputCount];
        this.readout = readout;
    }

    /** The last hidden layer: the readout and {@code Delta_L^(p) = s_(L+1) phi'(Z_L) o (v_p 1^T)}. */
    void readOut(ConditionedLayer layer, int tile, RandomStream stream) {
        int rows = layer.rowsOf(tile);
        stream.fillNormals(readoutWeights, 0, rows * outputCount);
        algebra.multiply(
                Shape.TRANSPOSED,
                inputCount,
                outputCount,
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
        int at = deltasAt(layer, tile);
        for (int p = 0; p < outputCount; p++) {
            for (int j = 0; j < inputCount; j++, at += rows) {
                for (int i = 0; i < rows; i++) {
                    double weight = readoutWeights[p * rows + i];
                    deltas[at + i] = layer.nextWeightScale * layer.slopes[j * rows + i] * weight;
                }
            }
        }
        addSums(layer, tile);
    }

    /**
     * Sets the sums of {@code Delta_l = phi'(Z_l) o (s_(l+1) W_(l+1)^T Delta_(l+1))}, plus {@code Delta_(l+1)} if the next
     * layer is residual, given the sums of {@code Delta_(l+1)}.
     */
    void step(ConditionedLayer layer, ConditionedLayer next) {
        deltaFactor.factor(next.backwardGram, ConditionedSource.RANK_CUT_OFF);
        // More columns than Delta has rows could only be rounding.
        int rank = Math.min(deltaFactor.rank(), layer.freshColumns);
        deltaFactor.copyRows(1, freshMixing, 0, columns);
        multiply(inputCount, rank, layer.valuesTimesFresh, 0, freshMixing, columns, 0, valuesTimesFresh);
        next.inputFactor.regression(
                layer.nextWeightScale,
                next.weightsTimesDelta,
                next.biasColumns,
                next.columns,
                columns,
                valuesTimesFresh,
                regression);
        deltaFactor.copyRows(layer.nextWeightScale, freshMixing, 0, columns);
        for (int tile = 0; tile < layer.tiles(); tile++) {
            int rows = layer.rowsOf(tile);
            multiply(rows, inputCount, layer.values, layer.valuesAt(tile), regression, inputCount, 0, products);
            int freshAt = layer.startOf(tile, layer.freshColumns);
            multiply(rows, rank, layer.fresh, freshAt, freshMixing, columns, 1, products);
            if (layer.skipped) {
                addThroughSlopes(layer, tile);
            } else {
                scaleBySlopes(layer, tile);
            }
            addSums(layer, tile);
        }
    }

    /** Sets or adds to the {@code rows x M} product of a matrix with {@code inner} columns, as {@code beta} says. */
    private void multiply(
            int rows, int inner, double[] a, int aFrom, double[] b, int ldb, double beta, double[] target) {
        algebra.multiply(Shape.PLAIN, rows, columns, inner, a, aFrom, rows, b, 0, ldb, beta, target, 0, rows);
    }

    private void scaleBySlopes(ConditionedLayer layer, int tile) {
        int length = layer.rowsOf(tile) * inputCount;
        int from = layer.valuesAt(tile);
        for (int output = 0; output < outputCount; output++) {
            int at = output * length;
            for (int i = 0; i < length; i++) {
                deltas[at + i] *= layer.slopes[from + i];
            }
        }
    }

    private void addThroughSlopes(ConditionedLayer layer, int tile) {
        int length = layer.rowsOf(tile) * inputCount;
        int from = layer.valuesAt(tile);
        int start = deltasAt(layer, tile);
        for (int output = 0; output < outputCount; output++) {
            int at = output * length;
            for (int i = 0; i < length; i++) {
                deltas[start + at + i] += products[at + i] * layer.slopes[from + i];
            }
        }
    }

    private void addSums(ConditionedLayer layer, int tile) {
        int rows = layer.rowsOf(tile);
        int at = deltasAt(layer, tile);
        algebra.multiply(
                Shape.TRANSPOSED,
                columns,
                columns,
                rows,
                deltas,
                at,
                rows,
                deltas,
                at,
                rows,
                1,
                layer.backwardGram,
                0,
                columns);
        if (layer.index > 1) {
            algebra.multiply(
                    Shape.TRANSPOSED,
                    layer.columns,
                    columns,
                    rows,
                    layer.weights,
                    layer.weightsAt(tile),
                    rows,
                    deltas,
                    at,
                    rows,
                    1,
                    layer.weightsTimesDelta,
                    0,
                    Math.max(1, layer.columns));
        }
    }

    private int deltasAt(ConditionedLayer layer, int tile) {
        return layer.residual || layer.skipped ? layer.startOf(tile, columns) : 0;
    }
}
