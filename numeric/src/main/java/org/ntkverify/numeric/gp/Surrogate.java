package org.ntkverify.numeric.gp;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * How functions on a finite set of candidates are sampled: a start {@code g = F theta_0}, {@code theta_0 ~ N(0, I_p)}, which is then trained in the
 * features of a kernel.
 *
 * <p>Immutable.
 */
public final class Surrogate {

    private final String name;
    private final double[] transposedRoot;
    private final double[] kernel;
    private final int candidates;
    private final boolean freshNoise;

    private Surrogate(String name, double[] transposedRoot, double[] kernel, int candidates, boolean freshNoise) {
        this.name = name;
        this.transposedRoot = transposedRoot;
        this.kernel = kernel;
        this.candidates = candidates;
        this.freshNoise = freshNoise;
    }

    /**
     * Returns a surrogate whose start has covariance {@code prior}, by its symmetric square root.
     *
     * @param prior G x G, positive semidefinite; {@code kernel} itself for samples of the posterior, the NNGP for a deep ensemble
     * @param kernel G x G
     * @param candidates G
     * @param freshNoise whether each sample perturbs the targets
     */
    public static Surrogate ofKernels(
            String name, double[] prior, double[] kernel, int candidates, boolean freshNoise) {
        return new Surrogate(name, symmetricRoot(prior, candidates), kernel.clone(), candidates, freshNoise);
    }

    /**
     * Returns the linear model with the given features: prior and kernel are {@code F F^T}.
     *
     * @param features F^T, p x G
     * @param candidates G
     */
    public static Surrogate ofFeatures(String name, double[] features, int candidates) {
        int size = features.length / candidates;
        double[] kernel = new double[candidates * candidates];
        LinearAlgebra.get()
                .multiply(
                        Shape.TRANSPOSED,
                        candidates,
                        candidates,
                        size,
                        features,
                        0,
                        size,
                        features.clone(),
                        0,
                        size,
                        0,
                        kernel,
                        0,
                        candidates);
        return new Surrogate(name, features.clone(), kernel, candidates, true);
    }

    /** The positive square root is unique, unlike eigenvectors and factors: its samples are the same whatever the library. */
    static double[] symmetricRoot(double[] matrix, int size) {
        double[] vectors = matrix.clone();
        double[] values = new double[size];
        LinearAlgebra.get().symmetricEigen(vectors, size, values);
        double[] root = new double[size * size];
        for (int k = 0; k < size; k++) {
            double weight = Math.sqrt(Math.max(values[k], 0));
            for (int j = 0; j < size; j++) {
                double factor = weight * vectors[j + k * size];
                for (int i = 0; i < size; i++) {
                    root[i + j * size] += factor * vectors[i + k * size];
                }
            }
        }
        return root;
    }

    /** Returns the name in reports. */
    public String name() {
        return name;
    }

    /** Returns G. */
    public int candidates() {
        return candidates;
    }

    /** Returns p, how many normal numbers a start takes. */
    public int startSize() {
        return transposedRoot.length / candidates;
    }

    boolean freshNoise() {
        return freshNoise;
    }

    double kernel(int i, int j) {
        return kernel[i + j * candidates];
    }

    /** Returns a start {@code F theta_0}, G numbers, from p standard normal numbers. */
    public double[] sample(double[] normals) {
        int size = startSize();
        double[] values = new double[candidates];
        LinearAlgebra.get()
                .multiply(
                        Shape.TRANSPOSED,
                        candidates,
                        1,
                        size,
                        transposedRoot,
                        0,
                        size,
                        normals,
                        0,
                        size,
                        0,
                        values,
                        0,
                        candidates);
        return values;
    }
}
