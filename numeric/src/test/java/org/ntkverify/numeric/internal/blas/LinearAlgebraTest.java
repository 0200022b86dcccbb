package org.ntkverify.numeric.internal.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/** One contract, held by the implementation that loads and by plain Java. */
class LinearAlgebraTest {

    static Stream<Named<LinearAlgebra>> implementations() {
        return Stream.of(Named.of("fastest", LinearAlgebra.get()), Named.of("plain Java", LinearAlgebra.pureJava()));
    }

    /** Entries of size at most 1 from a linear congruence; nothing random, every column different. */
    private static double[] filled(int length, int seed) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = ((i * 37 + seed * 101 + i * i * 13) % 97) / 97.0 - 0.5;
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void products_of_every_size_equal_the_defining_sum(LinearAlgebra algebra) {
        int[][] sizes = {{1, 1, 1}, {8, 1, 1}, {5, 3, 2}, {7, 4, 0}, {3, 2, 9}, {40, 16, 16}, {16, 16, 41}, {130, 5, 3}
        };
        for (int[] size : sizes) {
            for (Shape shape : Shape.values()) {
                for (double beta : new double[] {0, 1}) {
                    assertProduct(algebra, shape, size[0], size[1], size[2], beta);
                }
            }
        }
    }

    private static void assertProduct(LinearAlgebra algebra, Shape shape, int m, int n, int k, double beta) {
        int aFrom = 3;
        int bFrom = 2;
        int cFrom = 5;
        int lda = (shape == Shape.TRANSPOSED ? k : m) + 1;
        int ldb = (shape == Shape.OUTER ? n : k) + 2;
        int ldc = m + 3;
        double[] a = filled(aFrom + lda * Math.max(1, shape == Shape.TRANSPOSED ? m : k), 1);
        double[] b = filled(bFrom + ldb * Math.max(1, shape == Shape.OUTER ? k : n), 2);
        double[] before = filled(cFrom + ldc * n, 3);
        if (beta == 0) {
            // Overwriting must not read what was there.
            for (int j = 0; j < n; j++) {
                Arrays.fill(before, cFrom + j * ldc, cFrom + j * ldc + m, Double.NaN);
            }
        }
        double[] c = before.clone();
        algebra.multiply(shape, m, n, k, -0.75, a, aFrom, lda, b, bFrom, ldb, beta, c, cFrom, ldc);
        for (int at = 0; at < c.length; at++) {
            int i = at < cFrom ? -1 : (at - cFrom) % ldc;
            if (i < 0 || i >= m) {
                assertThat(c[at]).as("padding at %s", at).isEqualTo(before[at]);
                continue;
            }
            int j = (at - cFrom) / ldc;
            double expected = beta == 0 ? 0 : before[at];
            for (int p = 0; p < k; p++) {
                double left = shape == Shape.TRANSPOSED ? a[aFrom + p + i * lda] : a[aFrom + i + p * lda];
                double right = shape == Shape.OUTER ? b[bFrom + j + p * ldb] : b[bFrom + p + j * ldb];
                expected -= 0.75 * left * right;
            }
            // At most 41 terms of size 1/4: k^2 2^-53 / 4 < 5e-14.
            assertThat(c[at]).isCloseTo(expected, within(5e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void the_cholesky_factor_of_a_known_matrix_is_exact(LinearAlgebra algebra) {
        // L = [[2,0,0],[1,3,0],[-1,2,1]]; only the lower triangle is read, the upper one is deliberately wrong.
        double[] a = {4, 2, -2, 99, 10, 5, 99, 99, 6};
        assertThat(algebra.cholesky(a, 3)).isTrue();
        assertThat(a).containsExactly(2, 1, -1, 99, 3, 2, 99, 99, 1);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void an_indefinite_or_not_finite_matrix_has_no_cholesky_factor(LinearAlgebra algebra) {
        assertThat(algebra.cholesky(new double[] {1, 2, 2, 1}, 2)).isFalse();
        assertThat(algebra.cholesky(new double[] {1, Double.NaN, 0, 1}, 2)).isFalse();
        assertThat(algebra.cholesky(new double[] {Double.POSITIVE_INFINITY}, 1)).isFalse();
        // The pivot overflows although every entry is finite.
        assertThat(algebra.cholesky(new double[] {1e-300, 1e200, 1e200, 1}, 2)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void eigenvalues_and_vectors_of_the_second_difference_matrix_are_known(LinearAlgebra algebra) {
        int n = 12;
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            a[i + i * n] = 2;
            if (i > 0) {
                a[i + (i - 1) * n] = -1;
                a[i - 1 + i * n] = -1;
            }
        }
        double[] matrix = a.clone();
        double[] eigenvalues = algebra.symmetricEigenvalues(a, n);
        assertThat(a).isEqualTo(matrix);
        // Norm 4: a backward stable solver errs by a few n 2^-53 4 = 5e-15; 1e-13 leaves a factor of 20.
        for (int k = 1; k <= n; k++) {
            assertThat(eigenvalues[k - 1]).isCloseTo(2 - 2 * Math.cos(k * Math.PI / (n + 1)), within(1e-13));
        }
        double[] values = new double[n];
        algebra.symmetricEigen(a, n, values);
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                double image = 0;
                for (int j = 0; j < n; j++) {
                    image += matrix[i + j * n] * a[j + k * n];
                }
                assertThat(image).isCloseTo(values[k] * a[i + k * n], within(1e-13));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void a_tiny_eigenvalue_is_not_rounded_to_zero(LinearAlgebra algebra) {
        assertThat(algebra.symmetricEigenvalues(new double[] {2, 0, 0, 0, 1, 0, 0, 0, 1e-17}, 3))
                .containsExactly(1e-17, 1, 2);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void eigenvalues_of_a_matrix_that_is_not_finite_are_refused(LinearAlgebra algebra) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algebra.symmetricEigenvalues(new double[] {Double.NaN}, 1))
                .withMessage("matrix must be finite but has an entry that is not");
    }

    @Test
    void a_library_that_does_not_load_is_replaced_by_plain_java_and_the_name_says_why() {
        LinearAlgebra algebra = Implementations.orJava(() -> {
            throw new UnsatisfiedLinkError("no such library");
        });
        assertThat(algebra.name())
                .isEqualTo(
                        "netlib in plain Java (OpenBLAS did not load: java.lang.UnsatisfiedLinkError: no such library)");
        assertThat(algebra.symmetricEigenvalues(new double[] {3}, 1)).containsExactly(3);
    }

    @Test
    void the_implementation_names_itself() {
        assertThat(LinearAlgebra.get().name()).matches("OpenBLAS .* 1 thread|netlib in plain Java .*");
        assertThat(LinearAlgebra.get()).isSameAs(LinearAlgebra.get());
    }
}
