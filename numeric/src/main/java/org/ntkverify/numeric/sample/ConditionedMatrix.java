package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * Draws the two products and not the matrix: {@code Omega F = Y R} with {@code F = Q R} and standard normal Y, and
 * {@code Omega^T C = Q (Y^T C - Q^T B) + B} with rows of B iid {@code N(0, C^T C)}, as in {@link ConditionedSampler}.
 *
 * <p>Y is kept, m x rank of F. B is drawn tile by tile, once for {@code F^T B} and once for the product, except the last tile, which is still at hand.
 */
final class ConditionedMatrix implements GaussianMatrix {

    private static final int NONE = -1;

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final RandomStreams streams;
    private final int layer;
    private final GaussianMatrix.Size size;
    private final int forwardColumns;
    private final int backwardColumns;
    private final GramFactor features;
    private final GramFactor derivatives;

    /** Y by tiles. */
    private final double[][] weights;

    /** R. */
    private final double[] mixing;

    /** E of one tile; {@code B = E S}. */
    private final double[] fresh;

    private final double[] freshMixing;
    private final double[] weightsTimesDerivatives;
    private final double[] featuresTimesFresh;
    private final double[] regression;
    private long draw;
    private boolean derivativesBegun;
    private boolean regressed;

    /** The tile whose B is in the working memory of the caller. */
    private int heldTile = NONE;

    ConditionedMatrix(RandomStreams streams, int layer, GaussianMatrix.Size size) {
        this.streams = streams;
        this.layer = layer;
        this.size = size;
        this.forwardColumns = size.forwardColumns();
        this.backwardColumns = size.backwardColumns();
        this.features = new GramFactor(forwardColumns);
        this.derivatives = new GramFactor(backwardColumns);
        int mostRank = Math.min(size.columns(), forwardColumns);
        this.weights = new double[size.after().count()][];
        for (int tile = 0; tile < weights.length; tile++) {
            weights[tile] = new double[size.after().size(tile) * mostRank];
        }
        this.mixing = new double[mostRank * forwardColumns];
        int mostFresh = Math.min(size.rows(), backwardColumns);
        this.fresh = new double[Math.multiplyExact(2 * size.before().largest(), mostFresh)];
        this.freshMixing = new double[backwardColumns * backwardColumns];
        this.weightsTimesDerivatives = new double[mostRank * backwardColumns];
        this.featuresTimesFresh = new double[forwardColumns * backwardColumns];
        this.regression = new double[forwardColumns * backwardColumns];
    }

    @Override
    public void begin(long index) {
        draw = index;
        derivativesBegun = false;
    }

    @Override
    public void readFeatures(int tile, double[] values) {}

    @Override
    public void conditionOnFeatures(double[] featureGram) {
        features.factor(featureGram, ConditionedSource.RANK_CUT_OFF);
        int rank = atMost(size.columns(), features.rank());
        features.copyRows(1, mixing, 0, rank);
        for (int tile = 0; tile < weights.length; tile++) {
            streams.fillNormals(
                    draw,
                    layer,
                    StreamRole.CONDITIONED_WEIGHTS,
                    tile * RandomStreams.blocks(size.after().largest() * forwardColumns),
                    weights[tile],
                    size.after().size(tile) * rank);
        }
    }

    /** The cut-off is far above rounding, so a factor never has more rows than the space has dimensions. */
    private static int atMost(int dimension, int rank) {
        if (rank > dimension) {
            throw new ArithmeticException("rank must be <= %s but was %s".formatted(dimension, rank));
        }
        return rank;
    }

    @Override
    public void forward(int tile, double[] target) {
        multiply(
                Shape.PLAIN,
                size.after().size(tile),
                forwardColumns,
                features.rank(),
                weights[tile],
                mixing,
                0,
                target);
    }

    @Override
    public void readDerivatives(int tile, double[] columnsOfC) {
        multiply(
                Shape.TRANSPOSED,
                features.rank(),
                backwardColumns,
                size.after().size(tile),
                weights[tile],
                columnsOfC,
                derivativesBegun ? 1 : 0,
                weightsTimesDerivatives);
        derivativesBegun = true;
    }

    @Override
    public void conditionOnDerivatives(double[] derivativeGram) {
        derivatives.factor(derivativeGram, ConditionedSource.RANK_CUT_OFF);
        int freshRank = atMost(size.rows(), derivatives.rank());
        derivatives.copyRows(1, freshMixing, 0, Math.max(1, freshRank));
        regressed = false;
        heldTile = NONE;
    }

    @Override
    public void readFeaturesAgain(int tile, double[] values, double[] target) {
        drawFresh(tile, target);
        multiply(
                Shape.TRANSPOSED,
                forwardColumns,
                backwardColumns,
                2 * size.before().size(tile),
                values,
                target,
                tile == 0 ? 0 : 1,
                featuresTimesFresh);
    }

    private void drawFresh(int tile, double[] target) {
        int rows = 2 * size.before().size(tile);
        int freshRank = derivatives.rank();
        streams.fillNormals(
                draw,
                layer,
                StreamRole.CONDITIONED_BACKWARD,
                tile * RandomStreams.blocks(2 * size.before().largest() * backwardColumns),
                fresh,
                rows * freshRank);
        multiply(Shape.PLAIN, rows, backwardColumns, freshRank, fresh, freshMixing, 0, target);
        heldTile = tile;
    }

    @Override
    public void backward(int tile, double[] values, double[] target) {
        if (!regressed) {
            features.regression(
                    1, weightsTimesDerivatives, 0, features.rank(), backwardColumns, featuresTimesFresh, regression);
            regressed = true;
        }
        if (heldTile != tile) {
            drawFresh(tile, target);
        }
        heldTile = NONE;
        multiply(
                Shape.PLAIN,
                2 * size.before().size(tile),
                backwardColumns,
                forwardColumns,
                values,
                regression,
                1,
                target);
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
