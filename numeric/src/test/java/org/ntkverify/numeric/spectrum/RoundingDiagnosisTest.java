package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
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
        IntervalMatrix exact = IntervalMatrix.exact(matrix);
        return RoundingDiagnosis.of(exact, CertifiedEigenvalue.enclosure(exact), unitRoundoff);
    }

    @Test
    void rounding_to_single_precision_explains_the_negative_eigenvalue_of_a_matrix_of_rank_one() {
        RoundingDiagnosis single = diagnosis(rankOne(12), RoundingDiagnosis.FLOAT32);
        assertThat(single.smallest().upper()).isNegative();
        assertThat(single.cause()).isEqualTo(Cause.WITHIN_ROUNDING);
        // Twin: one rounding to double precision does not.
        assertThat(diagnosis(rankOne(12), RoundingDiagnosis.FLOAT64).cause()).isEqualTo(Cause.NEGATIVE_BEYOND_ROUNDING);
    }

    @Test
    void a_defect_larger_than_rounding_is_seen() {
        double[][] matrix = rankOne(12);
        matrix[3][3] -= 1e-3;
        RoundingDiagnosis found = diagnosis(matrix, RoundingDiagnosis.FLOAT32);
        assertThat(found.cause()).isEqualTo(Cause.NEGATIVE_BEYOND_ROUNDING);
        assertThat(found.smallest().witness()).isPresent();
    }

    @Test
    void the_perturbation_is_the_largest_row_sum_in_units_of_the_roundoff() {
        RoundingDiagnosis found = diagnosis(new double[][] {{3, -1}, {-1, 2}}, RoundingDiagnosis.FLOAT32);
        assertThat(found.perturbation()).isBetween(4 * 0x1p-24, 4 * 0x1p-24 * (1 + 1e-15));
        assertThat(found.cause()).isEqualTo(Cause.POSITIVE_BEYOND_ROUNDING);
    }

    @Test
    void a_positive_eigenvalue_is_beyond_rounding_only_where_it_exceeds_the_perturbation() {
        // lambda_min = 2^-20, p = (2 + 2^-20) 2^-24 in single precision.
        double[][] definite = {{1 + 0x1p-20, 1}, {1, 1 + 0x1p-20}};
        assertThat(diagnosis(definite, RoundingDiagnosis.FLOAT32).cause()).isEqualTo(Cause.POSITIVE_BEYOND_ROUNDING);
        // Twin: 2^-24 is positive too, but half of what rounding moves.
        double[][] nearly = {{1 + 0x1p-24, 1}, {1, 1 + 0x1p-24}};
        RoundingDiagnosis found = diagnosis(nearly, RoundingDiagnosis.FLOAT32);
        assertThat(found.smallest().lower()).isPositive();
        assertThat(found.cause()).isEqualTo(Cause.WITHIN_ROUNDING);
    }

    @Test
    void an_enclosure_that_reaches_beyond_the_perturbation_on_either_side_decides_nothing() {
        assertThat(cause(-3, -1)).isEqualTo(Cause.UNDECIDED);
        assertThat(cause(-1, 3)).isEqualTo(Cause.UNDECIDED);
        assertThat(cause(1, 3)).isEqualTo(Cause.UNDECIDED);
        // Twins: the perturbation is 2, and closed where the eigenvalue may equal it.
        assertThat(cause(-2, 2)).isEqualTo(Cause.WITHIN_ROUNDING);
        assertThat(cause(2, 3)).isEqualTo(Cause.UNDECIDED);
        assertThat(cause(2.5, 3)).isEqualTo(Cause.POSITIVE_BEYOND_ROUNDING);
        assertThat(cause(-3, -2)).isEqualTo(Cause.UNDECIDED);
        assertThat(cause(-3, -2.5)).isEqualTo(Cause.NEGATIVE_BEYOND_ROUNDING);
    }

    /** What an enclosure means where rounding moves an eigenvalue by 2 at most. */
    private static Cause cause(double lower, double upper) {
        Optional<NegativeWitness> witness =
                NegativeWitness.of(IntervalMatrix.exact(new double[][] {{upper}}), new double[] {1});
        CertificateLoss nothing = new CertificateLoss(0, 0, 0, 0);
        EigenvalueEnclosure smallest = new EigenvalueEnclosure(1, lower, upper, lower, nothing, witness, 1);
        return new RoundingDiagnosis(smallest, RoundingDiagnosis.FLOAT32, 2).cause();
    }

    @Test
    void an_enclosure_of_a_matrix_of_another_size_is_refused() {
        EigenvalueEnclosure single = CertifiedEigenvalue.enclosure(IntervalMatrix.exact(new double[][] {{1}}));
        IntervalMatrix pair = IntervalMatrix.exact(new double[][] {{1, 0}, {0, 1}});
        assertThatThrownBy(() -> RoundingDiagnosis.of(pair, single, RoundingDiagnosis.FLOAT64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("smallest must be of a matrix of size 2 but was of one of size 1");
    }

    @Test
    void an_exactly_singular_matrix_of_doubles_stays_open_where_its_enclosure_is_wider_than_rounding() {
        double[][] ones = new double[40][40];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        assertThat(diagnosis(ones, RoundingDiagnosis.FLOAT64).cause()).isEqualTo(Cause.UNDECIDED);
        assertThat(diagnosis(ones, RoundingDiagnosis.FLOAT32).cause()).isEqualTo(Cause.WITHIN_ROUNDING);
    }

    @Test
    void a_roundoff_outside_its_range_is_refused() {
        assertThatThrownBy(() -> diagnosis(new double[][] {{1}}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unitRoundoff must be in (0, 1) but was 1.0");
    }
}
