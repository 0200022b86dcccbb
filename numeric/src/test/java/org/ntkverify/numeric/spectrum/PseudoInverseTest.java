package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PseudoInverseTest {

    @Test
    void a_definite_system_is_solved() {
        // 2 x + y = 1, x + 3 y = 2: x = 1/5, y = 3/5.
        assertThat(PseudoInverse.applied(new double[] {2, 1, 1, 3}, 2, new double[] {1, 2}, 0))
                .containsExactly(new double[] {0.2, 0.6}, within(1e-15));
    }

    @Test
    void a_singular_system_has_the_shortest_least_squares_solution() {
        // The matrix of ones projects y = (1, 3) to its mean 2 and halves it.
        assertThat(PseudoInverse.applied(new double[] {1, 1, 1, 1}, 2, new double[] {1, 3}, 0))
                .containsExactly(new double[] {1, 1}, within(1e-15));
    }

    @Test
    void small_eigenvalues_are_dropped_as_asked() {
        double[] diagonal = {1, 0, 0, 1e-3};
        assertThat(PseudoInverse.applied(diagonal, 2, new double[] {1, 1}, 0))
                .containsExactly(new double[] {1, 1000}, within(1e-12));
        assertThat(PseudoInverse.applied(diagonal, 2, new double[] {1, 1}, 1e-2))
                .containsExactly(new double[] {1, 0}, within(1e-15));
    }
}
