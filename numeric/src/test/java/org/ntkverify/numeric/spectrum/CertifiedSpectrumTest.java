package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

class CertifiedSpectrumTest {

    /** Eigenvalues {@code 2 - 2 cos(k pi/(n+1))}. */
    private static double[][] secondDifferences(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 2;
            if (i > 0) {
                matrix[i][i - 1] = -1;
                matrix[i - 1][i] = -1;
            }
        }
        return matrix;
    }

    @Test
    void every_eigenvalue_of_the_second_difference_matrix_is_enclosed() {
        int n = 40;
        CertifiedSpectrum spectrum = CertifiedSpectrum.of(IntervalMatrix.exact(secondDifferences(n)));
        for (int k = 1; k <= n; k++) {
            double exact = 2 - 2 * Math.cos(k * Math.PI / (n + 1));
            Interval enclosure = spectrum.eigenvalue(k - 1);
            // The cosine is wrong by an ulp of 1; twice that may lie outside.
            assertThat(enclosure.lower()).isLessThan(exact + 0x1p-51);
            assertThat(enclosure.upper()).isGreaterThan(exact - 0x1p-51);
        }
        // Twice n^(3/2) u max_i sum_j |m_ij| = 253 * 1.1e-16 * 4 = 1.1e-13 for the products; the residual of the solver
        // is the rest.
        assertThat(spectrum.radius()).isLessThan(2e-13);
    }

    @Test
    void eigenvalues_beyond_a_threshold_are_counted_from_both_sides() {
        double[][] diagonal = new double[5][5];
        for (int i = 0; i < 5; i++) {
            diagonal[i][i] = i;
        }
        CertifiedSpectrum spectrum = CertifiedSpectrum.of(IntervalMatrix.exact(diagonal));
        assertThat(spectrum.certainlyAtLeast(1.5)).isEqualTo(3);
        assertThat(spectrum.possiblyAtLeast(1.5)).isEqualTo(3);
        // At an eigenvalue itself neither side is proved.
        assertThat(spectrum.certainlyAtLeast(2)).isEqualTo(2);
        assertThat(spectrum.possiblyAtLeast(2)).isEqualTo(3);
    }

    /** Vectors that are not eigenvectors widen the enclosures, and they still contain 1 and 3. */
    @Test
    void bad_vectors_give_wide_enclosures_and_no_wrong_ones() {
        IntervalMatrix matrix = IntervalMatrix.exact(new double[][] {{2, 1}, {1, 2}});
        CertifiedSpectrum spectrum =
                CertifiedSpectrum.of(matrix, new double[] {0.8, -0.6, 0.6, 0.8}, new double[] {1.1, 2.8});
        assertThat(spectrum.eigenvalue(0).contains(1)).isTrue();
        assertThat(spectrum.eigenvalue(1).contains(3)).isTrue();
        assertThat(spectrum.radius()).isGreaterThan(0.2);
        // Twin: the residual of the first column alone is the norm of (A - 1.1) v = (.12, .26), far from nothing.
        assertThatThrownBy(() -> CertifiedSpectrum.of(matrix, new double[] {1, 1, 1, 1}, new double[] {1, 3}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("approximate eigenvectors must be orthonormal to within 1");
        assertThatThrownBy(() -> CertifiedSpectrum.of(matrix, new double[] {1, 0, 0, 1}, new double[] {3, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values must ascend but 3.0 was before 1.0");
    }

    @Test
    void radii_count() {
        IntervalMatrix matrix = IntervalMatrix.ofRows(2, (i, midpoints, radii) -> {
            midpoints[0] = i == 0 ? 2 : 1;
            midpoints[1] = 2;
            radii[0] = 0.1;
            radii[1] = 0.1;
        });
        CertifiedSpectrum spectrum = CertifiedSpectrum.of(matrix);
        // The member [1.9 1.1; 1.1 1.9] has eigenvalues 0.8 and 3.
        assertThat(spectrum.eigenvalue(0).contains(0.8)).isTrue();
        assertThat(spectrum.radius()).isBetween(0.2, 0.2 + 1e-14);
    }
}
