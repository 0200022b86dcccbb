package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;

/** Puts Theta, Sigma and the outputs of a draw together from its Gram matrices. */
final class KernelAssembly {

    private final int inputCount;
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
     * Returns the draw.
     *
     * @param forward {@code G_l = H_l^T H_l} at index l, for l = 1 .. L; only upper triangles are read
     * @param backward {@code Delta_l^T Delta_l} at index l, for l = 1 .. L; only upper triangles are read
     * @param readout {@code v^T H_L}, the outputs before scale and bias
     * @param readoutBias standard normal bias of the readout
     */
    NetworkDraw assemble(
            double[][] forward, double[][] backward, double[] readout, double readoutBias, boolean nearlySingular) {
        double[] theta = new double[inputCount * inputCount];
        double[] sigma = new double[inputCount * inputCount];
        double[] outputs = new double[inputCount];
        double[] last = forward[hiddenLayers];
        for (int j = 0; j < inputCount; j++) {
            for (int i = 0; i <= j; i++) {
                int at = i + j * inputCount;
                double sum = weightFactor[hiddenLayers + 1] * last[at] + biasFactor[hiddenLayers + 1];
                for (int layer = 1; layer <= hiddenLayers; layer++) {
                    double[] before = layer == 1 ? inputGram : forward[layer - 1];
                    sum += (weightFactor[layer] * before[at] + biasFactor[layer]) * backward[layer][at];
                }
                double covariance = readoutVariance * last[at] + readoutBiasVariance;
                int mirrored = j + i * inputCount;
                theta[at] = sum;
                theta[mirrored] = sum;
                sigma[at] = covariance;
                sigma[mirrored] = covariance;
            }
            outputs[j] = readoutScale * readout[j] + readoutBiasScale * readoutBias;
        }
        return new NetworkDraw(theta, sigma, outputs, nearlySingular);
    }
}
