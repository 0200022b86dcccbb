package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * A certificate that does not trust the factorisation: for any triangular L, {@code lambda_min(B) >= - |B - L L^T|}, the norm bounded by
 * row sums of the product taken in interval arithmetic. It must agree with the one that trusts LAPACK.
 */
class IndependentCertificateTest {

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261127L);

    private double[][] gram(int n, int rank) {
        double[][] factor = new double[n][rank];
        for (double[] row : factor) {
            for (int k = 0; k < rank; k++) {
                row[k] = random.nextDouble() - 0.5;
            }
        }
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < rank; k++) {
                    matrix[i][j] += factor[i][k] * factor[j][k];
                }
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /** {@code t} less the norm of what {@code L L^T} lacks of {@code m - t I}. */
    private static double bound(double[][] matrix, double shift) {
        int n = matrix.length;
        double[] factor = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                factor[i + j * n] = i == j ? matrix[i][j] - shift : matrix[i][j];
            }
        }
        assertThat(LinearAlgebra.get().cholesky(factor, n)).isTrue();
        double norm = 0;
        for (int i = 0; i < n; i++) {
            Interval sum = Interval.ZERO;
            for (int j = 0; j < n; j++) {
                Interval rest = Interval.of(matrix[i][j]).minus(Interval.of(i == j ? shift : 0));
                for (int k = 0; k <= Math.min(i, j); k++) {
                    rest = rest.minus(Interval.of(factor[i + k * n]).times(Interval.of(factor[j + k * n])));
                }
                sum = sum.plus(rest.abs());
            }
            norm = Math.max(norm, sum.upper());
        }
        return Interval.of(shift).minus(Interval.of(norm)).lower();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40, 150})
    void both_certificates_agree(int n) {
        double[][] matrix = gram(n, n + 10);
        EigenvalueEnclosure enclosure = CertifiedEigenvalue.enclosure(IntervalMatrix.exact(matrix));
        double independent = bound(matrix, enclosure.shift());
        assertThat(independent).isLessThanOrEqualTo(enclosure.upper());
        // What LAPACK did wrong is less than what the a-priori bound allows; the product's own roundings are not, hence
        // the factor.
        double lost = enclosure.shift() - independent;
        assertThat(lost).isPositive().isLessThan(4 * n * enclosure.loss().total());
        assertThat(enclosure.lower()).isLessThanOrEqualTo(enclosure.upper());
    }

    @Test
    void the_bound_stands_for_small_matrices_exactly() {
        for (int i = 0; i < 50; i++) {
            double[][] matrix = gram(4, 2 + i % 4);
            double shift =
                    CertifiedEigenvalue.enclosure(IntervalMatrix.exact(matrix)).shift();
            assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, bound(matrix, shift)))
                    .isTrue();
        }
    }
}
