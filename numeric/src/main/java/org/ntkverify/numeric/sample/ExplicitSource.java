package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.numeric.network.FiniteNetwork;

/** Forward and backward pass through explicit weights, for all inputs at once. */
final class ExplicitSource implements NetworkSampler.Source {

    private final FiniteNetwork network;
    private final RandomStreams streams;
    private final KernelAssembly assembly;
    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final int inputCount;
    private final int outputCount;
    private final int hiddenLayers;

    /** {@code W_l}, n_l x n_(l-1), at index l = 1 .. L; the readout is transposed, n_L x k. */
    private final double[][] weights;

    private final double[][] biases;
    /** {@code W_l H_(l-1)}. */
    private final double[] products;

    private final double[] preActivations;

    /** {@code H_l} at index l; index 0 holds the inputs, d x N. */
    private final double[][] values;

    private final double[][] slopes;

    /** {@code [Delta_l^(1) .. Delta_l^(k)]}, n_l x Nk. */
    private final double[][] deltas;

    private final double[][] forwardGrams;
    private final double[][] backwardGrams;

    ExplicitSource(FiniteNetwork network, RandomStreams streams, KernelAssembly assembly) {
        this.network = network;
        this.streams = streams;
        this.assembly = assembly;
        this.inputCount = network.inputCount();
        this.outputCount = network.outputCount();
        this.hiddenLayers = network.hiddenLayers();
        int layers = hiddenLayers + 2;
        this.weights = new double[layers][];
        this.biases = new double[layers][];
        this.values = new double[layers][];
        this.slopes = new double[layers][];
        this.deltas = new double[layers][];
        this.forwardGrams = new double[layers][];
        this.backwardGrams = new double[layers][];
        int widest = 0;
        values[0] = new double[network.width(0) * inputCount];
        for (int layer = 1; layer <= hiddenLayers; layer++) {
            int width = network.width(layer);
            weights[layer] = new double[Math.multiplyExact(width, network.width(layer - 1))];
            biases[layer] = new double[width];
            values[layer] = new double[width * inputCount];
            slopes[layer] = new double[width * inputCount];
            deltas[layer] = new double[Math.multiplyExact(width, inputCount * outputCount)];
            forwardGrams[layer] = new double[inputCount * inputCount];
            backwardGrams[layer] = new double[inputCount * outputCount * inputCount * outputCount];
            widest = Math.max(widest, width);
        }
        weights[hiddenLayers + 1] = new double[network.width(hiddenLayers) * outputCount];
        biases[hiddenLayers + 1] = new double[outputCount];
        this.products = new double[widest * inputCount];
        this.preActivations = new double[widest * inputCount];
        for (int i = 0; i < inputCount; i++) {
            for (int k = 0; k < network.width(0); k++) {
                values[0][k + i * network.width(0)] = network.inputs().coordinate(i, k);
            }
        }
    }

    @Override
    public NetworkDraw draw(long index) {
        for (int layer = 1; layer <= hiddenLayers + 1; layer++) {
            streams.fillNormals(index, layer, StreamRole.EXPLICIT_WEIGHTS, weights[layer], weights[layer].length);
            if (network.hasBias(layer)) {
                streams.fillNormals(index, layer, StreamRole.EXPLICIT_BIASES, biases[layer], biases[layer].length);
            }
        }
        for (int layer = 1; layer <= hiddenLayers; layer++) {
            forward(layer);
        }
        int width = network.width(hiddenLayers);
        double[] readout = new double[inputCount * outputCount];
        algebra.multiply(
                Shape.TRANSPOSED,
                inputCount,
                outputCount,
                width,
                values[hiddenLayers],
                0,
                width,
                weights[hiddenLayers + 1],
                0,
                width,
                0,
                readout,
                0,
                inputCount);
        for (int layer = hiddenLayers; layer >= 1; layer--) {
            backward(layer);
        }
        return assembly.assemble(forwardGrams, backwardGrams, readout, biases[hiddenLayers + 1], false);
    }

    private void forward(int layer) {
        int width = network.width(layer);
        int before = network.width(layer - 1);
        double scale = network.weightScale(layer);
        double biasScale = network.biasScale(layer);
        algebra.multiply(
                Shape.PLAIN,
                width,
                inputCount,
                before,
                weights[layer],
                0,
                width,
                values[layer - 1],
                0,
                before,
                0,
                products,
                0,
                width);
        boolean residual = network.isResidual(layer);
        for (int j = 0; j < inputCount; j++) {
            for (int i = 0; i < width; i++) {
                int at = i + j * width;
                double computed = scale * products[at] + biasScale * biases[layer][i];
                preActivations[at] = residual ? preActivations[at] + computed : computed;
            }
        }
        network.activation().evaluate(preActivations, 0, values[layer], slopes[layer], 0, width * inputCount);
        gram(values[layer], width, inputCount, forwardGrams[layer]);
    }

    /**
     * Sets {@code Delta_l = phi'(Z_l) o (s_(l+1) W_(l+1)^T Delta_(l+1))}, plus {@code Delta_(l+1)} if layer l + 1 is residual,
     * with {@code Delta_(L+1)^(p) = e_p 1^T}.
     */
    private void backward(int layer) {
        int width = network.width(layer);
        int columns = inputCount * outputCount;
        double[] delta = deltas[layer];
        if (layer == hiddenLayers) {
            for (int column = 0; column < columns; column++) {
                System.arraycopy(weights[layer + 1], column / inputCount * width, delta, column * width, width);
            }
        } else {
            int after = network.width(layer + 1);
            algebra.multiply(
                    Shape.TRANSPOSED,
                    width,
                    columns,
                    after,
                    weights[layer + 1],
                    0,
                    after,
                    deltas[layer + 1],
                    0,
                    after,
                    0,
                    delta,
                    0,
                    width);
        }
        double scale = network.weightScale(layer + 1);
        for (int output = 0, at = 0; output < outputCount; output++) {
            for (int i = 0; i < width * inputCount; i++, at++) {
                delta[at] *= scale * slopes[layer][i];
            }
        }
        if (network.isResidual(layer + 1)) {
            for (int at = 0; at < delta.length; at++) {
                delta[at] += deltas[layer + 1][at];
            }
        }
        gram(delta, width, columns, backwardGrams[layer]);
    }

    private void gram(double[] matrix, int rows, int columns, double[] target) {
        algebra.multiply(
                Shape.TRANSPOSED, columns, columns, rows, matrix, 0, rows, matrix, 0, rows, 0, target, 0, columns);
    }
}
