package org.ntkverify.numeric.adversarial;

import java.util.Arrays;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;

/**
 * A layered network with one output as a target of attacks, at parameters that may change between calls. Always asked at as many inputs as the network
 * has. Working memory of one thread.
 */
public final class NetworkClassifier implements InputFunction {

    private final TrainingPass pass;
    private final int dimension;
    private final double[] ones;
    private double[] parameters;

    /**
     * Creates the target.
     *
     * @param function with one output; its number N of inputs is that of every call
     * @param parameters theta, used and not copied, so that training moves the target as well
     */
    public NetworkClassifier(NetworkFunction function, double[] parameters) {
        this.pass = new TrainingPass(function);
        this.dimension = function.network().width(0);
        this.ones = new double[function.network().inputCount()];
        this.parameters = parameters;
        Arrays.fill(ones, 1);
    }

    /** Replaces the parameters; used and not copied. */
    public void at(double[] others) {
        parameters = others;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public void values(double[] points, double[] values) {
        pass.inputs(points);
        System.arraycopy(pass.outputs(parameters), 0, values, 0, values.length);
    }

    @Override
    public void gradients(double[] points, double[] gradients) {
        pass.inputs(points);
        pass.outputs(parameters);
        pass.inputGradient(parameters, ones, gradients);
    }

    /** Returns the tangent kernel at {@code points}, N x N. */
    public double[] tangentKernel(double[] points) {
        pass.inputs(points);
        pass.outputs(parameters);
        return pass.tangentKernel(parameters);
    }
}
