package org.ntkverify.numeric.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

class ThompsonSamplingTest {

    private static final int CANDIDATES = 7;
    private static final double NOISE = 0.05;
    private static final RandomStreams STREAMS = RandomStreams.of(3, "test", "thompson");

    private static double[] kernel(double length) {
        double[] kernel = new double[CANDIDATES * CANDIDATES];
        for (int j = 0; j < CANDIDATES; j++) {
            for (int i = 0; i < CANDIDATES; i++) {
                kernel[i + j * CANDIDATES] = Math.exp(-Math.abs(i - j) / length);
            }
        }
        return kernel;
    }

    private static final double[] TRUTH = {0.1, -0.4, 0.9, 1.3, 1.1, -0.2, 0.6};

    @Test
    void regrets_are_done_by_hand() {
        Regret regret = Regret.of(new double[] {1, 4, 2}, new int[] {2, 0, 1, 0});
        assertThat(regret.evaluations()).isEqualTo(4);
        assertThat(new double[] {regret.simple(1), regret.simple(2), regret.simple(3), regret.simple(4)})
                .containsExactly(2, 2, 0, 0);
        assertThat(new double[] {regret.cumulative(1), regret.cumulative(2), regret.cumulative(3), regret.cumulative(4)
                })
                .containsExactly(2, 5, 5, 8);
    }

    /** {@code sum_k sample(e_k) sample(e_k)^T} is the covariance of starts. */
    private static double[] covariance(Surrogate surrogate) {
        double[] covariance = new double[CANDIDATES * CANDIDATES];
        for (int k = 0; k < surrogate.startSize(); k++) {
            double[] unit = new double[surrogate.startSize()];
            unit[k] = 1;
            double[] values = surrogate.sample(unit);
            for (int j = 0; j < CANDIDATES; j++) {
                for (int i = 0; i < CANDIDATES; i++) {
                    covariance[i + j * CANDIDATES] += values[i] * values[j];
                }
            }
        }
        return covariance;
    }

    @Test
    void starts_have_the_covariance_of_the_prior() {
        Surrogate two = Surrogate.ofKernels("two kernels", kernel(1), kernel(3), CANDIDATES, true);
        assertThat(covariance(two)).containsExactly(kernel(1), within(1e-13));
        assertThat(two.kernel(0, 1)).isEqualTo(Math.exp(-1 / 3.0));
        double[] features = new double[2 * CANDIDATES];
        for (int k = 0; k < features.length; k++) {
            features[k] = Math.sin(1 + k * k);
        }
        Surrogate linear = Surrogate.ofFeatures("features", features, CANDIDATES);
        assertThat(linear.startSize()).isEqualTo(2);
        assertThat(linear.kernel(1, 2)).isCloseTo(features[2] * features[4] + features[3] * features[5], within(1e-15));
        assertThat(covariance(linear)[1 + 2 * CANDIDATES]).isCloseTo(linear.kernel(1, 2), within(1e-15));
    }

    /** The same run by conditioning the values at all candidates on all observations, with another program. */
    private static Regret again(double[] prior, double[] kernel, boolean fresh, int rounds, int batch, long draw) {
        int total = rounds * batch;
        Surrogate start = Surrogate.ofKernels("start", prior, kernel, CANDIDATES, fresh);
        double[] noise = new double[total];
        STREAMS.fillNormals(draw, 0, StreamRole.THOMPSON_NOISE, noise, total);
        int[] queries = new int[total];
        double[] observed = new double[total];
        for (int q = 0; q < total; q++) {
            int seen = q / batch * batch;
            double[] normals = new double[CANDIDATES];
            STREAMS.fillNormals(draw, 1 + q, StreamRole.THOMPSON_START, normals, CANDIDATES);
            double[] values = start.sample(normals);
            if (seen > 0) {
                double[] perturbed = new double[seen];
                if (fresh) {
                    STREAMS.fillNormals(draw, 1 + q, StreamRole.THOMPSON_NOISE, perturbed, seen);
                }
                int points = seen + CANDIDATES;
                double[] all = new double[points];
                double[] blocks = new double[points * points];
                for (int i = 0; i < points; i++) {
                    int at = i < seen ? queries[i] : i - seen;
                    all[i] = values[at];
                    for (int j = 0; j < points; j++) {
                        blocks[i + j * points] = kernel[at + (j < seen ? queries[j] : j - seen) * CANDIDATES];
                    }
                }
                for (int i = 0; i < seen; i++) {
                    perturbed[i] = observed[i] + Math.sqrt(NOISE) * perturbed[i];
                }
                values = new PathwiseConditioning(KernelBlocks.of(blocks, seen), NOISE).applied(all, perturbed);
            }
            for (int i = 1; i < CANDIDATES; i++) {
                if (values[i] > values[queries[q]]) {
                    queries[q] = i;
                }
            }
            observed[q] = TRUTH[queries[q]] + Math.sqrt(NOISE) * noise[q];
        }
        return Regret.of(TRUTH, queries);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_run_is_that_of_another_program(boolean fresh) {
        Surrogate surrogate = Surrogate.ofKernels("s", kernel(1), kernel(3), CANDIDATES, fresh);
        for (int draw = 0; draw < 10; draw++) {
            Regret run = new ThompsonSampling(surrogate, NOISE, 4, 3).maximise(TRUTH, STREAMS, draw);
            Regret other = again(kernel(1), kernel(3), fresh, 4, 3, draw);
            assertThat(run.evaluations()).isEqualTo(12);
            for (int q = 1; q <= 12; q++) {
                assertThat(run.simple(q)).isEqualTo(other.simple(q));
                assertThat(run.cumulative(q)).isEqualTo(other.cumulative(q));
            }
        }
    }

    @Test
    void many_evaluations_find_the_maximum() {
        Surrogate surrogate = Surrogate.ofKernels("s", kernel(3), kernel(3), CANDIDATES, true);
        for (int draw = 0; draw < 10; draw++) {
            Regret run = new ThompsonSampling(surrogate, 1e-3, 30, 2).maximise(TRUTH, STREAMS, draw);
            assertThat(run.simple(60)).isZero();
            assertThat(run.cumulative(60) - run.cumulative(50))
                    .as("and stay there")
                    .isLessThan(0.5);
        }
    }

    @Test
    void what_does_not_fit_is_refused() {
        Surrogate surrogate = Surrogate.ofKernels("s", kernel(3), kernel(3), CANDIDATES, true);
        assertThatThrownBy(() -> new ThompsonSampling(surrogate, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("noise must be > 0 and finite but was 0.0");
        assertThatThrownBy(() -> new ThompsonSampling(surrogate, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rounds and batch must be >= 1 but were 0 and 1");
        assertThatThrownBy(() -> new ThompsonSampling(surrogate, 1, 1, 1).maximise(new double[2], STREAMS, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("truth must have 7 values but had 2");
    }
}
