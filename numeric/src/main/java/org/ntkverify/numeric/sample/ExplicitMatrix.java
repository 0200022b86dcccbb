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

    ExplicitMatrix(RandomStreams streams, int layer, GaussianMatrix.Size size) {
        this.streams = streams;
        this.layer = layer;
        this.size = size;
        this.entries = new double[Math.multiplyExact(size.rows(), size.columns())];
    }

    @Override
    public void forward(long draw, double[] features, double[] featureGram, double[] target) {
        streams.fillNormals(draw, layer, StreamRole.EXPLICIT_WEIGHTS, entries, entries.length);
        algebra.multiply(
                Shape.PLAIN,
                size.rows(),
                size.forwardColumns(),
                size.columns(),
                entries,
                0,
                size.rows(),
                features,
                0,
                size.columns(),
                0,
                target,
                0,
                size.rows());
    }

    @Override
    public void backward(double[] features, double[] derivatives, double[] derivativeGram, double[] target) {
        algebra.multiply(
                Shape.TRANSPOSED,
                size.columns(),
                size.backwardColumns(),
                size.rows(),
                entries,
                0,
                size.rows(),
                derivatives,
                0,
                size.rows(),
                0,
                target,
                0,
                size.columns());
    }

    @Override
    public boolean nearlySingular() {
        return false;
    }
}
