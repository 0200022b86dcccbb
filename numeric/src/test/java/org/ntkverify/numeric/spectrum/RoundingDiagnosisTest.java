package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.spectrum.RoundingDiagnosis.Cause;

class RoundingDiagnosisTest {

    /** {@code x x^T} of rank one: rounded to single precision it has negative eigenvalues, all of them from rounding. */
    private static double[][] rankOne(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = (float) ((1 + i / 7.0) * (1 + j / 7.0));
            }
        }
        return matrix;
    }

    private static RoundingDiagnosis diagnosis(double[][] matrix, double unitRoundoff) {
        return RoundingDiagnosis.of(IntervalMatrix.exact(matrix), unitRoundoff);
    }

    @Test
    void rounding_to_single_precision_explains_the_negative_eigenvalue_of_a_matrix_of_rank_one() {
        RoundingDiagnosis single = diagnosis(rankOne(12), RoundingDiagnosis.FLOAT32);
        assertThat(single.smallest().upper()).isNegative();
        assertThat(single.cause()).isEqualTo(Cause.ROUNDING_SUFFICES);
        // Twin: one rounding to double precision does not.
        assertThat(diagnosis(rankOne(12), RoundingDiagnosis.FLOAT64).cause()).isEqualTo(Cause.BEYOND_ROUNDING);
    }

    @Test
    void a_defect_larger_than_rounding_is_seen() {
        double[][] matrix = rankOne(12);
        matrix[3][3] -= 1e-3;
        RoundingDiagnosis found = diagnosis(matrix, RoundingDiagnosis.FLOAT32);
        assertThat(found.cause()).isEqualTo(Cause.BEYOND_ROUNDING);
        assertThat(found.smallest().witness()).isPresent();
    }

    @Test
    void the_perturbation_is_the_largest_row_sum_in_units_of_the_roundoff() {
        RoundingDiagnosis found = diagnosis(new double[][] {{3, -1}, {-1, 2}}, RoundingDiagnosis.FLOAT32);
        assertThat(found.perturbation()).isBetween(4 * 0x1p-24, 4 * 0x1p-24 * (1 + 1e-15));
        assertThat(found.cause()).isEqualTo(Cause.NOT_NEGATIVE);
    }

    @Test
    void an_exactly_singular_matrix_of_doubles_stays_open_where_its_enclosure_is_wider_than_rounding() {
        double[][] ones = new double[40][40];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        assertThat(diagnosis(ones, RoundingDiagnosis.FLOAT64).cause()).isEqualTo(Cause.UNDECIDED);
        assertThat(diagnosis(ones, RoundingDiagnosis.FLOAT32).cause()).isEqualTo(Cause.ROUNDING_SUFFICES);
    }

    @Test
    void a_roundoff_outside_its_range_is_refused() {
        assertThatThrownBy(() -> diagnosis(new double[][] {{1}}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unitRoundoff must be in (0, 1) but was 1.0");
    }
}
