package org.ntkverify.numeric.adversarial;

/**
 * A real function f of inputs in R^d that can be differentiated by them, evaluated at many inputs at once. Points are columns of a d x N matrix,
 * column-major.
 */
public interface InputFunction {

    /** Returns d. */
    int dimension();

    /**
     * Writes {@code f(x_i)} to {@code values[i]}.
     *
     * @param points d x N finite numbers
     * @param values receives N numbers
     */
    void values(double[] points, double[] values);

    /**
     * Writes the gradient of f at {@code x_i} to column i.
     *
     * @param points d x N finite numbers
     * @param gradients receives d x N numbers; not the array of the points
     */
    void gradients(double[] points, double[] gradients);
}
