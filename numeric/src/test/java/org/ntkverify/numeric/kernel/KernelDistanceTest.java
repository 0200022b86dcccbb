package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Distances of matrices that can be worked out by hand. */
class KernelDistanceTest {

    private static final double[] IDENTITY = {1, 0, 0, 1};
    private static final double[] ONES = {1, 1, 1, 1};

    @Test
    void cosine_distance_is_one_minus_the_cosine_of_the_entries() {
        assertThat(KernelDistance.cosine(IDENTITY, ONES)).isCloseTo(1 - 1 / Math.sqrt(2), within(1e-15));
        assertThat(KernelDistance.cosine(IDENTITY, new double[] {3, 0, 0, 3})).isCloseTo(0, within(1e-30));
        assertThat(KernelDistance.cosine(IDENTITY, new double[] {0, 1, 1, 0})).isCloseTo(1, within(1e-15));
    }

    /** {@code 1 - cos} of (1, e, e, 1) and the identity is {@code e^2/2 + O(e^4)}: 5e-21, which a difference of cosines loses. */
    @Test
    void small_distances_keep_their_digits() {
        assertThat(KernelDistance.cosine(IDENTITY, new double[] {1, 1e-10, 1e-10, 1}))
                .isCloseTo(5e-21, within(1e-30));
    }

    /** A constant added to a kernel is invisible once centred, and brings any two kernels together if not. */
    @Test
    void centring_removes_constants() {
        double[] a = {2, 1, 0, 1, 3, 1, 0, 1, 1};
        double[] b = new double[9];
        for (int at = 0; at < 9; at++) {
            b[at] = a[at] + 100;
        }
        assertThat(KernelDistance.centred(a, b, 3)).isCloseTo(0, within(1e-25));
        assertThat(KernelDistance.cosine(a, b)).isGreaterThan(0.1);
        assertThat(KernelDistance.centred(ONES, 2)).containsExactly(0, 0, 0, 0);
        assertThat(KernelDistance.centred(IDENTITY, 2)).containsExactly(0.5, -0.5, -0.5, 0.5);
    }

    @Test
    void polar_picture_of_a_straight_way() {
        double[] half = {1, 0.5, 0.5, 1};
        KernelDistance.Polar polar = KernelDistance.polar(IDENTITY, half, ONES);
        assertThat(polar.radius()).isCloseTo(0.5, within(1e-15));
        assertThat(polar.angle()).isCloseTo(Math.acos(2 / Math.sqrt(2 * 2.5)), within(1e-15));
    }

    @Test
    void wrong_matrices_are_refused() {
        assertThatThrownBy(() -> KernelDistance.cosine(IDENTITY, new double[3]))
                .hasMessage("matrices must have equal sizes but had 4 and 3 entries");
        assertThatThrownBy(() -> KernelDistance.cosine(IDENTITY, new double[4]))
                .hasMessageStartingWith("matrices must not be 0 but had norms");
        assertThatThrownBy(() -> KernelDistance.centred(IDENTITY, 3))
                .hasMessage("matrix must be 3 x 3 numbers but was 4");
    }
}
