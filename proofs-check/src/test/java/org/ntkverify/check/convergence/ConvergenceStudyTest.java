package org.ntkverify.check.convergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.Convergence.Quantity;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.numeric.sample.SamplerKind;

class ConvergenceStudyTest {

    private static final Inputs INPUTS = Inputs.circle(3);

    private static ConvergenceDesign design(String network, KernelKind kind, OptionalLong draws, Integer... widths) {
        return new ConvergenceDesign(
                NetworkDescription.parse(network).architecture(),
                INPUTS,
                kind,
                SamplerKind.CONDITIONED,
                List.of(widths),
                draws,
                0.05,
                17);
    }

    private static Convergence run(ConvergenceDesign design, int threads) {
        ConvergenceStudy study = new ConvergenceStudy(design, new LocalDrawEngine(threads));
        return study.run(study.plan(Progress.SILENT), Progress.SILENT);
    }

    private static Convergence.Fit fit(Convergence convergence, Quantity of) {
        return convergence.fits().stream()
                .filter(fit -> fit.of() == of)
                .findFirst()
                .orElseThrow(() -> new AssertionError(convergence.omissions().toString()));
    }

    @Test
    void the_relative_variance_of_one_hidden_layer_is_three_over_n() {
        // Note P2-4: without bias and with one input the mean square deviation is exactly 3/n.
        ConvergenceDesign design = new ConvergenceDesign(
                NetworkDescription.parse("relu*1 wstd=sqrt(2)").architecture(),
                Inputs.of("one point", new double[][] {{1, 0}}),
                KernelKind.NTK,
                SamplerKind.CONDITIONED,
                List.of(32, 64, 128, 256),
                OptionalLong.of(20_000),
                0.001,
                3);
        for (Convergence.Row row : run(design, 2).rows()) {
            assertThat(row.error().low().orElseThrow()).isLessThan(Math.sqrt(3.0 / row.width()));
            assertThat(row.error().high().orElseThrow()).isGreaterThan(Math.sqrt(3.0 / row.width()));
            // One hidden layer has no bias (corrections, S2).
            assertThat(row.bias().low().orElseThrow()).isNegative();
            assertThat(row.bias().high().orElseThrow()).isPositive();
        }
    }

    @Test
    void digits_do_not_depend_on_the_number_of_threads() {
        ConvergenceDesign design = design("relu*2 wstd=sqrt(2)", KernelKind.NTK, OptionalLong.empty(), 16, 32, 64);
        Convergence one = run(design, 1);
        assertThat(run(design, 3)).isEqualTo(one);
        assertThat(one.rows()).extracting(Convergence.Row::width).containsExactly(16, 32, 64);
    }

    @Test
    void both_exponents_of_a_network_with_a_visible_bias_are_those_of_theory() {
        Convergence convergence = run(design("erf*4", KernelKind.NNGP, OptionalLong.of(20_000), 16, 32, 64), 2);
        Convergence.Fit bias = fit(convergence, Quantity.BIAS);
        assertThat(bias.widths()).containsExactly(16, 32, 64);
        assertThat(bias.exponent().value()).isBetween(-1.25, -0.75);
        assertThat(bias.line())
                .hasSize(33)
                .allSatisfy(point -> assertThat(point.value()).isBetween(point.low(), point.high()));
        Convergence.Fit error = fit(convergence, Quantity.ERROR);
        assertThat(error.exponent().value()).isBetween(-0.53, -0.47);
    }

    @Test
    void the_kernel_of_the_standard_parameterisation_is_compared_with_the_limit_at_its_width() {
        // That limit grows like n; against a fixed one the deviation would not fall.
        Convergence convergence = run(design("relu*2 param=he", KernelKind.NTK, OptionalLong.of(400), 64, 128, 256), 2);
        assertThat(fit(convergence, Quantity.ERROR).exponent().value()).isBetween(-0.65, -0.35);
    }

    @Test
    void an_activation_without_closed_form_has_a_limit_too() {
        Convergence convergence = run(design("tanh*2", KernelKind.NTK, OptionalLong.of(1000), 32, 64, 128), 2);
        assertThat(fit(convergence, Quantity.ERROR).exponent().value()).isBetween(-0.6, -0.4);
    }

    @Test
    void the_other_kernel_has_other_numbers() {
        Convergence ntk = run(design("relu*2", KernelKind.NTK, OptionalLong.of(100), 16, 32, 64), 1);
        Convergence nngp = run(design("relu*2", KernelKind.NNGP, OptionalLong.of(100), 16, 32, 64), 1);
        assertThat(nngp.kernel()).isEqualTo("nngp");
        assertThat(nngp.rows().get(0).error().value())
                .isNotEqualTo(ntk.rows().get(0).error().value());
    }

    @Test
    void progress_counts_cost_up_to_the_total() {
        ConvergenceDesign design = design("relu*1", KernelKind.NTK, OptionalLong.of(50), 8, 16, 32);
        ConvergenceStudy study = new ConvergenceStudy(design, new LocalDrawEngine(2));
        List<Long> heard = new ArrayList<>();
        ConvergencePlan plan = study.plan(Progress.SILENT);
        study.run(plan, (done, total) -> {
            assertThat(total).isEqualTo(50 * (8 + 16 + 32));
            heard.add(done);
        });
        assertThat(heard).isSorted().endsWith(50L * (8 + 16 + 32));
        assertThat(study.costInPilotDraws(plan)).isEqualTo(50.0 * 56 / 8);
    }

    @Test
    void a_bias_at_the_noise_floor_is_not_fitted() {
        ConvergenceDesign design = design("relu*2", KernelKind.NTK, OptionalLong.of(10_000), 100, 200, 400, 800, 1600);
        SampleMoments square = new SampleMoments(2000, 0.02, 0.001, 3, 15);
        // Deviation 0.14 at width 100; a bias of 0.03 is 20 standard errors there, 20 / 2^(k/2) further on.
        SampleMoments biased = new SampleMoments(2000, 0.03, 0.02, 0.5, 1);
        ConvergencePlan visible = ConvergencePlan.of(design, List.of(square), biased);
        assertThat(visible.biasWidths()).isEqualTo(4);
        assertThat(visible.biasOmission()).isEmpty();
        SampleMoments faint = new SampleMoments(2000, 0.015, 0.02, 0.5, 1);
        assertThat(ConvergencePlan.of(design, List.of(square), faint).biasWidths())
                .isZero();
        assertThat(ConvergencePlan.of(design, List.of(square), faint)
                        .biasOmission()
                        .orElseThrow())
                .startsWith("below the noise from width 200 on; three widths would take some ");
        SampleMoments none = new SampleMoments(2000, 0.006, 0.02, 0.5, 1);
        assertThat(ConvergencePlan.of(design, List.of(square), none).biasOmission())
                .contains("not told from 0 by 2000 draws at width 100");
    }

    @Test
    void draws_are_planned_for_precision_and_for_skewness() {
        ConvergenceDesign design = design("relu*2", KernelKind.NTK, OptionalLong.empty(), 64, 128, 256, 512);
        SampleMoments mean = new SampleMoments(2000, 0, 0.02, 0, 0);
        ConvergencePlan tame = ConvergencePlan.of(design, List.of(new SampleMoments(2000, 0.02, 0.0004, 0, 0)), mean);
        assertThat(tame.draws()).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        // Twice the relative deviation takes four times the draws.
        ConvergencePlan wild = ConvergencePlan.of(design, List.of(new SampleMoments(2000, 0.02, 0.0016, 0, 0)), mean);
        assertThat((double) wild.draws().get(0) / tame.draws().get(0)).isBetween(3.99, 4.01);
        // (30 z^3 / 3)^2 with z = 1.96 for every width.
        ConvergencePlan skewed =
                ConvergencePlan.of(design, List.of(new SampleMoments(2000, 0.02, 0.0004, 30, 2000)), mean);
        assertThat(skewed.draws().get(3)).isBetween(5660L, 5680L);
    }

    @Test
    void bad_designs_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design("relu*1", KernelKind.NTK, OptionalLong.empty(), 8, 16))
                .withMessage("widths must be at least 3 but were [8, 16]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design("relu*1", KernelKind.NTK, OptionalLong.empty(), 8, 8, 16))
                .withMessage("widths must be >= 1 and increase but were [8, 8, 16]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design("relu*1", KernelKind.NTK, OptionalLong.of(49), 8, 16, 32))
                .withMessageStartingWith("draws must be >= 50 but was 49");
        ConvergenceDesign zero = new ConvergenceDesign(
                NetworkDescription.parse("relu*1").architecture(),
                Inputs.of("zero", new double[][] {{1, 0}, {0, 0}}),
                KernelKind.NTK,
                SamplerKind.CONDITIONED,
                List.of(8, 16, 32),
                OptionalLong.empty(),
                0.05,
                1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConvergenceStudy(zero, new LocalDrawEngine(1)))
                .withMessageStartingWith("kernel of input 1 with itself must be positive and finite but was 0.0");
    }
}
