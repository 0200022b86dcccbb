package org.ntkverify.numeric.adversarial;

/** The predictor {@code f(x) = sum_j w_j Theta(x, b_j)} with {@link ShallowReluKernel}, as a target of attacks. Immutable. */
public final class KernelClassifier implements InputFunction {

    private final ShallowReluKernel kernel;
    private final double[] weights;

    /**
     * Creates the predictor.
     *
     * @param kernel with n centres
     * @param weights n numbers; copied
     */
    public KernelClassifier(ShallowReluKernel kernel, double[] weights) {
        if (weights.length != kernel.count()) {
            throw new IllegalArgumentException(
                    "weights must be %s numbers but were %s".formatted(kernel.count(), weights.length));
        }
        this.kernel = kernel;
        this.weights = weights.clone();
    }

    @Override
    public int dimension() {
        return kernel.dimension();
    }

    @Override
    public void values(double[] points, double[] values) {
        double[] matrix = kernel.matrix(points);
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                sum += weights[j] * matrix[j + i * weights.length];
            }
            values[i] = sum;
        }
    }

    @Override
    public void gradients(double[] points, double[] gradients) {
        double[] found = kernel.at(points).gradients(weights);
        System.arraycopy(found, 0, gradients, 0, found.length);
    }
}
