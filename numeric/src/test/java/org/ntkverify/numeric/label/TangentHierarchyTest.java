package org.ntkverify.numeric.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.spectrum.Eigenvalues;

class TangentHierarchyTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static final int WIDTH = 5;

    private static final double[] GRAM = LabelledPoints.THREE.gram();

    private static GramNetwork network() {
        GramNetwork network = new GramNetwork(NeuronActivation.TANH, GRAM, 3, WIDTH);
        network.draw(RandomStreams.of(SEED, "test", "hierarchy"), 0);
        return network;
    }

    /** Moves each neuron along the gradient of output i: {@code da = s(u_i)/sqrt(m)}, {@code du_k = a s'(u_i) c_ik/sqrt(m)}. */
    private static GramNetwork moved(GramNetwork from, int i, double by) {
        GramNetwork result = new GramNetwork(NeuronActivation.TANH, GRAM, 3, WIDTH);
        double step = by / Math.sqrt(WIDTH);
        for (int r = 0; r < WIDTH; r++) {
            double tanh = Math.tanh(from.preactivation(i, r));
            double[] u = new double[3];
            for (int k = 0; k < 3; k++) {
                u[k] = from.preactivation(k, r) + step * from.readout(r) * (1 - tanh * tanh) * GRAM[i + 3 * k];
            }
            result.set(r, from.readout(r) + step * tanh, u);
        }
        return result;
    }

    private static double kernel(GramNetwork network, int a, int b) {
        double[] kernel = new double[9];
        network.kernel(kernel);
        return kernel[a + 3 * b];
    }

    /** {@code D_i K_ab} by a central difference. */
    private static double third(GramNetwork network, int a, int b, int i) {
        double h = 1e-3;
        return (kernel(moved(network, i, h), a, b) - kernel(moved(network, i, -h), a, b)) / (2 * h);
    }

    @Test
    void the_fourth_member_is_a_derivative_of_a_derivative() {
        GramNetwork network = network();
        TangentHierarchy hierarchy = TangentHierarchy.of(network);
        double h = 1e-3;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                assertThat(hierarchy.kernel()[a + 3 * b]).isCloseTo(kernel(network, a, b), within(1e-13));
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        double difference =
                                (third(moved(network, j, h), a, b, i) - third(moved(network, j, -h), a, b, i))
                                        / (2 * h);
                        // Truncation of order h^2 and rounding of order 1e-16/h^2.
                        assertThat(hierarchy.fourth(a, b, i, j)).isCloseTo(WIDTH * difference, within(2e-4));
                    }
                }
            }
        }
    }

    /**
     * numpy, tensor Gauss-Hermite rule with 88^3 nodes of the five products of derivatives of tanh: eigenvalues of E K2, largest |E K4| and largest
     * asymmetry in the last two arguments. The rule converges slowly, hence three digits for K4.
     */
    @Test
    void expectations_are_those_of_another_quadrature() {
        TangentHierarchy expected = TangentHierarchy.expected(GRAM, 3);
        assertThat(Eigenvalues.of(expected.kernel(), 3).ascending())
                .containsExactly(new double[] {0.450193, 1.005584, 1.120315}, within(5e-6));
        double largest = 0;
        double asymmetry = 0;
        for (int at = 0; at < 81; at++) {
            double entry = expected.fourth(at / 27, at / 9 % 3, at / 3 % 3, at % 3);
            largest = Math.max(largest, Math.abs(entry));
            asymmetry = Math.max(asymmetry, Math.abs(entry - expected.fourth(at / 27, at / 9 % 3, at % 3, at / 3 % 3)));
        }
        assertThat(largest).isCloseTo(0.9337, within(2e-3));
        assertThat(asymmetry).isCloseTo(0.15836, within(2e-4));
    }

    @Test
    void expectations_keep_the_symmetry_of_equal_norms() {
        // All points have norm 1, so the diagonal is constant.
        double[] kernel = TangentHierarchy.expected(GRAM, 3).kernel();
        assertThat(kernel[4]).isCloseTo(kernel[0], within(2e-12));
        assertThat(kernel[8]).isCloseTo(kernel[0], within(2e-12));
    }

    @Test
    void more_points_than_the_rule_takes_are_refused() {
        assertThatThrownBy(() -> TangentHierarchy.expected(new double[16], 4)).hasMessage("n must be <= 3 but was 4");
    }
}
