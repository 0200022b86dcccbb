package org.ntkverify.numeric.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KernelBlocksTest {

    @Test
    void blocks_are_where_the_points_are() {
        double[] entries = {4, 1, 2, 1, 5, 3, 2, 3, 6};
        KernelBlocks kernel = KernelBlocks.of(entries, 2);
        entries[0] = 99;
        assertThat(kernel.trainingCount()).isEqualTo(2);
        assertThat(kernel.testCount()).isEqualTo(1);
        assertThat(kernel.train(0, 0)).as("a copy").isEqualTo(4);
        assertThat(kernel.train(0, 1)).isEqualTo(1);
        assertThat(kernel.cross(0, 0)).isEqualTo(2);
        assertThat(kernel.cross(0, 1)).isEqualTo(3);
        assertThat(kernel.test(0, 0)).isEqualTo(6);
    }

    @Test
    void features_give_their_inner_products() {
        double[] features = {1, 2, 3, -1, 0, 5};
        KernelBlocks kernel = KernelBlocks.ofFeatures(features, 3, 1);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(kernel.train(i, j)).isEqualTo(features[i] * features[j] + features[3 + i] * features[3 + j]);
            }
        }
    }

    @Test
    void the_smoother_is_that_of_cramers_rule() {
        KernelBlocks kernel = KernelBlocks.of(new double[] {4, 1, 2, 1, 5, 3, 2, 3, 6}, 2);
        double determinant = 4.5 * 5.5 - 1;
        assertThat(kernel.smoother(0.5))
                .containsExactly(
                        new double[] {(2 * 5.5 - 3) / determinant, (3 * 4.5 - 2) / determinant}, within(1e-15));
    }

    @Test
    void shapes_must_fit() {
        assertThatThrownBy(() -> KernelBlocks.of(new double[] {1, 2}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kernel must be square but had 2 entries");
        assertThatThrownBy(() -> KernelBlocks.of(new double[] {1, 0, 0, 1}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("training must be >= 1 and < 2, the number of points, but was 2");
        assertThatThrownBy(() -> KernelBlocks.ofFeatures(new double[] {1, 0, 0}, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features must have 2 rows but had 3 entries");
    }
}
