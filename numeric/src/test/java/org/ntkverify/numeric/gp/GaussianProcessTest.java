package org.ntkverify.numeric.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Posteriors against conditioning on one value after another, which inverts no matrix. */
class GaussianProcessTest {

    private static final double NOISE = 0.3;
    private static final int POINTS = 5;

    /** {@code exp(-(x - y)^2/2)} at five points. */
    static double[] kernel() {
        double[] at = {0, 0.5, 1.3, 0.9, 2};
        double[] kernel = new double[POINTS * POINTS];
        for (int j = 0; j < POINTS; j++) {
            for (int i = 0; i < POINTS; i++) {
                kernel[i + j * POINTS] = Math.exp(-(at[i] - at[j]) * (at[i] - at[j]) / 2);
            }
        }
        return kernel;
    }

    /** Conditions mean and covariance on value {@code i} being {@code target} up to noise. */
    private static void condition(double[] mean, double[] covariance, int i, double target, double noise) {
        double[] column = new double[POINTS];
        System.arraycopy(covariance, i * POINTS, column, 0, POINTS);
        double total = column[i] + noise;
        double residual = target - mean[i];
        for (int k = 0; k < POINTS; k++) {
            mean[k] += column[k] * residual / total;
            for (int l = 0; l < POINTS; l++) {
                covariance[k + l * POINTS] -= column[k] * column[l] / total;
            }
        }
    }

    @Test
    void the_posterior_is_that_of_one_value_after_another() {
        double[] targets = {1, -0.5, 2};
        double[] mean = new double[POINTS];
        double[] covariance = kernel();
        for (int i = 0; i < targets.length; i++) {
            condition(mean, covariance, i, targets[i], NOISE);
        }
        GaussianLaw law = GaussianProcess.posterior(KernelBlocks.of(kernel(), 3), targets, NOISE);
        for (int i = 0; i < 2; i++) {
            assertThat(law.mean(i)).isCloseTo(mean[3 + i], within(1e-14));
            for (int j = 0; j < 2; j++) {
                assertThat(law.covariance(i, j)).isCloseTo(covariance[3 + i + (3 + j) * POINTS], within(1e-14));
            }
        }
    }

    @Test
    void one_value_is_done_by_hand() {
        KernelBlocks kernel = KernelBlocks.of(new double[] {2, 1, 1, 3}, 1);
        GaussianLaw law = GaussianProcess.posterior(kernel, new double[] {5}, 0.5);
        assertThat(law.mean(0)).isCloseTo(2, within(1e-15));
        assertThat(law.covariance(0, 0)).isCloseTo(2.6, within(1e-15));
    }

    @Test
    void information_is_what_each_value_adds() {
        double[] mean = new double[POINTS];
        double[] covariance = kernel();
        double gain = 0;
        for (int i = 0; i < POINTS; i++) {
            gain += Math.log1p(covariance[i + i * POINTS] / NOISE) / 2;
            condition(mean, covariance, i, 0, NOISE);
        }
        assertThat(GaussianProcess.informationGain(kernel(), POINTS, NOISE)).isCloseTo(gain, within(1e-13));
    }

    @Test
    void what_is_no_regression_is_refused() {
        KernelBlocks kernel = KernelBlocks.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 2);
        assertThatThrownBy(() -> GaussianProcess.posterior(kernel, new double[] {1, 2}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kernel of the training points plus ridge 0.0 must be positive definite");
        assertThatThrownBy(() -> GaussianProcess.posterior(kernel, new double[] {1}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("targets must be 2 finite numbers but were [1.0]");
        assertThatThrownBy(() -> GaussianProcess.posterior(kernel, new double[] {1, 2}, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ridge must be >= 0 and finite but was -1.0");
        assertThatThrownBy(() -> GaussianProcess.informationGain(new double[] {1}, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("noise must be > 0 and finite but was 0.0");
        assertThatThrownBy(() -> GaussianProcess.informationGain(new double[] {-2}, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("I + K/noise must be positive definite but was not");
    }
}
