package org.ntkverify.numeric.spectrum;

import java.util.Arrays;
import java.util.function.BiPredicate;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * Both ends of the spectrum of a symmetric operator by Lanczos iteration with full reorthogonalisation.
 *
 * <p>Power iteration finds the eigenvalue of largest modulus, which for Hessians near initialisation may be the negative end; this finds both.
 *
 * <p><i>Accuracy:</i> for each end some eigenvalue lies within {@code residual} of the value returned, {@code |A y - value y| = beta_k |s_k|} for the
 * Ritz vector y; that it is the outermost one holds unless the start vector is orthogonal to its eigenvector up to rounding. Iteration stops when
 * {@code residual^2 / gap}, the error of a Ritz value whose distance to the next one is gap, meets the tolerance, or when the Krylov space is exhausted;
 * it looks after every fourth product. Eigenvalues may lie closer than Ritz values, then the error exceeds the tolerance in the same proportion.
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
        return run(
                operator,
                start,
                limit,
                (top, bottom) -> Math.max(top.error, bottom.error)
                        <= tolerance * Math.max(Math.abs(top.value), Math.abs(bottom.value)));
    }

    /**
     * Runs the iteration until the upper end is known to {@code tolerance} relative to itself; the lower one may be as far off as {@code residual}
     * says.
     *
     * @param operator of size at least 1
     * @param start a vector that is not 0; iteration is short if it lies near the eigenvectors of the upper end
     * @param tolerance in (0, 1)
     * @param limit most products, at least 1
     * @throws ArithmeticException if a product is not finite
     */
    public static Lanczos largest(SymmetricOperator operator, double[] start, double tolerance, int limit) {
        return run(operator, start, limit, (top, bottom) -> top.error <= tolerance * Math.abs(top.value));
    }

    private static Lanczos run(
            SymmetricOperator operator, double[] start, int limit, BiPredicate<RitzValue, RitzValue> close) {
        Krylov space = new Krylov(start);
        int most = Math.min(limit, operator.size());
        while (true) {
            double next = space.extend(operator);
            int k = space.dimension;
            boolean exhausted = !(next > EXHAUSTED * space.size);
            if (k % LOOK_EVERY == 0 || exhausted || k == most) {
                Ends ends = space.ends(next);
                boolean met = k > 1 && close.test(ends.top, ends.bottom);
                if (met || exhausted || k == most) {
                    boolean whole = k == operator.size();
                    return new Lanczos(
                            ends.top.value,
                            ends.bottom.value,
                            Math.max(ends.top.residual, ends.bottom.residual),
                            k,
                            met || exhausted || whole);
                }
            }
        }
    }

    /** The outermost Ritz values. */
    private record Ends(RitzValue top, RitzValue bottom) {}

    /** A Ritz value, how far some eigenvalue is from it at most, and by how much it itself is off unless an eigenvalue is hidden. */
    private record RitzValue(double value, double residual, double error) {

        static RitzValue of(double value, double residual, double gap) {
            return new RitzValue(value, residual, gap > residual ? residual * residual / gap : residual);
        }
    }

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
            return new Ends(
                    RitzValue.of(values[k - 1], top, k == 1 ? 0 : values[k - 1] - values[k - 2]),
                    RitzValue.of(values[0], bottom, k == 1 ? 0 : values[1] - values[0]));
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
