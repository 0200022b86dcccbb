package org.ntkverify.numeric.adversarial;

import java.util.function.DoubleUnaryOperator;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * The features of a kernel predictor [TK22, section 4]: with {@code Theta(X,X) = sum_i lambda_i v_i v_i^T}, lambda_0 the largest,
 *
 * <pre>f^(i)(x) = Theta(x,X) lambda_i^(-1) v_i v_i^T y,     sum_i f^(i) = f,     f^(i)(X) = v_i v_i^T y</pre>
 *
 * and predictors that have learned a part of each: {@code f_t = sum_i (1 - e^(-lambda_i t)) f^(i)} under gradient flow of
 * {@code |f(X) - y|^2/2} from 0, {@code sum_i (1 - (1 - eta lambda_i)^k) f^(i)} after k steps of gradient descent. All are given by their n weights w,
 * {@code f(x) = Theta(x,X) w}. Signs of eigenvectors do not matter; their order does.
 *
 * <p>Immutable.
 */
public final class KernelFeatures {

    private final int count;
    private final double[] eigenvalues;
    private final double[] vectors;
    private final double[] shares;

    /**
     * Decomposes the kernel.
     *
     * @param kernel {@code Theta(X,X)}, n x n, symmetric, left as it is
     * @param labels y, n numbers
     * @throws IllegalArgumentException if it is not numerically positive definite
     */
    public KernelFeatures(double[] kernel, double[] labels) {
        this.count = labels.length;
        if (kernel.length != count * count) {
            throw new IllegalArgumentException(
                    "kernel must be %s x %s numbers but was %s".formatted(count, count, kernel.length));
        }
        this.vectors = kernel.clone();
        this.eigenvalues = new double[count];
        LinearAlgebra.get().symmetricEigen(vectors, count, eigenvalues);
        if (!(eigenvalues[0] > count * 0x1p-50 * eigenvalues[count - 1])) {
            throw new IllegalArgumentException("kernel must be positive definite but its eigenvalues are in [%s, %s]"
                    .formatted(eigenvalues[0], eigenvalues[count - 1]));
        }
        this.shares = new double[count];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < count; i++) {
                shares[k] += vectors[i + k * count] * labels[i];
            }
        }
    }

    /** Returns {@code lambda_i}, index 0 the largest. */
    public double eigenvalue(int index) {
        return eigenvalues[count - 1 - index];
    }

    /** Returns {@code v_i v_i^T y}, what feature i is on the training inputs. */
    public double[] onTraining(int index) {
        return combined(index, index + 1, lambda -> 1);
    }

    /** Returns the weights of feature i. */
    public double[] feature(int index) {
        return combined(index, index + 1, lambda -> 1 / lambda);
    }

    /** Returns the weights of the sum of the first {@code number} features. */
    public double[] leading(int number) {
        return combined(0, number, lambda -> 1 / lambda);
    }

    /** Returns the weights of {@code f_t}. */
    public double[] flow(double time) {
        return combined(0, count, lambda -> -Math.expm1(-lambda * time) / lambda);
    }

    /** Returns the weights after {@code steps} steps of gradient descent with rate {@code eta}. */
    public double[] descent(double eta, int steps) {
        return combined(0, count, lambda -> (1 - Math.pow(1 - eta * lambda, steps)) / lambda);
    }

    /**
     * Returns {@code sum_i g(lambda_i) v_i v_i^T y} over the features from {@code from} up to, not including, {@code to}.
     *
     * @param gain g
     */
    public double[] combined(int from, int to, DoubleUnaryOperator gain) {
        if (!(0 <= from && from < to && to <= count)) {
            throw new IllegalArgumentException(
                    "features must be a range in [0, %s] but were %s to %s".formatted(count, from, to));
        }
        double[] weights = new double[count];
        for (int index = from; index < to; index++) {
            int k = count - 1 - index;
            double factor = gain.applyAsDouble(eigenvalues[k]) * shares[k];
            for (int i = 0; i < count; i++) {
                weights[i] += factor * vectors[i + k * count];
            }
        }
        return weights;
    }
}
