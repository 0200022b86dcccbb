package org.ntkverify.numeric.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The linear model against gradient descent on its loss, its law against its draws, and laws in parameters against laws in the kernel. */
class SampleThenOptimiseTest {

    private static final double NOISE = 0.2;
    private static final int TRAINING = 3;
    private static final int TESTS = 2;
    private static final int POINTS = TRAINING + TESTS;
    private static final int SIZE = 4;
    private static final double[] TARGETS = {1, -0.5, 2};

    /** Nothing about these numbers is special. */
    private static double[] features() {
        double[] features = new double[POINTS * SIZE];
        for (int k = 0; k < features.length; k++) {
            features[k] = Math.sin(1 + 1.7 * k * k);
        }
        return features;
    }

    private static LinearFeatures model() {
        return new LinearFeatures(features(), POINTS, TRAINING);
    }

    static Stream<SampleThenOptimise> samplers() {
        return Stream.of(
                SampleThenOptimise.ofPosterior(NOISE),
                SampleThenOptimise.withoutFreshNoise(NOISE),
                SampleThenOptimise.towardsZero(NOISE),
                SampleThenOptimise.withRidge(NOISE, NOISE / 2),
                SampleThenOptimise.withRidge(NOISE, 2 * NOISE),
                SampleThenOptimise.scaled(1.7, NOISE),
                SampleThenOptimise.onlyRidgeScaled(1.7, NOISE),
                SampleThenOptimise.onlyFunctionScaled(1.7, NOISE),
                new SampleThenOptimise("all different", 0.7, -1.3, 0.4, 0.9));
    }

    private static double[] normals() {
        double[] normals = new double[SIZE + TRAINING];
        for (int i = 0; i < normals.length; i++) {
            normals[i] = Math.cos(3 + 2.3 * i * i);
        }
        return normals;
    }

    /** {@code b phi(x) theta} after many steps on {@code |b Phi theta - (y + e)|^2 + ridge |theta - c theta_0|^2}. */
    private static double[] descended(SampleThenOptimise sampler, double[] normals) {
        double[] features = features();
        double[] theta = new double[SIZE];
        for (int step = 0; step < 60_000; step++) {
            double[] gradient = new double[SIZE];
            for (int i = 0; i < TRAINING; i++) {
                double residual = -TARGETS[i] - Math.sqrt(sampler.freshNoise()) * normals[SIZE + i];
                for (int k = 0; k < SIZE; k++) {
                    residual += sampler.scale() * features[i + k * POINTS] * theta[k];
                }
                for (int k = 0; k < SIZE; k++) {
                    gradient[k] += sampler.scale() * features[i + k * POINTS] * residual;
                }
            }
            for (int k = 0; k < SIZE; k++) {
                gradient[k] += sampler.ridge() * (theta[k] - sampler.startFactor() * normals[k]);
                theta[k] -= 0.02 * gradient[k];
            }
        }
        double[] values = new double[TESTS];
        for (int i = 0; i < TESTS; i++) {
            for (int k = 0; k < SIZE; k++) {
                values[i] += sampler.scale() * features[TRAINING + i + k * POINTS] * theta[k];
            }
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void a_draw_is_where_gradient_descent_ends(SampleThenOptimise sampler) {
        AffineSample sample = model().optimum(sampler);
        double[] values = new double[TESTS];
        sample.draw(TARGETS, normals(), values);
        assertThat(values).containsExactly(descended(sampler, normals()), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void the_law_of_draws_is_that_of_their_unit_responses(SampleThenOptimise sampler) {
        AffineSample sample = model().optimum(sampler);
        assertThat(sample.normalCount()).isEqualTo(SIZE + TRAINING);
        double[] mean = new double[TESTS];
        sample.draw(TARGETS, new double[SIZE + TRAINING], mean);
        double[] covariance = new double[TESTS * TESTS];
        for (int k = 0; k < SIZE + TRAINING; k++) {
            double[] unit = new double[SIZE + TRAINING];
            unit[k] = 1;
            double[] response = new double[TESTS];
            sample.draw(TARGETS, unit, response);
            for (int j = 0; j < TESTS; j++) {
                for (int i = 0; i < TESTS; i++) {
                    covariance[i + j * TESTS] += (response[i] - mean[i]) * (response[j] - mean[j]);
                }
            }
        }
        assertThat(sample.law(TARGETS).deviationFrom(new GaussianLaw(mean, covariance)))
                .isLessThan(1e-14);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void parameters_and_kernel_give_the_same_law(SampleThenOptimise sampler) {
        KernelBlocks kernel = model().kernel();
        GaussianLaw law = model().optimum(sampler).law(TARGETS);
        assertThat(law.deviationFrom(sampler.law(kernel, kernel, TARGETS))).isLessThan(1e-13);
    }

    @Test
    void only_the_right_sampler_has_the_law_of_the_posterior() {
        GaussianLaw posterior = GaussianProcess.posterior(model().kernel(), TARGETS, NOISE);
        assertThat(samplers().filter(each -> model().optimum(each).law(TARGETS).deviationFrom(posterior) < 1e-13))
                .containsExactly(SampleThenOptimise.ofPosterior(NOISE));
        assertThat(samplers().filter(each -> model().optimum(each).law(TARGETS).deviationFrom(posterior) < 1e-2))
                .hasSize(1);
        GaussianLaw scaled = posterior.withCovarianceTimes(1.7 * 1.7);
        assertThat(samplers().filter(each -> model().optimum(each).law(TARGETS).deviationFrom(scaled) < 1e-13))
                .containsExactly(SampleThenOptimise.scaled(1.7, NOISE));
    }

    @Test
    void start_and_target_noise_share_the_covariance() {
        KernelBlocks kernel = model().kernel();
        GaussianLaw start = SampleThenOptimise.withoutFreshNoise(NOISE).law(kernel, kernel, TARGETS);
        GaussianLaw noise = SampleThenOptimise.towardsZero(NOISE).law(kernel, kernel, TARGETS);
        GaussianLaw posterior = GaussianProcess.posterior(kernel, TARGETS, NOISE);
        assertThat(start.withCovarianceOf(noise).deviationFrom(posterior)).isLessThan(1e-14);
        assertThat(start.covariance(0, 0)).isLessThan(posterior.covariance(0, 0));
    }

    @Test
    void pathwise_conditioning_does_to_values_what_training_does_to_parameters() {
        double[] features = features();
        double[] normals = normals();
        double[] values = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            for (int k = 0; k < SIZE; k++) {
                values[i] += features[i + k * POINTS] * normals[k];
            }
        }
        double[] targets = TARGETS.clone();
        for (int i = 0; i < TRAINING; i++) {
            targets[i] += Math.sqrt(NOISE) * normals[SIZE + i];
        }
        double[] trained = new double[TESTS];
        model().optimum(SampleThenOptimise.ofPosterior(NOISE)).draw(TARGETS, normals, trained);
        assertThat(new PathwiseConditioning(model().kernel(), NOISE).applied(values, targets))
                .containsExactly(trained, within(1e-13));
    }

    @Test
    void without_noise_a_test_point_among_the_training_points_is_interpolated() {
        double[] features = {1, 0.3, 1, 0.5, -2, 0.5};
        KernelBlocks kernel = KernelBlocks.ofFeatures(features, 3, 2);
        GaussianLaw law = SampleThenOptimise.withoutNoise().law(kernel, kernel, new double[] {3, 4});
        assertThat(law.mean(0)).isCloseTo(3, within(1e-14));
        assertThat(law.covariance(0, 0)).isCloseTo(0, within(1e-14));
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatThrownBy(() -> SampleThenOptimise.ofPosterior(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ridge must be >= 0 and finite but was -1.0");
        assertThatThrownBy(() -> SampleThenOptimise.scaled(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scale must be > 0 and finite but was 0.0");
        assertThatThrownBy(() -> new SampleThenOptimise("x", 1, Double.NaN, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("startFactor must be finite but was NaN");
        KernelBlocks other = KernelBlocks.of(new double[] {1, 0, 0, 1}, 1);
        assertThatThrownBy(() -> SampleThenOptimise.ofPosterior(1).law(other, model().kernel(), TARGETS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prior must have 3 training and 2 test points but had 1 and 1");
        assertThatThrownBy(() -> model().optimum(SampleThenOptimise.withoutNoise()))
                .as("more parameters than targets")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("b^2 Phi^T Phi + ridge I must be positive definite but was not, ridge 0.0");
    }
}
