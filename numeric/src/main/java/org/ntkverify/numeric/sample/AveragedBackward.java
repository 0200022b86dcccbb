package org.ntkverify.numeric.sample;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * The mean of {@code Delta_l^T Delta_l} given the forward pass of {@link ConditionedSampler}, of a dense network with one output.
 *
 * <p>Write {@code delta_l = D_l beta_l} with {@code D_l = diag phi'(z_l)}. Because {@code W_(l+1)^T delta = Q Y^T delta + (I - Q Q^T) B}
 * with B independent of Y and of covariance {@code g I}, the vectors {@code beta_l(x)} and {@code beta_l(x')} have mean 0 and
 *
 * <pre>E[beta_l(x) beta_l(x')^T] = s_(l+1)^2 (g_(l+1) I + Q (C_(l+1) - g_(l+1) I) Q^T),
 * g_l = E[delta_l(x) . delta_l(x')],     C_l = E[Y_l^T delta_l(x) delta_l(x')^T Y_l],</pre>
 *
 * beginning with {@code beta_L = s_(L+1) v} and the covariance {@code s_(L+1)^2 I}. One pass over the neurons gives the sums
 * {@code D.D'}, {@code Y^T D D' Y} and {@code H^T D D' H} for every pair and {@code Y^T D H} for every input; the rest is algebra of
 * N x N matrices. {@code O(n N^4)} multiplications.
 */
final class AveragedBackward {

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final int inputCount;
    private final int square;

    /** For each pair in turn, {@code j (j + 1) / 2 + i}: {@code D_i . D_j}. */
    private final double[] slopeProducts;

    /** For each pair {@code Y^T D_i D_j Y}, r x r. */
    private final double[] weightMoments;

    /** For each pair {@code H^T D_i D_j H}, N x N. */
    private final double[] valueMoments;

    /** For each input {@code Y^T D_i H}, r x N. */
    private final double[] mixedMoments;

    /** For each pair {@code C_(l+1)}, r x r, and then {@code C_l}. */
    private double[] above;

    private double[] here;
    private final double[] scaled;
    private final SmallMatrices small;

    AveragedBackward(List<ConditionedLayer> layers) {
        this.inputCount = layers.get(0).inputCount;
        this.square = inputCount * inputCount;
        int pairs = inputCount * (inputCount + 1) / 2;
        this.slopeProducts = new double[pairs];
        this.weightMoments = new double[pairs * square];
        this.valueMoments = new double[pairs * square];
        this.mixedMoments = new double[inputCount * square];
        this.above = new double[pairs * square];
        this.here = new double[pairs * square];
        int tile = layers.stream().mapToInt(ConditionedLayer::largestTile).max().orElseThrow();
        this.scaled = new double[tile * inputCount];
        this.small = new SmallMatrices(inputCount);
    }

    /** Begins the sums over the neurons of a layer. */
    void begin(ConditionedLayer layer) {
        Arrays.fill(slopeProducts, 0);
        Arrays.fill(weightMoments, 0);
        Arrays.fill(valueMoments, 0);
        Arrays.fill(mixedMoments, 0);
        Arrays.fill(layer.backwardGram, 0);
    }

    /** Adds a tile of a layer to its sums. */
    void add(ConditionedLayer layer, int tile) {
        int rows = layer.rowsOf(tile);
        int rank = rank(layer);
        int weightsAt = rank == 0 ? 0 : layer.weightsAt(tile) + layer.biasColumns * rows;
        int valuesAt = layer.valuesAt(tile);
        for (int j = 0, pair = 0; j < inputCount; j++) {
            for (int i = 0; i <= j; i++, pair++) {
                slopeProducts[pair] += slopeProduct(layer.slopes, valuesAt + i * rows, valuesAt + j * rows, rows);
                scale(layer.weights, weightsAt, rank, layer.slopes, valuesAt + i * rows, valuesAt + j * rows, rows);
                gram(rank, rank, layer.weights, weightsAt, rows, weightMoments, pair * square);
                if (!layer.last) {
                    scale(
                            layer.values,
                            valuesAt,
                            inputCount,
                            layer.slopes,
                            valuesAt + i * rows,
                            valuesAt + j * rows,
                            rows);
                    gram(inputCount, inputCount, layer.values, valuesAt, rows, valueMoments, pair * square);
                }
            }
            if (!layer.last) {
                scale(layer.values, valuesAt, inputCount, layer.slopes, valuesAt + j * rows, -1, rows);
                gram(rank, inputCount, layer.weights, weightsAt, rows, mixedMoments, j * square);
            }
        }
    }

    /** Columns of Y; the first layer, below which nothing goes, needs none. */
    private static int rank(ConditionedLayer layer) {
        return layer.index == 1 ? 0 : layer.inputFactor.rank();
    }

    private static double slopeProduct(double[] slopes, int first, int second, int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += slopes[first + i] * slopes[second + i];
        }
        return sum;
    }

    /** Multiplies the rows of a matrix by one slope each, or by two. */
    private void scale(double[] matrix, int from, int columns, double[] slopes, int first, int second, int rows) {
        for (int column = 0, at = 0; column < columns; column++) {
            for (int i = 0; i < rows; i++, at++) {
                double slope = second < 0 ? slopes[first + i] : slopes[first + i] * slopes[second + i];
                scaled[at] = matrix[from + at] * slope;
            }
        }
    }

    /** Adds the product of the transpose of a matrix with the scaled one. */
    private void gram(int m, int n, double[] matrix, int from, int rows, double[] target, int targetFrom) {
        algebra.multiply(
                Shape.TRANSPOSED,
                m,
                n,
                rows,
                matrix,
                from,
                rows,
                scaled,
                0,
                rows,
                1,
                target,
                targetFrom,
                Math.max(1, m));
    }

    /** Sets {@code g_L} and {@code C_L} from the sums. */
    void readOut(ConditionedLayer last) {
        double variance = last.nextWeightScale * last.nextWeightScale;
        int length = rank(last) * rank(last);
        for (int j = 0, pair = 0; j < inputCount; j++) {
            for (int i = 0; i <= j; i++, pair++) {
                last.backwardGram[i + j * inputCount] = variance * slopeProducts[pair];
                for (int k = 0; k < length; k++) {
                    here[pair * square + k] = variance * weightMoments[pair * square + k];
                }
            }
        }
    }

    /** Sets {@code g_l} and {@code C_l} given those of the next layer. */
    void step(ConditionedLayer layer, ConditionedLayer next) {
        double[] known = above;
        above = here;
        here = known;
        begin(layer);
        for (int tile = 0; tile < layer.tiles(); tile++) {
            add(layer, tile);
        }
        double variance = layer.nextWeightScale * layer.nextWeightScale;
        small.basis(next.inputFactor);
        int rank = rank(layer);
        for (int j = 0; j < inputCount; j++) {
            small.project(j, rank, mixedMoments, j * square);
        }
        for (int j = 0, pair = 0; j < inputCount; j++) {
            for (int i = 0; i <= j; i++, pair++) {
                int from = pair * square;
                double isotropic = variance * next.backwardGram[i + j * inputCount];
                small.setMiddle(variance, above, from, isotropic);
                layer.backwardGram[i + j * inputCount] =
                        isotropic * slopeProducts[pair] + small.traceWith(valueMoments, from);
                small.congruence(i, j, rank, isotropic, weightMoments, from, here, from);
            }
        }
    }
}
