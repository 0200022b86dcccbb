package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.GaussianProcess;
import org.ntkverify.numeric.gp.KernelBlocks;
import org.ntkverify.numeric.gp.SampleThenOptimise;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.RandomStreams;

class OptimisedSamplesTest {

    private static final FeatureDesign FAR = new FeatureDesign(6, 4, 50, false);
    private static final FeatureDesign NEAR = new FeatureDesign(6, 4, 50, true);
    private static final RandomStreams STREAMS = RandomStreams.of(5, "test", "optimised samples");

    /** Largest distance from {@code expected} in standard errors. */
    private static double distance(Moments moments, List<Double> expected) {
        double largest = 0;
        for (int i = 0; i < expected.size(); i++) {
            largest = Math.max(largest, Math.abs(moments.mean(i) - expected.get(i)) / moments.standardError(i));
        }
        return largest;
    }

    private static OptimisedSamples samples(FeatureDesign design, SampleThenOptimise sampler) {
        return new OptimisedSamples(design, 1, 0.1, sampler);
    }

    @Test
    void components_are_moments_about_the_mean() {
        GaussianLaw law = new GaussianLaw(new double[] {1, 2}, new double[] {4, 1, 1, 9});
        MomentComponents components = new MomentComponents(law);
        double[] target = new double[5];
        components.write(new double[] {1.5, 4}, target);
        assertThat(target).containsExactly(0.5, 2, 0.25, 1, 4);
        assertThat(components.expected(law)).containsExactly(0.0, 0.0, 4.0, 1.0, 9.0);
        GaussianLaw moved = new GaussianLaw(new double[] {1, 5}, new double[] {4, 1, 1, 9});
        assertThat(components.expected(moved)).containsExactly(0.0, 3.0, 4.0, 1.0, 18.0);
        assertThat(components.scales()).containsExactly(2.0, 3.0, 4.0, 6.0, 9.0);
        assertThat(MomentComponents.names(2))
                .containsExactly("mean 1", "mean 2", "covariance 1,1", "covariance 1,2", "covariance 2,2");
    }

    @Test
    void near_test_points_have_most_of_a_training_point() {
        double covariance = 0;
        double variance = 0;
        for (int draw = 0; draw < 400; draw++) {
            KernelBlocks kernel = NEAR.draw(STREAMS, draw).features().kernel();
            for (int i = 0; i < 4; i++) {
                covariance += kernel.cross(i, i) / 1600;
                variance += kernel.test(i, i) / 1600;
            }
        }
        // Means 0.9 and 0.81 + 0.09; one draw of either has a standard deviation of 0.2.
        assertThat(covariance).isCloseTo(0.9, within(0.03));
        assertThat(variance).isCloseTo(0.9, within(0.03));
        assertThatThrownBy(() -> new FeatureDesign(2, 3, 5, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "sizes must be >= 1, with tests <= training where they are near, but were n = 2, t = 3, p = 5");
    }

    /** The notes' reference run with 2e5 draws was off by 1.4e-3 in means and 4.2e-3 in covariances. */
    @Test
    void samples_have_the_moments_of_the_posterior() {
        OptimisedSamples experiment = samples(FAR, SampleThenOptimise.ofPosterior(0.1));
        Moments moments = PosteriorIdentitiesTest.draws(experiment, 200_000);
        List<Double> expected = experiment.expected(experiment.posterior());
        assertThat(distance(moments, expected)).isLessThan(5);
        for (int i = 0; i < 4; i++) {
            assertThat(moments.mean(i)).isCloseTo(0, within(0.01));
        }
        for (int i = 4; i < expected.size(); i++) {
            assertThat(moments.mean(i)).isCloseTo(expected.get(i), within(0.015));
        }
    }

    @Test
    void wrong_samplers_have_the_laws_derived_for_them_and_not_the_posterior() {
        for (SampleThenOptimise sampler : List.of(
                SampleThenOptimise.withoutFreshNoise(0.1),
                SampleThenOptimise.towardsZero(0.1),
                SampleThenOptimise.withRidge(0.1, 0.3))) {
            OptimisedSamples experiment = samples(NEAR, sampler);
            Moments moments = PosteriorIdentitiesTest.draws(experiment, 20_000);
            assertThat(distance(moments, experiment.expected(experiment.lawOf(sampler))))
                    .as(sampler.name())
                    .isLessThan(5);
            assertThat(distance(moments, experiment.expected(experiment.posterior())))
                    .as(sampler.name())
                    .isGreaterThan(15);
        }
    }

    /** Mean over regressions of Var without fresh noise over Var of the posterior. */
    private static double ratio(FeatureDesign design, double noise) {
        double sum = 0;
        for (int draw = 0; draw < 200; draw++) {
            FeatureDesign.Regression regression = design.draw(STREAMS, draw);
            KernelBlocks kernel = regression.features().kernel();
            GaussianLaw law = SampleThenOptimise.withoutFreshNoise(noise).law(kernel, kernel, regression.targets());
            GaussianLaw posterior = GaussianProcess.posterior(kernel, regression.targets(), noise);
            sum += law.covariance(0, 0) / posterior.covariance(0, 0) / 200;
        }
        return sum;
    }

    /** Ranges of the notes: .96 to .999 far, .53 to .61 near at noise .1, .59 to .62 near at noise 1. */
    @Test
    void missing_noise_shows_near_training_points_only() {
        assertThat(ratio(FAR, 0.1)).isBetween(0.96, 0.999);
        assertThat(ratio(NEAR, 0.1)).isBetween(0.53, 0.61);
        assertThat(ratio(NEAR, 1)).isBetween(0.59, 0.64);
    }
}
