package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/**
 * Ten thousand small matrices of the kinds that hurt: each enclosure is compared with exact rational arithmetic on both sides, and every
 * kind must leave some that are certified and some that are not, so that neither answer goes without saying.
 */
class AdversarialMatricesTest {

    private static final int COUNT = 10_000;

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261125L);

    private double[][] matrix(int i) {
        int n = 2 + i % 4;
        return switch (i % 7) {
            case 0 -> gram(n, n + 1, 10);
            case 1 -> gram(n, n - 1, 10);
            case 2 -> scaled(hilbert(n), Math.pow(10, random.nextInt(-16, 17)));
            case 3 -> scaled(gram(n, 1 + random.nextInt(n), 20), Math.pow(10, random.nextInt(-16, 17)));
            case 4 -> denormal(n);
            case 5 -> nearDuplicates(n);
            default -> spectrum(n);
        };
    }

    private double[][] gram(int n, int rank, int bits) {
        double[][] factor = new double[n][rank];
        for (double[] row : factor) {
            for (int k = 0; k < rank; k++) {
                row[k] = random.nextInt(-(1 << bits), 1 << bits);
            }
        }
        return product(factor);
    }

    /** {@code F F^T}, symmetric whatever is rounded. */
    private static double[][] product(double[][] factor) {
        int n = factor.length;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < factor[0].length; k++) {
                    matrix[i][j] += factor[i][k] * factor[j][k];
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

    private static double[][] scaled(double[][] matrix, double factor) {
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return matrix;
    }

    private double[][] denormal(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = (i == j ? random.nextInt(1, 8) : random.nextInt(-4, 5)) * Double.MIN_VALUE;
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private double[][] nearDuplicates(int n) {
        double[][] points = new double[n][3];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < 3; k++) {
                points[i][k] = i == 0 || random.nextBoolean()
                        ? random.nextDouble() - 0.5
                        : points[0][k] * (1 + random.nextInt(4) * 0x1p-50);
            }
        }
        return product(points);
    }

    /** {@code Q D Q} with a reflection Q and eigenvalues down to 1e-18, some of them negative. */
    private double[][] spectrum(int n) {
        double[] v = new double[n];
        double square = 0;
        for (int k = 0; k < n; k++) {
            v[k] = random.nextDouble() - 0.5;
            square += v[k] * v[k];
        }
        double[][] matrix = new double[n][n];
        for (int k = 0; k < n; k++) {
            double sign = random.nextInt(4) == 0 ? -1 : 1;
            double value = sign * Math.pow(10, -random.nextInt(19));
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double first = (i == k ? 1 : 0) - 2 * v[i] * v[k] / square;
                    double second = (j == k ? 1 : 0) - 2 * v[j] * v[k] / square;
                    matrix[i][j] += value * first * second;
                    matrix[j][i] = matrix[i][j];
                }
            }
        }
        return matrix;
    }

    @Test
    void every_enclosure_contains_the_exact_smallest_eigenvalue() {
        int[] positive = new int[7];
        int[] negative = new int[7];
        int singular = 0;
        for (int i = 0; i < COUNT; i++) {
            double[][] matrix = matrix(i);
            EigenvalueEnclosure enclosure = CertifiedEigenvalue.enclosure(IntervalMatrix.exact(matrix));
            assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, enclosure.lower()))
                    .as("matrix %s: %s", i, enclosure)
                    .isTrue();
            // Above the upper bound by any amount the shifted matrix is not definite.
            BigFraction above = new BigFraction(Math.nextUp(enclosure.upper()));
            assertThat(ExactDefiniteness.isPositiveSemidefinite(matrix, above))
                    .as("matrix %s: %s", i, enclosure)
                    .isFalse();
            positive[i % 7] += enclosure.lower() > 0 ? 1 : 0;
            negative[i % 7] += enclosure.upper() < 0 ? 1 : 0;
            singular += enclosure.positiveDefinite().isEmpty() ? 1 : 0;
        }
        // Full rank, Hilbert, scaled, and prescribed spectra are certified as a rule; exactly singular Gram matrices
        // never.
        assertThat(positive[0]).isGreaterThan(1000);
        assertThat(positive[1]).isZero();
        assertThat(negative[1]).isZero();
        assertThat(positive[2]).isGreaterThan(1000);
        assertThat(positive[3]).isPositive();
        assertThat(positive[5]).isPositive();
        assertThat(positive[6]).isGreaterThan(100);
        assertThat(negative[6]).isGreaterThan(100);
        assertThat(singular).isGreaterThan(1000);
    }
}
