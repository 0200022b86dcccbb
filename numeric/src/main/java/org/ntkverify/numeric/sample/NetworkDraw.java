package org.ntkverify.numeric.sample;

/**
 * The kernels and outputs of one random network on its N inputs.
 *
 * <p>Immutable.
 */
public final class NetworkDraw {

    private final int inputCount;
    private final double[] theta;
    private final double[] sigma;
    private final double[] outputs;
    private final boolean nearlySingular;

    NetworkDraw(double[] theta, double[] sigma, double[] outputs, boolean nearlySingular) {
        this.inputCount = outputs.length;
        this.theta = theta;
        this.sigma = sigma;
        this.outputs = outputs;
        this.nearlySingular = nearlySingular;
    }

    /** Returns N. */
    public int inputCount() {
        return inputCount;
    }

    /**
     * Returns the empirical tangent kernel {@code Theta(x_i, x_j)}, the inner product of the gradients of the outputs by all
     * trained variables; exactly symmetric.
     */
    public double theta(int i, int j) {
        return theta[i + j * inputCount];
    }

    /**
     * Returns the covariance of the outputs at {@code x_i} and {@code x_j} given the hidden layers,
     * {@code sigma_w^2 / n_L h_i . h_j + sigma_b^2} with the gains of the readout; exactly symmetric.
     */
    public double sigma(int i, int j) {
        return sigma[i + j * inputCount];
    }

    /** Returns {@code f(x_i)}. */
    public double output(int i) {
        return outputs[i];
    }

    /** Returns the N x N matrix Theta, column-major, as a copy. */
    public double[] thetaMatrix() {
        return theta.clone();
    }

    /** Returns the N x N matrix Sigma, column-major, as a copy. */
    public double[] sigmaMatrix() {
        return sigma.clone();
    }

    /**
     * Returns whether the conditioned sampler met hidden features of two inputs that are nearly but not certainly dependent:
     * a relative squared distance below 1e-10 and above rounding. Such a direction may have been dropped (below 1e-12), so a
     * statement about the smallest eigenvalue or about separation must not rest on this draw.
     */
    public boolean nearlySingular() {
        return nearlySingular;
    }
}
