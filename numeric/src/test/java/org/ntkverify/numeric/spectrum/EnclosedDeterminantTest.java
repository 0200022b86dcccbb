package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.arithmetic.OutsideDomainException;

class EnclosedDeterminantTest {

    /** {@code min(i, j)}: determinant 1. With {@code i + 1} added to the diagonal of the last row: 1 + (n - 1 row's minor). */
    @Test
    void determinants_of_integers_are_enclosed_narrowly() {
        for (int n : new int[] {1, 2, 5, 12}) {
            double[][] matrix = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix[i][j] = Math.min(i, j) + 1.0;
                }
            }
            Interval determinant = EnclosedDeterminant.of(IntervalMatrix.exact(matrix));
            assertThat(determinant.contains(1)).isTrue();
            assertThat(determinant.width()).isLessThan(1e-11);
            // Linear in the last entry, with the leading minor, also 1, as slope.
            matrix[n - 1][n - 1] += 6;
            assertThat(EnclosedDeterminant.of(IntervalMatrix.exact(matrix)).contains(7))
                    .isTrue();
        }
    }

    /** Eigenvalues {@code 1 - a} (n - 1 times) and {@code 1 + (n - 1) a}, a = 1/3, which no double is. */
    @Test
    void every_matrix_of_the_set_is_covered() {
        int n = 6;
        Interval third = Interval.ONE.over(Interval.of(3));
        IntervalMatrix matrix = IntervalMatrix.ofLowerTriangle(n, i -> {
            Interval[] row = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                row[j] = i == j ? Interval.ONE : third;
            }
            return row;
        });
        double exact = Math.pow(2.0 / 3, 5) * (8.0 / 3);
        Interval determinant = EnclosedDeterminant.of(matrix);
        assertThat(determinant.contains(exact)).isTrue();
        assertThat(determinant.width()).isLessThan(1e-13);
    }

    @Test
    void a_matrix_that_may_be_singular_has_no_answer() {
        assertThatThrownBy(() -> EnclosedDeterminant.of(IntervalMatrix.exact(new double[][] {{1, 1}, {1, 1}})))
                .isInstanceOf(OutsideDomainException.class)
                .hasMessageStartingWith("pivot 1 must be > 0 to enclose the determinant but was in");
        assertThatThrownBy(() -> EnclosedDeterminant.of(IntervalMatrix.exact(new double[][] {{-1}})))
                .isInstanceOf(OutsideDomainException.class);
    }
}
