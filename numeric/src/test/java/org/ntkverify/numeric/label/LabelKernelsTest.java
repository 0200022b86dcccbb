package org.ntkverify.numeric.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Label-aware kernels, their decomposition and local elasticity. */
class LabelKernelsTest {

    private static final Inputs POINTS =
            Inputs.of("four", new double[][] {{1, 2, -1}, {0.5, -1, 2}, {-2, 1, 1}, {1, 2.5, 0.25}});

    private static final double[] LABELS = {1, -1, -1, 1};

    private static double[] kernel() {
        return ReluKernel.of(LabelledPoints.gram(POINTS), 4);
    }

    @Test
    void the_label_agnostic_kernel_is_that_of_the_infinite_width() {
        InfiniteWidthKernel infinite =
                InfiniteWidthKernel.of(Architecture.ntk(Activation.named("relu"), 1, Expression.ONE, Expression.ZERO));
        double[][] expected = infinite.matrix(POINTS).ntk();
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                // Layers divide by d = 3.
                assertThat(kernel()[i + 4 * j]).isCloseTo(3 * expected[i][j], within(1e-13));
            }
        }
    }

    /** Solves {@code H alpha = y} by elimination without pivots, which a definite matrix does not need. */
    private static double[] solved(double[] kernel, double[] labels) {
        double[] a = kernel.clone();
        double[] x = labels.clone();
        for (int k = 0; k < 4; k++) {
            for (int i = 0; i < 4; i++) {
                if (i != k) {
                    double factor = a[i + 4 * k] / a[k + 4 * k];
                    for (int j = 0; j < 4; j++) {
                        a[i + 4 * j] -= factor * a[k + 4 * j];
                    }
                    x[i] -= factor * x[k];
                }
            }
        }
        for (int k = 0; k < 4; k++) {
            x[k] /= a[k + 4 * k];
        }
        return x;
    }

    private static double direct(double[] kernel, double[] weights, double h) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double entry : kernel) {
            least = Math.min(least, entry);
            most = Math.max(most, entry);
        }
        double above = 0;
        double below = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double gap = h - kernel[i + 4 * j];
                double near = (most - least) * (most - least) - gap * gap;
                above += weights[i] * weights[j] * near;
                below += near;
            }
        }
        return above / below;
    }

    @ParameterizedTest
    @EnumSource
    void the_regression_is_the_double_sum(PairRegression.Weights weights) {
        double[] kernel = kernel();
        double[] omega = weights == PairRegression.Weights.LABELS ? LABELS : solved(kernel, LABELS);
        PairRegression regression = PairRegression.of(weights, kernel, LABELS);
        for (double h : new double[] {-0.5, 0, 0.3, 2, 4}) {
            assertThat(regression.at(h)).isCloseTo(direct(kernel, omega, h), within(1e-12));
        }
        assertThat(regression.added(kernel, 2)[1]).isEqualTo(kernel[1] + 2 * regression.at(kernel[1]));
        assertThat(regression.matrix(kernel)[6]).isEqualTo(regression.at(kernel[6]));
    }

    @Test
    void regressions_refuse_what_they_cannot_fit() {
        assertThatThrownBy(() -> PairRegression.of(PairRegression.Weights.LABELS, new double[4], LABELS))
                .hasMessage("kernel must have n x n entries but had 4, n = 4");
        assertThatThrownBy(() -> PairRegression.of(PairRegression.Weights.SOLUTION, new double[16], LABELS))
                .hasMessage("kernel must be positive definite but was not");
    }

    @Test
    void the_transform_finds_the_terms_of_a_polynomial_in_signs() {
        WalshTransform transform =
                WalshTransform.of(4, y -> 3 - 2 * y[1] + 0.5 * y[0] * y[3] + 7 * y[0] * y[1] * y[2] * y[3]);
        assertThat(transform.coefficient(0)).isEqualTo(3);
        assertThat(transform.coefficient(0b0010)).isEqualTo(-2);
        assertThat(transform.coefficient(0b1001)).isEqualTo(0.5);
        assertThat(transform.coefficient(0b1111)).isEqualTo(7);
        assertThat(transform.energy(0)).isEqualTo(9);
        assertThat(transform.energy(1)).isEqualTo(4);
        assertThat(transform.energy(2)).isEqualTo(0.25);
        assertThat(transform.energy(3)).isZero();
        assertThat(transform.energy(4)).isEqualTo(49);
        assertThat(transform.meanSquare()).isEqualTo(62.25);
        assertThat(transform.labels()).isEqualTo(4);
        assertThatThrownBy(() -> WalshTransform.of(21, y -> 0)).hasMessage("n must be in [1, 20] but was 21");
    }

    @Test
    void kernels_are_quadratic_in_labels_and_planted_terms_are_seen() {
        Moments moments = HierarchyShiftTest.draws(new LabelSymmetry(), 60);
        assertThat(moments.mean(0)).isZero();
        assertThat(moments.mean(2)).isCloseTo(1, within(1e-12));
        assertThat(moments.mean(4)).isCloseTo(1, within(1e-12));
        assertThat(moments.mean(6)).isBetween(0.3, 0.9);
    }

    @Test
    void the_deviation_is_the_energy_of_other_degrees() {
        assertThat(LabelSymmetry.deviation(y -> 2 + y[0] * y[1], 0, 0, 2)).isZero();
        assertThat(LabelSymmetry.deviation(y -> 2 + y[0] * y[1], 0, 0, 0)).isCloseTo(Math.sqrt(0.2), within(1e-15));
        assertThat(LabelSymmetry.deviation(y -> 2 + y[0] * y[1], 4, 1e-3, 2)).isCloseTo(1e-3, within(1e-9));
        assertThat(LabelSymmetry.deviation(y -> 2 + y[0] * y[1], 1, 1e-3, 2)).isCloseTo(1e-3, within(1e-9));
    }

    @Test
    void elasticity_of_a_small_matrix() {
        // Column by column; cosines 0.5 (same), 0.25 and 0.125 (different).
        double[] kernel = {4, 2, 1, 2, 4, 0.5, 1, 0.5, 4};
        double[] labels = {1, 1, -1};
        double different = (0.25 + 0.125) / 2;
        assertThat(LocalElasticity.score(kernel, labels, false)).isCloseTo(0.5 / (0.5 + different), within(1e-15));
        double same = (3 + 2 * 0.5) / 5;
        assertThat(LocalElasticity.score(kernel, labels, true)).isCloseTo(same / (same + different), within(1e-15));
        assertThatThrownBy(() -> LocalElasticity.score(kernel, new double[] {1, 1, 1}, false))
                .hasMessage("labels must have pairs of both kinds but 6 are equal and 0 differ");
    }

    @Test
    void the_diagonal_lifts_the_elasticity_of_random_labels() {
        Moments without = HierarchyShiftTest.draws(new ElasticityScore(false, false), 400);
        Moments with = HierarchyShiftTest.draws(new ElasticityScore(false, true), 400);
        assertThat(without.mean(0)).isCloseTo(0.5, within(0.01));
        assertThat(with.mean(0)).isCloseTo(0.542, within(0.01));
    }
}
