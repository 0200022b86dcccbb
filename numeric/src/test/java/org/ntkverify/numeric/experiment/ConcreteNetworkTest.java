package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.CertifiedRank;
import org.ntkverify.symbolic.Activation;

/** The enclosed kernel against the Jacobian by central differences of the same network, which knows no backward pass. */
class ConcreteNetworkTest {

    private static final Activation TANH = Activation.named("tanh");
    private static final long SEED = 5;
    private static final int SAMPLES = 4;
    private static final List<Integer> WIDTHS = List.of(3, 5, 2, 1);

    /** Central differences err by the step squared times third derivatives, and by 1e-16 over the step. */
    private static final double STEP = 1e-5;

    private static double[] normals(int layer, StreamRole role, int count) {
        double[] normals = new double[count];
        RandomStreams.of(SEED, "concrete network", "widths " + WIDTHS).fillNormals(0, layer, role, normals, count);
        return normals;
    }

    /** All weights, layer by layer, row by row. */
    private static double[][] weights() {
        double[][] weights = new double[3][];
        for (int l = 0; l < 3; l++) {
            weights[l] = normals(l + 1, StreamRole.EXPERIMENT_WEIGHTS, WIDTHS.get(l) * WIDTHS.get(l + 1));
            for (int at = 0; at < weights[l].length && l < 2; at++) {
                weights[l][at] /= Math.sqrt(WIDTHS.get(l));
            }
        }
        return weights;
    }

    private static double output(double[][] weights, double[] point, DoubleUnaryOperator phi) {
        double[] value = point;
        for (int l = 0; l < 3; l++) {
            double[] next = new double[WIDTHS.get(l + 1)];
            for (int r = 0; r < next.length; r++) {
                for (int c = 0; c < value.length; c++) {
                    next[r] += weights[l][r * value.length + c] * value[c];
                }
                next[r] = l < 2 ? phi.applyAsDouble(next[r]) : next[r];
            }
            value = next;
        }
        return value[0];
    }

    private static double[] gradient(int layer, double[] point) {
        double[][] weights = weights();
        double[] gradient = new double[weights[layer].length];
        for (int at = 0; at < gradient.length; at++) {
            double kept = weights[layer][at];
            weights[layer][at] = kept + STEP;
            double above = output(weights, point, Math::tanh);
            weights[layer][at] = kept - STEP;
            gradient[at] = (above - output(weights, point, Math::tanh)) / (2 * STEP);
            weights[layer][at] = kept;
        }
        return gradient;
    }

    private static double[] point(int i) {
        double[] all = normals(0, StreamRole.EXPERIMENT_DATA, SAMPLES * 3);
        return new double[] {all[3 * i], all[3 * i + 1], all[3 * i + 2]};
    }

    private static ConcreteNetwork network(Activation activation, int samples) {
        return ConcreteNetwork.drawn(activation, samples, 3, List.of(5, 2), SEED);
    }

    @Test
    void every_block_is_the_gram_matrix_of_its_gradients() {
        ConcreteNetwork network = network(TANH, SAMPLES);
        double[][] sum = new double[SAMPLES][SAMPLES];
        for (int layer = 1; layer <= network.layers(); layer++) {
            IntervalMatrix block = network.block(layer);
            for (int i = 0; i < SAMPLES; i++) {
                for (int j = 0; j <= i; j++) {
                    double[] left = gradient(layer - 1, point(i));
                    double[] right = gradient(layer - 1, point(j));
                    double product = 0;
                    for (int at = 0; at < left.length; at++) {
                        product += left[at] * right[at];
                    }
                    sum[i][j] += product;
                    assertThat(block.entry(i, j).midpoint())
                            .as("layer %s, entry %s,%s", layer, i, j)
                            .isCloseTo(product, within(1e-7));
                    assertThat(block.radius(i, j)).isLessThan(1e-13);
                    assertThat(network.featureGram(layer)
                                    .entry(i, j)
                                    .times(network.backwardGram(layer).entry(i, j))
                                    .midpoint())
                            .isCloseTo(block.midpoint(i, j), within(1e-13));
                }
            }
        }
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(network.kernel().midpoint(i, j)).isCloseTo(sum[i][j], within(1e-6));
            }
        }
    }

    @Test
    void linear_activations_are_found_and_have_the_rank_of_their_inputs() {
        assertThat(ConcreteNetwork.isLinear(Activation.IDENTITY)).isTrue();
        assertThat(ConcreteNetwork.isLinear(Activation.named("2*x"))).isTrue();
        assertThat(ConcreteNetwork.isLinear(Activation.named("x+1"))).isFalse();
        assertThat(ConcreteNetwork.isLinear(Activation.RELU)).isFalse();
        assertThat(ConcreteNetwork.isLinear(Activation.STEP)).isFalse();
        assertThat(ConcreteNetwork.isLinear(Activation.named("x^2"))).isFalse();
        assertThat(ConcreteNetwork.isLinear(TANH)).isFalse();
        assertThat(CertifiedRank.of(network(Activation.IDENTITY, 6).kernel()).atLeast())
                .isEqualTo(3);
        assertThat(CertifiedRank.of(network(TANH, 6).kernel()).atLeast()).isEqualTo(6);
    }

    @Test
    void columns_are_counted() {
        ConcreteNetwork network = network(TANH, 2);
        assertThat(List.of(network.weights(1), network.weights(2), network.weights(3)))
                .containsExactly(15, 10, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConcreteNetwork.drawn(TANH, 2, 3, List.of(), 1))
                .withMessage("widths must name at least one hidden layer but were []");
    }
}
