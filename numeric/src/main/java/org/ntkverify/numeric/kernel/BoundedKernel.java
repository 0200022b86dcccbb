package org.ntkverify.numeric.kernel;

import java.util.Arrays;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/** A matrix of infinite-width kernels, each entry with a bound of its error. Immutable. */
public final class BoundedKernel {

    /** What the bound of each stored entry is. */
    @FunctionalInterface
    interface Bounds {
        double at(int i, int j);
    }

    /** Their eigenvalues take a fraction of a second. */
    private static final int MOST_EIGENVALUES = 1000;

    private final KernelShape shape;
    private final BoundKind boundKind;
    private final double[] values;
    private final Bounds bounds;

    /** The array is not copied and not to be changed afterwards. */
    BoundedKernel(KernelShape shape, BoundKind boundKind, double[] values, Bounds bounds) {
        this.shape = shape;
        this.boundKind = boundKind;
        this.values = values;
        this.bounds = bounds;
        requireFinite();
    }

    private void requireFinite() {
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.length(i); j++) {
                double value = values[shape.index(i, j)];
                double bound = bounds.at(i, j);
                if (!(Math.abs(value) <= Double.MAX_VALUE && bound >= 0 && bound <= Double.MAX_VALUE)) {
                    throw new ArithmeticException(
                            "kernel entry [%s, %s] must be finite but was %s with error bound %s%nMaybe the inputs or the gains are too large for this activation."
                                    .formatted(i, j, value, bound));
                }
            }
        }
    }

    /** Returns the number of rows. */
    public int rows() {
        return shape.rows();
    }

    /** Returns the number of columns. */
    public int columns() {
        return shape.columns();
    }

    /** Returns whether rows and columns are the same points, so that the matrix is symmetric. */
    public boolean symmetric() {
        return shape.symmetric();
    }

    /** Returns what the error bounds rest on. */
    public BoundKind boundKind() {
        return boundKind;
    }

    /** Returns entry (i, j), from 0; of a symmetric matrix (i, j) and (j, i) are the same number. */
    public double value(int i, int j) {
        boolean stored = !shape.symmetric() || j <= i;
        return values[stored ? shape.index(i, j) : shape.index(j, i)];
    }

    /** Returns what {@code |value(i, j) - true kernel|} does not exceed, as {@link #boundKind} says. */
    public double errorBound(int i, int j) {
        boolean stored = !shape.symmetric() || j <= i;
        return stored ? bounds.at(i, j) : bounds.at(j, i);
    }

    /** Returns the largest error bound of all entries. */
    public double largestErrorBound() {
        double largest = 0;
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.length(i); j++) {
                largest = Math.max(largest, bounds.at(i, j));
            }
        }
        return largest;
    }

    /** Returns the largest entry in size. */
    public double largestEntry() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Returns whether {@link #extremeEigenvalues} has an answer. */
    public boolean hasEigenvalues() {
        return shape.symmetric() && shape.rows() <= MOST_EIGENVALUES;
    }

    /**
     * Returns approximations of the smallest and of the largest eigenvalue of a symmetric matrix of at most {@value #MOST_EIGENVALUES} rows,
     * to some {@code N 2^-53} of the largest; not certified.
     */
    public double[] extremeEigenvalues() {
        if (!hasEigenvalues()) {
            throw new IllegalStateException("kernel must be symmetric with at most %s rows but was %s x %s"
                    .formatted(MOST_EIGENVALUES, rows(), columns()));
        }
        int n = shape.rows();
        double[] square = new double[n * n];
        Arrays.setAll(square, k -> value(k / n, k % n));
        double[] eigenvalues = LinearAlgebra.get().symmetricEigenvalues(square, n);
        return new double[] {eigenvalues[0], eigenvalues[n - 1]};
    }
}
