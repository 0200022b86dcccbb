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
        double[] result = new double[layout.rows(layer) * inputCount];
        apply(layer, parameters, input, result);
        return result;
    }

    /** Writes {@code kappa theta H + beta b 1^T} to {@code target}. */
    void apply(int layer, double[] parameters, double[] input, double[] target) {
        int rows = layout.rows(layer);
        boolean bias = layout.hasBias(layer);
        if (bias) {
            int from = layout.biasFrom(layer);
            double factor = layout.biasFactor(layer);
            for (int at = 0; at < target.length; at += rows) {
                for (int i = 0; i < rows; i++) {
                    target[at + i] = factor * parameters[from + i];
                }
            }
        }
        int columns = layout.columns(layer);
        product(Shape.PLAIN, layer, parameters, input, rows, columns, bias ? 1 : 0, target);
    }

    /** Returns {@code kappa theta H}. */
    double[] multiply(int layer, double[] parameters, double[] input) {
        double[] result = new double[layout.rows(layer) * inputCount];
        product(Shape.PLAIN, layer, parameters, input, layout.rows(layer), layout.columns(layer), 0, result);
        return result;
    }

    /** Returns {@code kappa theta^T Delta}. */
    double[] applyTransposed(int layer, double[] parameters, double[] delta) {
        double[] result = new double[layout.columns(layer) * inputCount];
        applyTransposed(layer, parameters, delta, result);
        return result;
    }

    /** Writes {@code kappa theta^T Delta} to {@code target}. */
    void applyTransposed(int layer, double[] parameters, double[] delta, double[] target) {
        product(Shape.TRANSPOSED, layer, parameters, delta, layout.columns(layer), layout.rows(layer), 0, target);
    }

    private void product(
            Shape shape,
            int layer,
            double[] parameters,
            double[] right,
            int rows,
            int inner,
            double beta,
            double[] target) {
        algebra.multiply(
                shape,
                rows,
                inputCount,
                inner,
                layout.weightFactor(layer),
                parameters,
                layout.matrixFrom(layer),
                layout.rows(layer),
                right,
                0,
                inner,
                beta,
                target,
                0,
                rows);
    }

    /** Adds {@code kappa Delta H^T}, the gradient by theta, to its place in {@code gradient}. */
    void addOuter(int layer, double[] delta, double[] input, double[] gradient) {
        outer(layer, delta, input, 1, 1, gradient);
    }

    /** Sets the place of theta in {@code target} to {@code factor kappa Delta H^T + beta target}. */
    void outer(int layer, double[] delta, double[] input, double factor, double beta, double[] target) {
        int rows = layout.rows(layer);
        int columns = layout.columns(layer);
        algebra.multiply(
                Shape.OUTER,
                rows,
                columns,
                inputCount,
                factor * layout.weightFactor(layer),
                delta,
                0,
                rows,
                input,
                0,
                columns,
                beta,
                target,
                layout.matrixFrom(layer),
                rows);
    }

    /** Adds the kernel of the layer, {@code (kappa^2 H^T H + beta^2 1 1^T) o (Delta^T Delta)}, to {@code kernel}, N x N. */
    void addTangentKernel(int layer, double[] delta, double[] input, double[] kernel) {
        double[] inputGram = gram(input, layout.columns(layer));
        double[] deltaGram = gram(delta, layout.rows(layer));
        double weight = layout.weightFactor(layer) * layout.weightFactor(layer);
        double bias = layout.biasFactor(layer) * layout.biasFactor(layer);
        for (int at = 0; at < kernel.length; at++) {
            kernel[at] += (weight * inputGram[at] + bias) * deltaGram[at];
        }
    }

    /** {@code M^T M} of a matrix with {@code rows} rows and N columns. */
    private double[] gram(double[] matrix, int rows) {
        double[] gram = new double[inputCount * inputCount];
        algebra.multiply(
                Shape.TRANSPOSED,
                inputCount,
                inputCount,
                rows,
                matrix,
                0,
                rows,
                matrix,
                0,
                rows,
                0,
                gram,
                0,
                inputCount);
        return gram;
    }

    /** Adds {@code beta Delta 1}, the gradient by the bias, to its place in {@code gradient}. */
    void addBias(int layer, double[] delta, double[] gradient) {
        if (layout.hasBias(layer)) {
            addBias(layer, delta, 1, gradient);
        }
    }

    /** Adds {@code factor beta Delta 1} to the place of the bias in {@code target}; the layer must have one. */
    void addBias(int layer, double[] delta, double factor, double[] target) {
        int rows = layout.rows(layer);
        int from = layout.biasFrom(layer);
        double product = factor * layout.biasFactor(layer);
        for (int at = 0; at < rows * inputCount; at += rows) {
            for (int i = 0; i < rows; i++) {
                target[from + i] += product * delta[at + i];
            }
        }
    }
}
