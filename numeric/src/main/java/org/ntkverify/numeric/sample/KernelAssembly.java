package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;

/** Puts Theta, Sigma and the outputs of a draw together from its Gram matrices. */
final class KernelAssembly {

    private final int inputCount;
    private final int outputCount;
    private final int hiddenLayers;
    private final double[] weightFactor;
    private final double[] biasFactor;
    private final double readoutVariance;
    private final double readoutBiasVariance;
    private final double readoutScale;
    private final double readoutBiasScale;
    private final double[] inputGram;

    KernelAssembly(FiniteNetwork network) {
        this.inputCount = network.inputCount();
        this.outputCount = network.outputCount();
        this.hiddenLayers = network.hiddenLayers();
        this.weightFactor = new double[hiddenLayers + 2];
        this.biasFactor = new double[hiddenLayers + 2];
        for (int layer = 1; layer <= hiddenLayers + 1; layer++) {
            weightFactor[layer] = network.trainedWeightFactor(layer);
            biasFactor[layer] = network.trainedBiasFactor(layer);
        }
        this.readoutVariance = network.weightScaleSquared(hiddenLayers + 1);
        this.readoutBiasVariance = network.biasScaleSquared(hiddenLayers + 1);
        this.readoutScale = network.weightScale(hiddenLayers + 1);
        this.readoutBiasScale = network.biasScale(hiddenLayers + 1);
        this.inputGram = gramOf(network.inputs());
    }

    /** Returns {@code G_0 = X X^T}, N x N. */
    static double[] gramOf(Inputs inputs) {
        int count = inputs.count();
        double[] gram = new double[count * count];
        for (int j = 0; j < count; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = 0;
                for (int k = 0; k < inputs.dimension(); k++) {
                    sum += inputs.coordinate(i, k) * inputs.coordinate(j, k);
                }
                gram[i + j * count] = sum;
                gram[j + i * count] = sum;
            }
        }
        return gram;
    }

    /**
     * Returns the draw. With one output {@code Delta_l} is n_l x N; with k it is {@code [Delta_l^(1) .. Delta_l^(k)]}, n_l x Nk.
     *
     * @param forward {@code G_l = H_l^T H_l} at index l, for l = 1 .. L; only upper triangles are read
     * @param backward {@code Delta_l^T Delta_l} at index l, for l = 1 .. L; only upper triangles are read
     * @param readout {@code H_L^T V}, N x k, the outputs before scale and bias
     * @param readoutBias standard normal biases of the readout, k of them
     */
    NetworkDraw assemble(
            double[][] forward, double[][] backward, double[] readout, double[] readoutBias, boolean nearlySingular) {
        int columns = inputCount * outputCount;
        double[] theta = new double[columns * columns];
        double[] sigma = new double[columns * columns];
        double[] layerTheta = new double[(hiddenLayers + 1) * inputCount * inputCount];
        for (int q = 0; q < outputCount; q++) {
            for (int p = 0; p < q; p++) {
                offDiagonalBlock(p, q, forward, backward, theta);
            }
            diagonalBlock(q, forward, backward, theta, sigma, layerTheta);
        }
        mirror(layerTheta);
        double[] outputs = new double[columns];
        for (int p = 0, at = 0; p < outputCount; p++) {
            for (int i = 0; i < inputCount; i++, at++) {
                outputs[at] = readoutScale * readout[at] + readoutBiasScale * readoutBias[p];
            }
        }
        return new NetworkDraw(inputCount, outputCount, theta, layerTheta, sigma, outputs, nearlySingular);
    }

    private void diagonalBlock(
            int output, double[][] forward, double[][] backward, double[] theta, double[] sigma, double[] layerTheta) {
        int columns = inputCount * outputCount;
        int first = output * inputCount;
        int square = inputCount * inputCount;
        double share = 1.0 / outputCount;
        double[] last = forward[hiddenLayers];
        for (int j = 0; j < inputCount; j++) {
            for (int i = 0; i <= j; i++) {
                int at = i + j * inputCount;
                int inBlocks = first + i + (first + j) * columns;
                int mirroredInBlocks = first + j + (first + i) * columns;
                double term = weightFactor[hiddenLayers + 1] * last[at] + biasFactor[hiddenLayers + 1];
                layerTheta[hiddenLayers * square + at] += share * term;
                double sum = term;
                for (int layer = 1; layer <= hiddenLayers; layer++) {
                    term = features(forward, layer, at) * backward[layer][inBlocks];
                    layerTheta[(layer - 1) * square + at] += share * term;
                    sum += term;
                }
                double covariance = readoutVariance * last[at] + readoutBiasVariance;
                theta[inBlocks] = sum;
                theta[mirroredInBlocks] = sum;
                sigma[inBlocks] = covariance;
                sigma[mirroredInBlocks] = covariance;
            }
        }
    }

    /** Copies the upper triangles of the parts of the layers below the diagonal. */
    private void mirror(double[] layerTheta) {
        for (int from = 0; from < layerTheta.length; from += inputCount * inputCount) {
            for (int j = 1; j < inputCount; j++) {
                for (int i = 0; i < j; i++) {
                    layerTheta[from + j + i * inputCount] = layerTheta[from + i + j * inputCount];
                }
            }
        }
    }

    /** Two outputs share the hidden layers and no variable of the readout. */
    private void offDiagonalBlock(int p, int q, double[][] forward, double[][] backward, double[] theta) {
        int columns = inputCount * outputCount;
        for (int j = 0; j < inputCount; j++) {
            for (int i = 0; i < inputCount; i++) {
                int upper = Math.min(i, j) + Math.max(i, j) * inputCount;
                int inBlocks = p * inputCount + i + (q * inputCount + j) * columns;
                double sum = 0;
                for (int layer = 1; layer <= hiddenLayers; layer++) {
                    sum += features(forward, layer, upper) * backward[layer][inBlocks];
                }
                theta[inBlocks] = sum;
                theta[q * inputCount + j + (p * inputCount + i) * columns] = sum;
            }
        }
    }

    private double features(double[][] forward, int layer, int at) {
        double[] before = layer == 1 ? inputGram : forward[layer - 1];
        return weightFactor[layer] * before[at] + biasFactor[layer];
    }
}
