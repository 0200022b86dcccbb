package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * The certificate, by LAPACK, against exact rational arithmetic: the shift is pushed to the last double at which Cholesky completes, where the
 * theorem is under most strain, and the bound must hold exactly. Twins leave one term of the theorem out and must be caught.
 */
class CholeskyBoundTest {

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261120L);

    /** Random, singular, scaled and ill-conditioned Gram matrices of order 2 to 6. */
    private List<double[][]> matrices() {
        List<double[][]> matrices = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int n = 2 + i % 5;
            int rank = i % 3 == 0 ? n : Math.max(1, n - 1 - i % 2);
            // 20-bit factors: Gram matrices of low rank are singular exactly.
            matrices.add(gram(n, rank, Math.scalb(1.0, random.nextInt(-50, 50))));
        }
        for (int n = 2; n <= 6; n++) {
            matrices.add(hilbert(n));
        }
        return matrices;
    }

    private double[][] gram(int n, int rank, double scale) {
        double[][] factor = new double[n][rank];
        for (double[] row : factor) {
            for (int k = 0; k < rank; k++) {
                row[k] = random.nextInt(-(1 << 20), 1 << 20);
            }
        }
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < rank; k++) {
                    matrix[i][j] += scale * factor[i][k] * factor[j][k];
                }
            }
        }
        return matrix;
    }

    private static double[][] hilbert(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = 1.0 / (i + j + 1);
            }
        }
        return matrix;
    }

    /** Integers times 2^-1074, where every product underflows. */
    private double[][] denormal(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                int entry = i == j ? random.nextInt(1, 5) : random.nextInt(-4, 5);
                matrix[i][j] = entry * Double.MIN_VALUE;
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /** The largest double at which Cholesky completes, by bisection on the doubles between two of them. */
    private static double lastShift(double[][] matrix) {
        ShiftedCholesky cholesky = new ShiftedCholesky(IntervalMatrix.exact(matrix));
        double good = -1;
        double bad = 1;
        for (double[] row : matrix) {
            for (double entry : row) {
                good -= 2 * Math.abs(entry);
                bad += 2 * Math.abs(entry);
            }
        }
        while (true) {
            double middle = 0.5 * good + 0.5 * bad;
            if (middle <= good || middle >= bad) {
                return good;
            }
            if (cholesky.completes(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
    }

    private static double[] diagonal(double[][] matrix) {
        return IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).toArray();
    }

    private static double bound(double[][] matrix, double shift) {
        return CholeskyBound.loss(diagonal(matrix), shift, 0).below(shift);
    }

    @Test
    void no_bound_is_above_the_exact_smallest_eigenvalue() {
        for (double[][] matrix : matrices()) {
            double shift = lastShift(matrix);
            double bound = bound(matrix, shift);
            assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, bound))
                    .as("bound %s at shift %s", bound, shift)
                    .isTrue();
        }
    }

    /** Twin: without the rounding terms the bound is the shift itself, and that is false for some of the same matrices. */
    @Test
    void without_the_rounding_term_the_bound_is_wrong() {
        assertThat(matrices())
                .anySatisfy(matrix -> assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, lastShift(matrix)))
                        .isFalse());
    }

    @Test
    void denormal_matrices_are_bounded_and_need_the_underflow_term() {
        int completed = 0;
        int violationsWithoutTerm = 0;
        for (int i = 0; i < 3000; i++) {
            double[][] matrix = denormal(2 + i % 4);
            if (new ShiftedCholesky(IntervalMatrix.exact(matrix)).completes(0)) {
                completed++;
                double bound = bound(matrix, 0);
                assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, bound))
                        .as("bound %s", bound)
                        .isTrue();
                BigFraction withoutTerm = rationalRelativeError(matrix.length)
                        .multiply(trace(matrix))
                        .negate();
                violationsWithoutTerm += ExactDefiniteness.isPositiveSemidefinite(matrix, withoutTerm) ? 0 : 1;
            }
        }
        assertThat(completed).isGreaterThan(300);
        assertThat(violationsWithoutTerm).isPositive();
    }

    /** {@code phi = (n+1)u/(1-2(n+1)u)} exactly; in doubles its product with so small a trace would round to a whole step. */
    private static BigFraction rationalRelativeError(int n) {
        BigFraction part = new BigFraction((n + 1) * CholeskyBound.UNIT_ROUNDOFF);
        return part.divide(BigFraction.ONE.subtract(part.multiply(2)));
    }

    private static BigFraction trace(double[][] matrix) {
        BigFraction trace = BigFraction.ZERO;
        for (int i = 0; i < matrix.length; i++) {
            trace = trace.add(new BigFraction(matrix[i][i]));
        }
        return trace;
    }

    /**
     * An arrow whose last pivot is {@code (1 + 2 u) - sum of squares - 1}. In this order every square is too small to
     * change the number it is taken from, and the exact pivot, a negative number, becomes 2 u.
     */
    private static double[][] arrow(int n) {
        double[][] matrix = new double[n][n];
        double small = 0x1p-20;
        for (int i = 0; i < n - 2; i++) {
            matrix[i][i] = small;
            double entry = Math.sqrt(0.9 * 0x1p-53 * small);
            matrix[i][n - 1] = entry;
            matrix[n - 1][i] = entry;
        }
        matrix[n - 2][n - 2] = 1;
        matrix[n - 2][n - 1] = 1;
        matrix[n - 1][n - 2] = 1;
        matrix[n - 1][n - 1] = 1 + 0x1p-52;
        return matrix;
    }

    /** Cholesky in the order of the textbook, which the theorem covers like any other. */
    private static boolean completesInOrder(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = matrix[i][j];
                for (int k = 0; k < i; k++) {
                    sum -= factor[k][i] * factor[k][j];
                }
                if (i == j && !(sum > 0)) {
                    return false;
                }
                factor[i][j] = i < j ? sum / factor[i][i] : Math.sqrt(sum);
            }
        }
        return true;
    }

    /** Twin: with u in place of (n+1)u the bound is false for the arrow. */
    @Test
    void rounding_errors_grow_with_the_size_and_the_factor_n_is_needed() {
        int n = 60;
        double[][] matrix = arrow(n);
        assertThat(completesInOrder(matrix)).isTrue();
        CertificateLoss loss = CholeskyBound.loss(diagonal(matrix), 0, 0);
        assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, loss.below(0)))
                .isTrue();
        CertificateLoss without =
                new CertificateLoss(loss.factorisation() / (n + 1), loss.underflow(), loss.shift(), 0);
        assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, without.below(0)))
                .isFalse();
        double last = lastShift(matrix);
        assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, bound(matrix, last)))
                .isTrue();
    }

    /** Twin: a shift that is rounded away counts as a shift all the same if its rounding is not paid for. */
    @Test
    void the_rounding_of_the_shift_is_needed() {
        double[][] matrix = {{1, 0}, {0, 1}};
        double shift = -0x1p-53 * 1.5;
        double shifted = 1 - shift;
        // The exact smallest eigenvalue of what is factored, moved back by the shift.
        BigFraction moved = new BigFraction(shifted).add(new BigFraction(shift));
        assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, moved)).isFalse();
        double paid = CholeskyBound.loss(diagonal(matrix), shift, 0).shift();
        assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, moved.subtract(new BigFraction(paid))))
                .isTrue();
    }

    /** Twin: a member of the set lies below the bound of the midpoint. */
    @Test
    void the_norm_of_the_radii_is_needed() {
        double[][] midpoint = {{2, 1}, {1, 2}};
        double[][] member = {{1.875, 1.125}, {1.125, 1.875}};
        IntervalMatrix set = IntervalMatrix.ofRows(2, (i, midpoints, radii) -> {
            System.arraycopy(midpoint[i], 0, midpoints, 0, i + 1);
            Arrays.fill(radii, 0, i + 1, 0.125);
        });
        ShiftedCholesky cholesky = new ShiftedCholesky(set);
        assertThat(cholesky.completes(0.99)).isTrue();
        CertificateLoss loss = cholesky.loss(0.99);
        assertThat(ExactDefiniteness.isPositiveSemidefinite(member, loss.below(0.99)))
                .isTrue();
        CertificateLoss without = new CertificateLoss(loss.factorisation(), loss.underflow(), loss.shift(), 0);
        assertThat(ExactDefiniteness.isPositiveSemidefinite(member, without.below(0.99)))
                .isFalse();
    }

    private static boolean completes(double[][] matrix) {
        int n = matrix.length;
        double[] flat = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
        return LinearAlgebra.get().cholesky(flat, n);
    }

    @Test
    void not_a_number_and_infinity_never_complete() {
        assertThat(completes(new double[][] {{1, Double.NaN}, {Double.NaN, 1}})).isFalse();
        assertThat(completes(new double[][] {{Double.POSITIVE_INFINITY}})).isFalse();
        assertThat(completes(new double[][] {{1, 0}, {0, Double.NaN}})).isFalse();
        assertThatThrownBy(() -> IntervalMatrix.exact(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
                .isInstanceOf(ArithmeticException.class);
    }
}
