package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigenvaluesTest {

    /** At most this part of the bound is used by matrices whose eigenvalues have closed forms. */
    private static final double USED = 0.25;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 50, 200})
    void second_differences_have_the_cosines_as_eigenvalues(int n) {
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            matrix[i + i * n] = 2;
            if (i > 0) {
                matrix[i + (i - 1) * n] = -1;
                matrix[i - 1 + i * n] = -1;
            }
        }
        Eigenvalues eigenvalues = Eigenvalues.of(matrix, n);
        double[] ascending = eigenvalues.ascending();
        for (int k = 1; k <= n; k++) {
            double half = Math.sin(k * Math.PI / (2 * (n + 1)));
            assertThat(Math.abs(ascending[k - 1] - 4 * half * half))
                    .as("eigenvalue %s", k)
                    .isLessThan(USED * eigenvalues.errorBound());
        }
        assertThat(eigenvalues.smallest()).isEqualTo(ascending[0]);
        assertThat(eigenvalues.largest()).isEqualTo(ascending[n - 1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20, 100})
    void a_singular_matrix_is_singular_up_to_the_bound(int n) {
        // 1/(i + j + 1) is not singular but its smallest eigenvalue is below 1e-19 from n = 14 on; i j has rank 1.
        double[] product = new double[n * n];
        double[] hilbert = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                product[i + j * n] = (i + 1) * (j + 1);
                hilbert[i + j * n] = 1.0 / (i + j + 1);
            }
        }
        Eigenvalues singular = Eigenvalues.of(product, n);
        assertThat(Math.abs(singular.smallest())).isLessThan(USED * singular.errorBound());
        if (n >= 14) {
            Eigenvalues graded = Eigenvalues.of(hilbert, n);
            assertThat(Math.abs(graded.smallest())).isLessThan(USED * graded.errorBound());
        }
    }

    @Test
    void the_norm_is_the_largest_in_size() {
        Eigenvalues eigenvalues = Eigenvalues.of(new double[] {0, 3, 3, -8}, 2);
        assertThat(eigenvalues.norm()).isEqualTo(9);
        assertThat(eigenvalues.largest()).isEqualTo(1);
    }

    @Test
    void the_shape_is_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Eigenvalues.of(new double[3], 2))
                .withMessage("matrix must have n x n entries but had 3, n = 2");
    }
}
