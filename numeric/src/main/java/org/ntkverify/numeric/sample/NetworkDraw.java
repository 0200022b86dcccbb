package org.ntkverify.numeric.sample;

/**
 * The kernels and outputs of one random network on its N inputs, k outputs each.
 *
 * <p>Kernels of networks with several outputs are Nk x Nk matrices of k x k blocks. {@link #theta} and {@link #sigma} are the
 * trace over outputs divided by k, which for one output is the kernel itself.
 *
 * <p>Immutable.
 */
public final class NetworkDraw {

    private final int inputCount;
    private final int outputCount;
    private final double[] theta;
    private final double[] layerTheta;
    private final double[] sigma;
    private final double[] outputs;
    private final boolean nearlySingular;

    /**
     * Puts a draw together; the arrays are not copied. Output p at input i has index {@code i + N p}.
     *
     * @param inputCount N
     * @param outputCount k
     * @param theta Nk x Nk, symmetric
     * @param layerTheta for one layer after another its part of the trace of theta over outputs, divided by k; N x N, symmetric
     * @param sigma Nk x Nk, symmetric
     * @param outputs Nk
     */
    NetworkDraw(
            int inputCount,
            int outputCount,
            double[] theta,
            double[] layerTheta,
            double[] sigma,
            double[] outputs,
            boolean nearlySingular) {
        this.inputCount = inputCount;
        this.outputCount = outputCount;
        this.theta = theta;
        this.layerTheta = layerTheta;
        this.sigma = sigma;
        this.outputs = outputs;
        this.nearlySingular = nearlySingular;
    }

    /** Returns N. */
    public int inputCount() {
        return inputCount;
    }

    /** Returns k. */
    public int outputCount() {
        return outputCount;
    }

    /** Returns the number of layers that have trained variables: L + 1, the readout included. */
    public int layerCount() {
        return layerTheta.length / (inputCount * inputCount);
    }

    /**
     * Returns the empirical tangent kernel {@code Theta(x_i, x_j)}, the inner product of the gradients of the outputs by all
     * trained variables, averaged over outputs; exactly symmetric.
     */
    public double theta(int i, int j) {
        return averageBlock(theta, i, j);
    }

    /** Returns the inner product of the gradients of output p at {@code x_i} and output q at {@code x_j}. */
    public double theta(int i, int p, int j, int q) {
        return theta[at(i, p, j, q)];
    }

    /**
     * Returns the summand of {@link #theta(int, int)} due to the weights and biases of one layer, 1 to {@link #layerCount}.
     * The sum over layers is theta up to rounding.
     */
    public double layerTheta(int layer, int i, int j) {
        return layerTheta[i + (j + (layer - 1) * inputCount) * inputCount];
    }

    /**
     * Returns the covariance of an output at {@code x_i} and {@code x_j} given the hidden layers, for dense networks
     * {@code sigma_w^2 / n_L h_i . h_j + sigma_b^2} with the gains of the readout, averaged over outputs; exactly symmetric.
     */
    public double sigma(int i, int j) {
        return averageBlock(sigma, i, j);
    }

    /** Returns the covariance of output p at {@code x_i} and output q at {@code x_j} given the hidden layers. */
    public double sigma(int i, int p, int j, int q) {
        return sigma[at(i, p, j, q)];
    }

    /** Returns the first output at {@code x_i}. */
    public double output(int i) {
        return outputs[i];
    }

    /** Returns output p at {@code x_i}. */
    public double output(int i, int p) {
        return outputs[i + inputCount * p];
    }

    /** Returns the N x N matrix of {@link #theta(int, int)}, column-major, as a copy. */
    public double[] thetaMatrix() {
        return averageMatrix(theta);
    }

    /** Returns the N x N matrix of {@link #sigma(int, int)}, column-major, as a copy. */
    public double[] sigmaMatrix() {
        return averageMatrix(sigma);
    }

    /** Returns the Nk x Nk matrix of all outputs, column-major, output p at input i having index {@code i + N p}, as a copy. */
    public double[] thetaOfAllOutputs() {
        return theta.clone();
    }

    /**
     * Returns whether the conditioned sampler met hidden features of two inputs that are nearly but not certainly dependent:
     * a relative squared distance below 1e-10 and above rounding. Such a direction may have been dropped (below 1e-12), so a
     * statement about the smallest eigenvalue or about separation must not rest on this draw.
     */
    public boolean nearlySingular() {
        return nearlySingular;
    }

    private int at(int i, int p, int j, int q) {
        return i + inputCount * p + (j + inputCount * q) * (inputCount * outputCount);
    }

    private double averageBlock(double[] blocks, int i, int j) {
        if (outputCount == 1) {
            return blocks[i + j * inputCount];
        }
        double sum = 0;
        for (int p = 0; p < outputCount; p++) {
            sum += blocks[at(i, p, j, p)];
        }
        return sum / outputCount;
    }

    private double[] averageMatrix(double[] blocks) {
        if (outputCount == 1) {
            return blocks.clone();
        }
        double[] matrix = new double[inputCount * inputCount];
        for (int j = 0; j < inputCount; j++) {
            for (int i = 0; i < inputCount; i++) {
                matrix[i + j * inputCount] = averageBlock(blocks, i, j);
            }
        }
        return matrix;
    }
}
