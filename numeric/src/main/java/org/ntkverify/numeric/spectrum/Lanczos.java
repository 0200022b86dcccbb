package org.ntkverify.numeric.spectrum;

import java.util.Arrays;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * Both ends of the spectrum of a symmetric operator by Lanczos iteration with full reorthogonalisation.
 *
 * <p>Power iteration finds the eigenvalue of largest modulus, which for Hessians near initialisation may be the negative end; this finds both.
 *
 * <p><i>Accuracy:</i> for each end some eigenvalue lies within {@code residual} of the value returned, {@code |A y - value y| = beta_k |s_k|} for the
 * Ritz vector y; that it is the outermost one holds unless the start vector is orthogonal to its eigenvector up to rounding. Iteration stops when
 * {@code residual^2 / gap <= tolerance |A|}, the error of a Ritz value whose distance to the next one is gap, or when the Krylov space is exhausted;
 * it looks after every fourth product.
 *
 * @param largest the upper end
 * @param smallest the lower end
 * @param residual the larger of both residuals
 * @param products how often the operator was applied
 * @param converged whether the tolerance was met
 */
public record Lanczos(double largest, double smallest, double residual, int products, boolean converged) {

    private static final int LOOK_EVERY = 4;

    /** A new direction this small, relative to the operator, is rounding. */
    private static final double EXHAUSTED = 1e-14;

    /**
     * Runs the iteration.
     *
     * @param operator of size at least 1
     * @param start a vector that is not 0; its direction decides the digits beyond the tolerance
     * @param tolerance relative to the norm of the operator, in (0, 1)
     * @param limit most products, at least 1
     * @throws ArithmeticException if a product is not finite
     */
    public static Lanczos extremes(SymmetricOperator operator, double[] start, double tolerance, int limit) {
        Krylov space = new Krylov(start);
        int most = Math.min(limit, operator.size());
        while (true) {
            double next = space.extend(operator);
            int k = space.dimension;
            boolean exhausted = !(next > EXHAUSTED * space.size);
            if (k % LOOK_EVERY == 0 || exhausted || k == most) {
                Ends ends = space.ends(next);
                boolean met =
                        k > 1 && ends.error <= tolerance * Math.max(Math.abs(ends.largest), Math.abs(ends.smallest));
                if (met || exhausted || k == most) {
                    boolean whole = k == operator.size();
                    return new Lanczos(ends.largest, ends.smallest, ends.residual, k, met || exhausted || whole);
                }
            }
        }
    }

    /** The outermost Ritz values, and what is known of their errors. */
    private record Ends(double largest, double smallest, double residual, double error) {}

    /** An orthonormal basis of a Krylov space and the operator on it, a tridiagonal matrix. */
    private static final class Krylov {

        private static final LinearAlgebra ALGEBRA = LinearAlgebra.get();

        private final int n;

        /** Basis vectors, one after the other; the next one, not yet counted, follows. */
        private double[] basis;

        private double[] diagonal = new double[16];
        private double[] offDiagonal = new double[16];
        private int dimension;

        /** The largest entry of the tridiagonal matrix so far: not more than the norm of the operator. */
        private double size;

        Krylov(double[] start) {
            this.n = start.length;
            this.basis = new double[4 * n];
            append(start, norm(start));
        }

        /** Applies the operator to the newest vector and returns the length of the part that leaves the space. */
        double extend(SymmetricOperator operator) {
            int from = dimension * n;
            double[] w = operator.times(Arrays.copyOfRange(basis, from, from + n));
            dimension++;
            double[] coefficients = new double[dimension];
            double own = 0;
            // Twice is enough: one pass leaves a part of the order of rounding times the cancelled size.
            for (int pass = 0; pass < 2; pass++) {
                ALGEBRA.multiply(
                        Shape.TRANSPOSED, dimension, 1, n, basis, 0, n, w, 0, n, 0, coefficients, 0, dimension);
                own += coefficients[dimension - 1];
                ALGEBRA.multiply(Shape.PLAIN, n, 1, dimension, -1, basis, 0, n, coefficients, 0, dimension, 1, w, 0, n);
            }
            double next = norm(w);
            if (!Double.isFinite(own) || !Double.isFinite(next)) {
                throw new ArithmeticException("products must be finite but were not");
            }
            if (dimension == diagonal.length) {
                diagonal = Arrays.copyOf(diagonal, 2 * dimension);
                offDiagonal = Arrays.copyOf(offDiagonal, 2 * dimension);
            }
            diagonal[dimension - 1] = own;
            offDiagonal[dimension - 1] = next;
            size = Math.max(size, Math.max(Math.abs(own), next));
            if (next > 0) {
                append(w, next);
            }
            return next;
        }

        private void append(double[] vector, double length) {
            double factor = 1 / length;
            if (!Double.isFinite(factor)) {
                throw new IllegalArgumentException("start must not be 0 and must be finite but was not");
            }
            int from = dimension * n;
            if (from + n > basis.length) {
                basis = Arrays.copyOf(basis, 2 * basis.length);
            }
            for (int i = 0; i < n; i++) {
                basis[from + i] = factor * vector[i];
            }
        }

        /** The ends of the spectrum of the tridiagonal matrix; {@code next} is the length of the part that leaves the space. */
        Ends ends(double next) {
            int k = dimension;
            double[] vectors = new double[k * k];
            for (int i = 0; i < k; i++) {
                vectors[i * (k + 1)] = diagonal[i];
                if (i + 1 < k) {
                    vectors[i + 1 + i * k] = offDiagonal[i];
                    vectors[i + (i + 1) * k] = offDiagonal[i];
                }
            }
            double[] values = new double[k];
            ALGEBRA.symmetricEigen(vectors, k, values);
            double bottom = next * Math.abs(vectors[k - 1]);
            double top = next * Math.abs(vectors[k * k - 1]);
            double error = k == 1
                    ? Double.POSITIVE_INFINITY
                    : Math.max(error(top, values[k - 1] - values[k - 2]), error(bottom, values[1] - values[0]));
            return new Ends(values[k - 1], values[0], Math.max(top, bottom), error);
        }

        private static double error(double residual, double gap) {
            return gap > residual ? residual * residual / gap : residual;
        }

        private static double norm(double[] v) {
            double sum = 0;
            for (double entry : v) {
                sum += entry * entry;
            }
            return Math.sqrt(sum);
        }
    }
}
