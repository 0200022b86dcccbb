package org.ntkverify.numeric.network;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/** The linear algebra of one layer, {@code kappa theta H + beta b 1^T}, for all N inputs at once; matrices are column-major. */
final class LayerProducts {

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final ParameterLayout layout;
    private final int inputCount;

    LayerProducts(ParameterLayout layout, int inputCount) {
        this.layout = layout;
        this.inputCount = inputCount;
    }

    /** Returns {@code kappa theta H + beta b 1^T}. */
    double[] apply(int layer, double[] parameters, double[] input) {
        double[] result = multiply(layer, parameters, input);
        if (layout.hasBias(layer)) {
            int rows = layout.rows(layer);
            int from = layout.biasFrom(layer);
            double factor = layout.biasFactor(layer);
            for (int at = 0; at < result.length; at++) {
                result[at] += factor * parameters[from + at % rows];
            }
        }
        return result;
    }

    /** Returns {@code kappa theta H}. */
    double[] multiply(int layer, double[] parameters, double[] input) {
        return product(Shape.PLAIN, layer, parameters, input, layout.rows(layer), layout.columns(layer));
    }

    /** Returns {@code kappa theta^T Delta}. */
    double[] applyTransposed(int layer, double[] parameters, double[] delta) {
        return product(Shape.TRANSPOSED, layer, parameters, delta, layout.columns(layer), layout.rows(layer));
    }

    private double[] product(Shape shape, int layer, double[] parameters, double[] right, int rows, int inner) {
        double[] result = new double[rows * inputCount];
        algebra.multiply(
                shape,
                rows,
                inputCount,
                inner,
                parameters,
                layout.matrixFrom(layer),
                layout.rows(layer),
                right,
                0,
                inner,
                0,
                result,
                0,
                rows);
        double factor = layout.weightFactor(layer);
        for (int at = 0; at < result.length; at++) {
            result[at] *= factor;
        }
        return result;
    }

    /** Adds {@code kappa Delta H^T}, the gradient by theta, to its place in {@code gradient}. */
    void addOuter(int layer, double[] delta, double[] input, double[] gradient) {
        int rows = layout.rows(layer);
        int columns = layout.columns(layer);
        double factor = layout.weightFactor(layer);
        double[] transposed = new double[input.length];
        for (int i = 0; i < inputCount; i++) {
            for (int k = 0; k < columns; k++) {
                transposed[i + k * inputCount] = factor * input[k + i * columns];
            }
        }
        algebra.multiply(
                Shape.PLAIN,
                rows,
                columns,
                inputCount,
                delta,
                0,
                rows,
                transposed,
                0,
                inputCount,
                1,
                gradient,
                layout.matrixFrom(layer),
                rows);
    }

    /** Adds {@code beta Delta 1}, the gradient by the bias, to its place in {@code gradient}. */
    void addBias(int layer, double[] delta, double[] gradient) {
        if (!layout.hasBias(layer)) {
            return;
        }
        int rows = layout.rows(layer);
        int from = layout.biasFrom(layer);
        double factor = layout.biasFactor(layer);
        for (int at = 0; at < rows * inputCount; at++) {
            gradient[from + at % rows] += factor * delta[at];
        }
    }
}
