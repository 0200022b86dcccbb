package org.ntkverify.numeric.train;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * Squared-loss training of a model whose tangent kernel K on the data stays fixed, in closed form. With residual {@code r = f(X) - y} and the
 * eigenpairs {@code K = sum_i lambda_i v_i v_i^T}:
 *
 * <pre>flow:     r(t) = sum_i e^(-c lambda_i t) v_i v_i^T r(0)
 * descent:  r_t  = sum_i (1 - eta c lambda_i)^t v_i v_i^T r_0,   heavy ball: the two-term recursion of each component</pre>
 *
 * where c is the factor of the objective. Outputs elsewhere move by {@code f_t(x) = f_0(x) - k(x, X) a_t} with {@code K a_t = r_0 - r_t}, in which
 * eigenvalues 0 cause no difficulty: {@code a_t = sum_i v_i v_i^T r_0 (1 - g_i)/lambda_i}, the quotient being {@code c t} or {@code c eta t} at 0.
 * Source: [JGH18] section 5. Immutable.
 */
public final class LinearDynamics {

    private final int n;
    private final double[] vectors;
    private final double[] eigenvalues;
    private final double factor;

    /**
     * Decomposes the kernel.
     *
     * @param kernel K, N x N, symmetric positive semidefinite
     * @param factor c of the objective, for example 1/N for the mean
     */
    public LinearDynamics(double[] kernel, int n, double factor) {
        this.n = n;
        this.factor = factor;
        this.vectors = kernel.clone();
        this.eigenvalues = new double[n];
        LinearAlgebra.get().symmetricEigen(vectors, n, eigenvalues);
    }

    /** What is left of each component of the residual, as a function of its eigenvalue. */
    public interface Decay {
        /** Returns the remaining part of a component with eigenvalue lambda. */
        double remaining(double lambda);

        /** Returns {@code (1 - remaining)/lambda}, its limit at 0. */
        default double moved(double lambda) {
            double part = 1 - remaining(lambda);
            return part / lambda;
        }
    }

    /** Returns the decay of gradient flow at time t. */
    public Decay flow(double time) {
        return new Decay() {
            @Override
            public double remaining(double lambda) {
                return Math.exp(-factor * lambda * time);
            }

            @Override
            public double moved(double lambda) {
                return lambda == 0 ? factor * time : -Math.expm1(-factor * lambda * time) / lambda;
            }
        };
    }

    /** Returns the decay of gradient descent after {@code steps} steps with rate eta. */
    public Decay descent(double eta, int steps) {
        return new Decay() {
            @Override
            public double remaining(double lambda) {
                return Math.pow(1 - eta * factor * lambda, steps);
            }

            @Override
            public double moved(double lambda) {
                // A geometric sum: no cancellation for small eigenvalues.
                double step = eta * factor;
                double x = step * lambda;
                return Math.abs(x) < 1e-3 / Math.max(1, steps)
                        ? step * steps * (1 - x * (steps - 1) / 2 * (1 - x * (steps - 2) / 3))
                        : (1 - remaining(lambda)) / lambda;
            }
        };
    }

    /** Returns the decay of heavy-ball momentum after {@code steps} steps, from rest. */
    public Decay momentum(double eta, double beta, int steps) {
        return lambda -> {
            double residual = 1;
            double before = 1;
            for (int step = 0; step < steps; step++) {
                double next = residual - eta * factor * lambda * residual + beta * (residual - before);
                before = residual;
                residual = next;
            }
            return residual;
        };
    }

    /** Returns the decay of training to its end: components with positive eigenvalue vanish. */
    public Decay end(double least) {
        return new Decay() {
            @Override
            public double remaining(double lambda) {
                return lambda > least ? 0 : 1;
            }

            @Override
            public double moved(double lambda) {
                return lambda > least ? 1 / lambda : 0;
            }
        };
    }

    /** Returns the eigenvalues of K in ascending order. */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /** Returns eigenvector i, in the order of the eigenvalues. */
    public double[] eigenvector(int i) {
        double[] vector = new double[n];
        System.arraycopy(vectors, i * n, vector, 0, n);
        return vector;
    }

    /** Returns the residual on the data after {@code decay}. */
    public double[] residual(double[] initial, Decay decay) {
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            addComponent(result, i, decay.remaining(eigenvalues[i]) * component(initial, i));
        }
        return result;
    }

    /** Returns {@code a} with {@code f(x) = f_0(x) - k(x, X) a} after {@code decay}. */
    public double[] coefficients(double[] initial, Decay decay) {
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            addComponent(result, i, decay.moved(eigenvalues[i]) * component(initial, i));
        }
        return result;
    }

    private double component(double[] vector, int i) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += vectors[k + i * n] * vector[k];
        }
        return sum;
    }

    private void addComponent(double[] target, int i, double size) {
        for (int k = 0; k < n; k++) {
            target[k] += size * vectors[k + i * n];
        }
    }
}
