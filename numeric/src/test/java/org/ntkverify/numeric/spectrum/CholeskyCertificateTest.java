package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/**
 * The certificate against exact rational arithmetic: the shift is pushed to the last double at which Cholesky completes, where the
 * theorem is under most strain, and the bound must hold exactly. Twins leave one term of the theorem out and must be caught.
 */
class CholeskyCertificateTest {

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
            if (CholeskyCertificate.completes(matrix, middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
    }

    @Test
    void no_bound_is_above_the_exact_smallest_eigenvalue() {
        for (double[][] matrix : matrices()) {
            double shift = lastShift(matrix);
            double bound = CholeskyCertificate.bound(matrix, shift);
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
            if (CholeskyCertificate.completes(matrix, 0)) {
                completed++;
                double bound = CholeskyCertificate.bound(matrix, 0);
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
        BigFraction part = new BigFraction((n + 1) * CholeskyCertificate.UNIT_ROUNDOFF);
        return part.divide(BigFraction.ONE.subtract(part.multiply(2)));
    }

    private static BigFraction trace(double[][] matrix) {
        BigFraction trace = BigFraction.ZERO;
        for (int i = 0; i < matrix.length; i++) {
            trace = trace.add(new BigFraction(matrix[i][i]));
        }
        return trace;
    }

    @Test
    void not_a_number_and_infinity_never_complete() {
        assertThat(CholeskyCertificate.completes(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}, 0))
                .isFalse();
        assertThat(CholeskyCertificate.completes(new double[][] {{Double.POSITIVE_INFINITY}}, 0))
                .isFalse();
        assertThat(CholeskyCertificate.completes(new double[][] {{1, 0}, {0, Double.NaN}}, 0))
                .isFalse();
    }
}
