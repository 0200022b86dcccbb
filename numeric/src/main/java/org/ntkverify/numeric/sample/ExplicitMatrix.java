package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/** Draws every entry. */
final class ExplicitMatrix implements GaussianMatrix {

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final RandomStreams streams;
    private final int layer;
    private final GaussianMatrix.Size size;
    private final double[] entries;

    /** Omega F. */
    private final double[] product;

    /** C by tiles. */
    private final double[][] derivatives;

    ExplicitMatrix(RandomStreams streams, int layer, GaussianMatrix.Size size) {
        this.streams = streams;
        this.layer = layer;
        this.size = size;
        this.entries = new double[Math.multiplyExact(size.rows(), size.columns())];
        this.product = new double[Math.multiplyExact(size.rows(), size.forwardColumns())];
        this.derivatives = new double[size.after().count()][];
        for (int tile = 0; tile < derivatives.length; tile++) {
            derivatives[tile] = new double[size.after().size(tile) * size.backwardColumns()];
        }
    }

    @Override
    public void begin(long draw) {
        streams.fillNormals(draw, layer, StreamRole.EXPLICIT_WEIGHTS, entries, entries.length);
    }

    @Override
    public void readFeatures(int tile, double[] features) {
        int rows = size.rows();
        int columns = 2 * size.before().size(tile);
        algebra.multiply(
                Shape.PLAIN,
                rows,
                size.forwardColumns(),
                columns,
                entries,
                2 * size.before().first(tile) * rows,
                rows,
                features,
                0,
                columns,
                tile == 0 ? 0 : 1,
                product,
                0,
                rows);
    }

    @Override
    public void conditionOnFeatures(double[] featureGram) {}

    @Override
    public void forward(int tile, double[] target) {
        int count = size.after().size(tile);
        for (int j = 0; j < size.forwardColumns(); j++) {
            System.arraycopy(product, size.after().first(tile) + j * size.rows(), target, j * count, count);
        }
    }

    @Override
    public void readDerivatives(int tile, double[] values) {
        System.arraycopy(values, 0, derivatives[tile], 0, derivatives[tile].length);
    }

    @Override
    public void conditionOnDerivatives(double[] derivativeGram) {}

    @Override
    public void readFeaturesAgain(int tile, double[] features, double[] target) {}

    @Override
    public void backward(int tile, double[] features, double[] target) {
        int rows = size.rows();
        int columns = 2 * size.before().size(tile);
        for (int from = 0; from < derivatives.length; from++) {
            int count = size.after().size(from);
            algebra.multiply(
                    Shape.TRANSPOSED,
                    columns,
                    size.backwardColumns(),
                    count,
                    entries,
                    2 * size.before().first(tile) * rows + size.after().first(from),
                    rows,
                    derivatives[from],
                    0,
                    count,
                    from == 0 ? 0 : 1,
                    target,
                    0,
                    columns);
        }
    }

    @Override
    public boolean nearlySingular() {
        return false;
    }
}
