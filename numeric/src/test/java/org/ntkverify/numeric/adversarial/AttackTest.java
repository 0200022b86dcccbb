package org.ntkverify.numeric.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.adversarial.Attack.Norm;

/** Attacks on functions whose best perturbation is known. */
class AttackTest {

    /** {@code f(x) = <w, x>}. */
    private static final class Linear implements InputFunction {

        private final double[] w;

        Linear(double... w) {
            this.w = w;
        }

        @Override
        public int dimension() {
            return w.length;
        }

        @Override
        public void values(double[] points, double[] values) {
            for (int at = 0; at < points.length; at++) {
                values[at / w.length] += w[at % w.length] * points[at];
            }
        }

        @Override
        public void gradients(double[] points, double[] gradients) {
            for (int at = 0; at < points.length; at++) {
                gradients[at] = w[at % w.length];
            }
        }
    }

    /** {@code f(x) = |x|^2/2}, whose gradient turns on the way. */
    private record Bowl() implements InputFunction {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void values(double[] points, double[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (points[2 * i] * points[2 * i] + points[2 * i + 1] * points[2 * i + 1]) / 2;
            }
        }

        @Override
        public void gradients(double[] points, double[] gradients) {
            System.arraycopy(points, 0, gradients, 0, points.length);
        }
    }

    private static final Linear LINEAR = new Linear(3, -4, 0);

    private static final double[] POINTS = {1, 1, 1, 2, 2, 2};

    private static final double[] LABELS = {1, -1};

    @Test
    void one_step_goes_to_the_corner_or_along_the_gradient() {
        assertThat(Attack.fast(Norm.MAXIMUM, 0.5).perturbed(LINEAR, POINTS, LABELS))
                .containsExactly(0.5, 1.5, 1, 2.5, 1.5, 2);
        assertThat(Attack.fast(Norm.EUCLIDEAN, 0.5).perturbed(LINEAR, POINTS, LABELS))
                .containsExactly(new double[] {0.7, 1.4, 1, 2.3, 1.6, 2}, within(1e-15));
        assertThat(POINTS).containsExactly(1, 1, 1, 2, 2, 2);
    }

    @Test
    void many_steps_stay_in_the_ball_and_reach_its_boundary() {
        assertThat(Attack.projected(0.5, 7).perturbed(LINEAR, POINTS, LABELS))
                .containsExactly(new double[] {0.5, 1.5, 1, 2.5, 1.5, 2}, within(1e-15));
        double[] far =
                new Attack(Norm.EUCLIDEAN, 0.5, 0.2, 20).perturbed(new Bowl(), new double[] {3, 4}, new double[] {-1});
        assertThat(far).containsExactly(new double[] {3.3, 4.4}, within(1e-12));
    }

    @Test
    void a_ball_of_radius_zero_is_a_point() {
        assertThat(Attack.fast(Norm.MAXIMUM, 0).perturbed(LINEAR, POINTS, LABELS))
                .isEqualTo(POINTS);
        assertThat(Attack.projected(0, 3).perturbed(LINEAR, POINTS, LABELS)).isEqualTo(POINTS);
    }

    @Test
    void margin_falls_for_both_labels() {
        double[] moved = Attack.fast(Norm.MAXIMUM, 0.1).perturbed(LINEAR, POINTS, LABELS);
        double[] before = new double[2];
        double[] after = new double[2];
        LINEAR.values(POINTS, before);
        LINEAR.values(moved, after);
        assertThat(before[0] - after[0]).isCloseTo(0.7, within(1e-14));
        assertThat(after[1] - before[1]).isCloseTo(0.7, within(1e-14));
    }

    @Test
    void accuracy_counts_strictly_right_signs() {
        assertThat(Attack.accuracy(new double[] {1, -2, 0, 3}, new double[] {1, 1, 1, -1}))
                .isEqualTo(0.25);
    }

    @Test
    void wrong_numbers_are_refused() {
        assertThatThrownBy(() -> new Attack(Norm.MAXIMUM, -1, 1, 1))
                .hasMessage("radius must be >= 0 and finite but was -1.0");
        assertThatThrownBy(() -> new Attack(Norm.MAXIMUM, 1, -1, 1))
                .hasMessage("step must be >= 0 and finite but was -1.0");
        assertThatThrownBy(() -> new Attack(Norm.MAXIMUM, 1, 1, 0)).hasMessage("steps must be >= 1 but was 0");
        assertThatThrownBy(() -> Attack.fast(Norm.MAXIMUM, 1).perturbed(LINEAR, new double[5], LABELS))
                .hasMessage("points must be 3 x 2 numbers but were 5");
    }
}
