package org.ntkverify.numeric.spectrum;

import java.util.Arrays;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * Enclosures of all eigenvalues, valid for every matrix of an {@link IntervalMatrix}, from approximate eigenvectors and what they
 * leave undone.
 *
 * <p>Theorem. Let A be symmetric, D diagonal in ascending order, V square and invertible. Then
 * {@code |lambda_k(A) - d_k| <= |A V - V D| / sigma_min(V)} in the 2-norm, for all k (proof: docs/certificates.md). With
 * {@code |V^T V - I| <= a < 1}, {@code sigma_min(V) >= 1 - a}. Both norms are bounded from matrix products of doubles, plus
 * {@code gamma_n} times the product of the absolute values for their own rounding errors: trusted is only that an entry of a product is a
 * sum of n products in any order.
 *
 * <p><em>Width</em>, each side: some {@code n^(3/2) u max_i sum_j |m_ij|}, u = 2^-53, plus the norm of the radii. The smallest eigenvalue alone is
 * had more narrowly and faster from {@link CertifiedEigenvalue}. <em>Time:</em> a full eigendecomposition. <em>Memory:</em> four N x N arrays.
 */
public final class CertifiedSpectrum {

    private final double[] values;
    private final double radius;

    private CertifiedSpectrum(double[] values, double radius) {
        this.values = values;
        this.radius = radius;
    }

    /**
     * Returns the enclosures.
     *
     * @throws ArithmeticException if the approximate eigenvectors are too bad, or entries too large, for a bound
     */
    public static CertifiedSpectrum of(IntervalMatrix matrix) {
        int n = matrix.size();
        double[] vectors = new double[n * n];
        matrix.copyMidpoints(vectors);
        double[] values = new double[n];
        LinearAlgebra.get().symmetricEigen(vectors, n, values);
        return of(matrix, vectors, values);
    }

    /** The theorem for any V, column by column, and any d in ascending order. */
    static CertifiedSpectrum of(IntervalMatrix matrix, double[] vectors, double[] values) {
        int n = values.length;
        for (int k = 1; k < n; k++) {
            if (!(values[k - 1] <= values[k])) {
                throw new IllegalArgumentException(
                        "values must ascend but %s was before %s".formatted(values[k - 1], values[k]));
            }
        }
        double[] midpoints = new double[n * n];
        matrix.copyMidpoints(midpoints);
        double[] product = new double[n * n];
        LinearAlgebra algebra = LinearAlgebra.get();
        algebra.multiply(Shape.TRANSPOSED, n, n, n, vectors, 0, n, vectors, 0, n, 0, product, 0, n);
        Interval squares = sumOfSquares(vectors);
        Interval gamma = gamma(n);
        Interval orthogonality = Interval.of(departure(product, n)).plus(gamma.times(squares));
        if (!(orthogonality.upper() < 1)) {
            throw new ArithmeticException(
                    "approximate eigenvectors must be orthonormal to within 1 but were to within %s"
                            .formatted(orthogonality.upper()));
        }
        algebra.multiply(Shape.PLAIN, n, n, n, midpoints, 0, n, vectors, 0, n, 0, product, 0, n);
        Interval residual = residual(product, vectors, values)
                .plus(gamma.times(Interval.of(matrix.midpointNorm())).times(squares.sqrt()))
                .plus(underflow(n));
        Interval radius = residual.over(Interval.ONE.minus(Interval.of(orthogonality.upper())))
                .plus(Interval.of(matrix.radiusNorm()));
        return new CertifiedSpectrum(values.clone(), radius.upper());
    }

    /** {@code n u/(1 - n u)}. */
    private static Interval gamma(int n) {
        Interval part = Interval.of(n * CholeskyBound.UNIT_ROUNDOFF);
        return part.over(Interval.ONE.minus(part));
    }

    /** n products in each of n^2 entries, each at most 2^-1022 off, flushing included; the norm is at most n times as much. */
    private static Interval underflow(int n) {
        return Interval.of(n).power(2).times(Interval.of(Double.MIN_NORMAL));
    }

    /** {@code |V|_F^2} in upward steps. */
    private static Interval sumOfSquares(double[] vectors) {
        double sum = 0;
        for (double entry : vectors) {
            sum += entry * entry;
        }
        return upTo(sum, vectors.length);
    }

    /** A rounded sum of so many rounded terms that are not negative, and what rounding and underflow may have taken off. */
    private static Interval upTo(double sum, int terms) {
        return Interval.of(sum)
                .times(Interval.ONE.plus(Interval.of(4 * (terms + 4.0) * CholeskyBound.UNIT_ROUNDOFF)))
                .plus(Interval.of(terms).times(Interval.of(Double.MIN_NORMAL)));
    }

    /** The largest row sum of {@code |G - I|}, G symmetric up to rounding: taken down the columns of {@code G = fl(V^T V)}. */
    private static double departure(double[] gram, int n) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            double column = 0;
            for (int i = 0; i < n; i++) {
                double entry = gram[i + j * n];
                column += Math.abs(i == j ? entry - 1 : entry);
            }
            largest = Math.max(largest, upTo(column, n).upper());
        }
        return largest;
    }

    /** {@code |C - V D|_F} for {@code C = fl(m V)}. */
    private static Interval residual(double[] product, double[] vectors, double[] values) {
        int n = values.length;
        Interval total = Interval.ZERO;
        for (int j = 0; j < n; j++) {
            double sum = 0;
            double products = 0;
            for (int i = 0; i < n; i++) {
                double term = vectors[i + j * n] * values[j];
                double entry = product[i + j * n] - term;
                sum += entry * entry;
                products += term * term;
            }
            // |fl(c - fl(v d)) - (c - v d)| <= u |fl(c - fl(v d))| + u |fl(v d)|, plus underflow.
            Interval norm = upTo(sum, n).sqrt().times(Interval.of(1 + 0x1p-50));
            Interval rounding = upTo(products, n).sqrt().times(Interval.of(0x1p-52));
            total = total.plus(norm.plus(rounding).power(2));
        }
        return total.sqrt();
    }

    /** Returns N. */
    public int size() {
        return values.length;
    }

    /** Returns an enclosure of the k-th smallest eigenvalue, k = 0 .. N-1. */
    public Interval eigenvalue(int k) {
        Interval spread = new Interval(-radius, radius);
        return Interval.of(values[k]).plus(spread);
    }

    /** Returns the largest distance of an eigenvalue from the middle of its enclosure. */
    public double radius() {
        return radius;
    }

    /** Returns a number of eigenvalues that are proved to be {@code >= threshold}. */
    public int certainlyAtLeast(double threshold) {
        return (int) Arrays.stream(values)
                .filter(value -> Interval.of(value).minus(Interval.of(radius)).lower() >= threshold)
                .count();
    }

    /** Returns a number that the eigenvalues {@code >= threshold} are proved not to exceed. */
    public int possiblyAtLeast(double threshold) {
        return (int) Arrays.stream(values)
                .filter(value -> Interval.of(value).plus(Interval.of(radius)).upper() >= threshold)
                .count();
    }
}
