package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * Draws the two products and not the matrix: {@code Omega F = Y R} with {@code F = Q R} and standard normal Y, and
 * {@code Omega^T C = Q (Y^T C - Q^T B) + B} with rows of B iid {@code N(0, C^T C)}, as in {@link ConditionedSampler}.
 */
final class ConditionedMatrix implements GaussianMatrix {

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final RandomStreams streams;
    private final int layer;
    private final int rows;
    private final int columns;
    private final int forwardColumns;
    private final int backwardColumns;
    private final GramFactor features;
    private final GramFactor derivatives;

    /** Y, m x rank of F. */
    private final double[] weights;

    /** R. */
    private final double[] mixing;

    /** E, r x rank of C; {@code B = E S}. */
    private final double[] fresh;

    private final double[] freshMixing;
    private final double[] weightsTimesDerivatives;
    private final double[] featuresTimesFresh;
    private final double[] regression;
    private long draw;

    ConditionedMatrix(RandomStreams streams, int layer, GaussianMatrix.Size size) {
        this.streams = streams;
        this.layer = layer;
        this.rows = size.rows();
        this.columns = size.columns();
        this.forwardColumns = size.forwardColumns();
        this.backwardColumns = size.backwardColumns();
        this.features = new GramFactor(forwardColumns);
        this.derivatives = new GramFactor(backwardColumns);
        int mostRank = Math.min(columns, forwardColumns);
        this.weights = new double[Math.multiplyExact(rows, mostRank)];
        this.mixing = new double[mostRank * forwardColumns];
        int mostFresh = Math.min(rows, backwardColumns);
        this.fresh = new double[Math.multiplyExact(columns, mostFresh)];
        this.freshMixing = new double[backwardColumns * backwardColumns];
        this.weightsTimesDerivatives = new double[mostRank * backwardColumns];
        this.featuresTimesFresh = new double[forwardColumns * backwardColumns];
        this.regression = new double[forwardColumns * backwardColumns];
    }

    @Override
    public void forward(long index, double[] values, double[] featureGram, double[] target) {
        draw = index;
        features.factor(featureGram, ConditionedSource.RANK_CUT_OFF);
        int rank = atMost(columns, features.rank());
        streams.fillNormals(draw, layer, StreamRole.CONDITIONED_WEIGHTS, weights, rows * rank);
        features.copyRows(1, mixing, 0, rank);
        multiply(Shape.PLAIN, rows, forwardColumns, rank, weights, mixing, 0, target);
    }

    /** The cut-off is far above rounding, so a factor never has more rows than the space has dimensions. */
    private static int atMost(int dimension, int rank) {
        if (rank > dimension) {
            throw new ArithmeticException("rank must be <= %s but was %s".formatted(dimension, rank));
        }
        return rank;
    }

    @Override
    public void backward(double[] values, double[] columnsOfC, double[] derivativeGram, double[] target) {
        derivatives.factor(derivativeGram, ConditionedSource.RANK_CUT_OFF);
        int freshRank = atMost(rows, derivatives.rank());
        streams.fillNormals(draw, layer, StreamRole.CONDITIONED_BACKWARD, fresh, columns * freshRank);
        derivatives.copyRows(1, freshMixing, 0, Math.max(1, freshRank));
        multiply(Shape.PLAIN, columns, backwardColumns, freshRank, fresh, freshMixing, 0, target);
        int rank = features.rank();
        multiply(Shape.TRANSPOSED, rank, backwardColumns, rows, weights, columnsOfC, 0, weightsTimesDerivatives);
        multiply(Shape.TRANSPOSED, forwardColumns, backwardColumns, columns, values, target, 0, featuresTimesFresh);
        features.regression(1, weightsTimesDerivatives, 0, rank, backwardColumns, featuresTimesFresh, regression);
        multiply(Shape.PLAIN, columns, backwardColumns, forwardColumns, values, regression, 1, target);
    }

    /** {@code C <- op(A) B + beta C} of whole arrays: A is m x k or k x m, B is k x n, C is m x n. */
    private void multiply(Shape shape, int m, int n, int k, double[] a, double[] b, double beta, double[] target) {
        int lda = Math.max(1, shape == Shape.PLAIN ? m : k);
        algebra.multiply(shape, m, n, k, a, 0, lda, b, 0, Math.max(1, k), beta, target, 0, Math.max(1, m));
    }

    @Override
    public boolean nearlySingular() {
        return features.nearlySingular();
    }
}
