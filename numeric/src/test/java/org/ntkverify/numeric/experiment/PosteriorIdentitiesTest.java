package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.experiment.SampleLawAgreement.Comparison;
import org.ntkverify.numeric.gp.SampleThenOptimise;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Identities hold in every instance, and planted mistakes are seen in every instance. */
class PosteriorIdentitiesTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    static Moments draws(Experiment experiment, long draws) {
        return new ExperimentPlan(SEED, "test/posterior", experiment, 0, draws)
                .run(new LocalDrawEngine(2), Progress.SILENT);
    }

    private static double violated(Moments moments, Event event) {
        return moments.mean(moments.names().indexOf(event.indicators().get(0)));
    }

    @Test
    void indicators_are_those_of_the_tolerance() {
        double[] target = new double[2];
        Agreement.write(9e-11, target, 0);
        assertThat(target).containsExactly(0, 0);
        Agreement.write(1.1e-10, target, 0);
        assertThat(target).containsExactly(1, 0);
        Agreement.write(Double.NaN, target, 0);
        assertThat(target).as("a number that is none agrees with nothing").containsExactly(1, 0);
    }

    @Test
    void standard_deviations_shrink_by_the_conditional_information() {
        Moments moments = draws(new BatchIdentity(5, 3, 12, 0.1, 1e-6), 300);
        assertThat(violated(moments, BatchIdentity.CONDITIONAL)).isZero();
        assertThat(violated(moments, BatchIdentity.UNCONDITIONAL)).isCloseTo(1, within(1e-12));
        assertThat(violated(moments, BatchIdentity.OF_VARIANCES)).isCloseTo(1, within(1e-12));
        assertThat(violated(moments, BatchIdentity.WITH_JITTER)).isGreaterThan(0.95);
    }

    @Test
    void laws_of_samples_are_compared_with_the_posterior_and_its_multiples() {
        double noise = 0.1;
        Comparison exact = new Comparison("exact", List.of(SampleThenOptimise.ofPosterior(noise)), noise, 1);
        Comparison sum = new Comparison(
                "sum",
                List.of(SampleThenOptimise.withoutFreshNoise(noise), SampleThenOptimise.towardsZero(noise)),
                noise,
                1);
        Comparison scaled = new Comparison("scaled", List.of(SampleThenOptimise.scaled(2, noise)), noise, 4);
        Comparison factor = new Comparison("factor", List.of(SampleThenOptimise.ofPosterior(noise)), noise, 1.001);
        Comparison otherNoise =
                new Comparison("other noise", List.of(SampleThenOptimise.ofPosterior(noise)), 0.1001, 1);
        List<Comparison> all = List.of(exact, sum, scaled, factor, otherNoise);
        Moments moments = draws(new SampleLawAgreement(new FeatureDesign(6, 4, 20, true), all), 200);
        assertThat(all)
                .map(each -> Math.round(1e6 * violated(moments, each.event())))
                .containsExactly(0L, 0L, 0L, 1_000_000L, 1_000_000L);
        assertThatThrownBy(() -> new Comparison("none", List.of(), noise, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samplers of 'none' must not be empty");
    }

    @Test
    void gradients_of_a_finite_network_sample_the_posterior_of_its_own_kernel() {
        Architecture released = Architecture.ntk(Activation.RELU, 2, Expression.ratio(3, 2), Expression.ratio(1, 20));
        Moments moments = draws(new EmpiricalKernelAgreement(released, 8, 3, 0.1, 1e-5), 60);
        assertThat(violated(moments, EmpiricalKernelAgreement.EXACT)).isZero();
        assertThat(violated(moments, EmpiricalKernelAgreement.NO_FRESH_NOISE)).isCloseTo(1, within(1e-12));
        assertThat(violated(moments, EmpiricalKernelAgreement.INFINITE_WIDTH)).isCloseTo(1, within(1e-12));
        assertThat(violated(moments, EmpiricalKernelAgreement.WITH_JITTER)).isGreaterThan(0.95);
    }

    @Test
    void the_posterior_is_wider_than_the_ensemble_but_not_always_twice_as_wide() {
        Moments moments = draws(
                new EnsembleCovariance(Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO), 4, 3, 3),
                300);
        assertThat(violated(moments, EnsembleCovariance.POSTERIOR_EXCEEDS)).isZero();
        assertThat(violated(moments, EnsembleCovariance.ENSEMBLE_EXCEEDS)).isCloseTo(1, within(1e-12));
        assertThat(violated(moments, EnsembleCovariance.POSTERIOR_EXCEEDS_TWICE))
                .isBetween(0.02, 0.5);
        assertThat(violated(moments, EnsembleCovariance.ENSEMBLE_IS_NNGP)).isCloseTo(1, within(1e-12));
    }
}
