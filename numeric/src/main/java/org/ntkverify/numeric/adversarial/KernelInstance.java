package org.ntkverify.numeric.adversarial;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.sample.RandomStream;

/** A random problem of kernel regression with {@link ShallowReluKernel}: n training inputs and t test inputs N(0, I) in R^d, targets N(0, 1). */
final class KernelInstance {

    private final ShallowReluKernel kernel;
    private final double[] training;
    private final double[] targets;
    private final double[] inputs;
    private final double[] tests;

    private KernelInstance(ShallowReluKernel kernel, double[] inputs, double[] targets, double[] tests) {
        this.kernel = kernel;
        this.training = kernel.matrix(inputs);
        this.targets = targets;
        this.inputs = inputs;
        this.tests = tests;
    }

    /** Returns the kernel against the training inputs. */
    ShallowReluKernel kernel() {
        return kernel;
    }

    /** Returns {@code Theta(X, X)}, n x n; not to be changed. */
    double[] training() {
        return training;
    }

    /** Returns y; not to be changed. */
    double[] targets() {
        return targets;
    }

    /** Returns the test inputs, d x t; not to be changed. */
    double[] tests() {
        return tests;
    }

    static KernelInstance draw(RandomStream stream, int dimension, int samples, int tests) {
        double[] inputs = new double[dimension * samples];
        double[] targets = new double[samples];
        double[] others = new double[dimension * tests];
        stream.fillNormals(inputs, 0, inputs.length);
        stream.fillNormals(targets, 0, samples);
        stream.fillNormals(others, 0, others.length);
        return new KernelInstance(new ShallowReluKernel(dimension, inputs), inputs, targets, others);
    }

    /** Returns {@code Theta(X, X)^(-1) v} by Cholesky factors. */
    double[] solved(double[] vector) {
        double[] factor = training.clone();
        double[] solution = vector.clone();
        if (!LinearAlgebra.get().cholesky(factor, vector.length)) {
            throw new ArithmeticException("kernel must be positive definite but was not");
        }
        LinearAlgebra.get().solveFactored(factor, vector.length, solution);
        return solution;
    }

    /** Returns the predictor with given weights at the test inputs. */
    double[] atTests(double[] weights) {
        return at(tests, weights);
    }

    /** Returns the predictor with given weights at the training inputs. */
    double[] atTraining(double[] weights) {
        return at(inputs, weights);
    }

    private double[] at(double[] points, double[] weights) {
        double[] values = new double[points.length / kernel.dimension()];
        new KernelClassifier(kernel, weights).values(points, values);
        return values;
    }

    /** Returns the largest difference of entries over the largest entry of {@code right}. */
    static double deviation(double[] left, double[] right) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < right.length; i++) {
            difference = Math.max(difference, Math.abs(left[i] - right[i]));
            size = Math.max(size, Math.abs(right[i]));
        }
        return difference / size;
    }

    /** Adds {@code factor term} to {@code target}. */
    static void add(double[] target, double factor, double[] term) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * term[i];
        }
    }
}
