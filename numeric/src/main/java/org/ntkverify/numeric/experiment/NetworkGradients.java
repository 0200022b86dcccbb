package org.ntkverify.numeric.experiment;

import org.ntkverify.numeric.network.ForwardPass;

/** The Jacobian of a network with one output by its trained variables, from backpropagation. */
final class NetworkGradients {

    private NetworkGradients() {}

    /** Returns the gradients of the outputs at N inputs, N x P, column-major. */
    static double[] of(ForwardPass pass, int inputs) {
        double[][] rows = new double[inputs][];
        for (int i = 0; i < inputs; i++) {
            double[] one = new double[inputs];
            one[i] = 1;
            rows[i] = pass.pullBack(one);
        }
        double[] jacobian = new double[inputs * rows[0].length];
        for (int i = 0; i < inputs; i++) {
            for (int p = 0; p < rows[i].length; p++) {
                jacobian[i + p * inputs] = rows[i][p];
            }
        }
        return jacobian;
    }
}
