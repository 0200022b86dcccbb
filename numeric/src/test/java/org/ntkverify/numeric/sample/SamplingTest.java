package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.engine.DrawFailedException;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.network.FiniteNetwork;

class SamplingTest {

    private static final FiniteNetwork NETWORK =
            TestNetworks.relu(TestNetworks.inputs(5, 3), TestNetworks.HALF, 70, 40);

    private static SamplePlan plan(SamplerKind kind, String id, long draws) {
        Observable observable = Observable.join(List.of(Observable.theta(5), Observable.outputs(5)));
        return new SamplePlan(3, "sampling", id, kind, NETWORK, observable, 0, draws);
    }

    private static List<Double> digits(Moments moments) {
        List<Double> digits = new ArrayList<>();
        for (int i = 0; i < moments.names().size(); i++) {
            digits.addAll(
                    List.of(moments.mean(i), moments.variance(i), moments.skewness(i), moments.excessKurtosis(i)));
        }
        return digits;
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void moments_are_the_same_bit_by_bit_for_one_two_and_three_threads(SamplerKind kind) {
        Moments one = Sampling.run(plan(kind, "threads", 1500), new LocalDrawEngine(1), Progress.SILENT);
        for (int threads = 2; threads <= 3; threads++) {
            Moments more = Sampling.run(plan(kind, "threads", 1500), new LocalDrawEngine(threads), Progress.SILENT);
            assertThat(digits(more)).isEqualTo(digits(one));
        }
        assertThat(one.count()).isEqualTo(1500);
    }

    @Test
    void another_plan_or_seed_has_other_numbers() {
        Moments first = Sampling.run(plan(SamplerKind.CONDITIONED, "a", 10), new LocalDrawEngine(1), Progress.SILENT);
        Moments second = Sampling.run(plan(SamplerKind.CONDITIONED, "b", 10), new LocalDrawEngine(1), Progress.SILENT);
        assertThat(digits(second)).doesNotContainAnyElementsOf(digits(first));
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void a_draw_does_not_depend_on_the_draws_before_it(SamplerKind kind) {
        NetworkSampler sampler = plan(kind, "order", 1).sampler();
        NetworkSampler.Source source = sampler.newSource();
        NetworkDraw late = source.draw(17);
        source.draw(3);
        source.draw(99);
        NetworkDraw again = source.draw(17);
        NetworkDraw elsewhere = sampler.newSource().draw(17);
        assertThat(again.thetaMatrix()).isEqualTo(late.thetaMatrix()).isEqualTo(elsewhere.thetaMatrix());
        assertThat(again.sigmaMatrix()).isEqualTo(late.sigmaMatrix());
        assertThat(again.output(2)).isEqualTo(late.output(2)).isEqualTo(elsewhere.output(2));
    }

    @Test
    void a_later_look_goes_on_where_the_first_ended() {
        SamplePlan first = plan(SamplerKind.CONDITIONED, "looks", 10);
        SamplePlan second = first.next(5);
        assertThat(second.firstDraw()).isEqualTo(10);
        List<Double> observed = new ArrayList<>();
        Observable recording = Observable.of(List.of("f"), (draw, target) -> {
            target[0] = draw.output(0);
            observed.add(target[0]);
        });
        for (SamplePlan plan : List.of(first, second)) {
            SamplePlan recorded = new SamplePlan(
                    plan.runSeed(),
                    plan.claimId(),
                    plan.planId(),
                    plan.kind(),
                    NETWORK,
                    recording,
                    plan.firstDraw(),
                    plan.draws());
            Sampling.run(recorded, new LocalDrawEngine(1), Progress.SILENT);
        }
        NetworkSampler.Source source = first.sampler().newSource();
        List<Double> expected = new ArrayList<>();
        for (int draw = 0; draw < 15; draw++) {
            expected.add(source.draw(draw).output(0));
        }
        assertThat(observed).isEqualTo(expected);
    }

    @Test
    void a_value_that_is_not_finite_ends_the_run() {
        Observable broken = Observable.of(List.of("log of 0"), (draw, target) -> target[0] = Math.log(0));
        SamplePlan plan = new SamplePlan(3, "sampling", "broken", SamplerKind.CONDITIONED, NETWORK, broken, 0, 10);
        assertThatExceptionOfType(DrawFailedException.class)
                .isThrownBy(() -> Sampling.run(plan, new LocalDrawEngine(2), Progress.SILENT))
                .havingCause()
                .isInstanceOf(ArithmeticException.class)
                .withMessage("observation of log of 0 must be finite but was -Infinity");
    }

    @Test
    void observables_name_their_entries() {
        assertThat(Observable.theta(2).names()).containsExactly("theta[0,0]", "theta[0,1]", "theta[1,1]");
        assertThat(Observable.squaresOf(Observable.outputs(2)).names()).containsExactly("f[0]^2", "f[1]^2");
        assertThat(Observable.join(List.of(Observable.sigma(1), Observable.outputProducts(1)))
                        .names())
                .containsExactly("sigma[0,0]", "ff[0,0]");
        NetworkDraw draw = new NetworkDraw(
                2,
                1,
                new double[] {1, 2, 2, 4},
                new double[] {1, 2, 2, 4},
                new double[] {5, 6, 6, 7},
                new double[] {-1, 3},
                false);
        double[] values = new double[8];
        Observable.join(List.of(Observable.theta(2), Observable.sigma(2), Observable.squaresOf(Observable.outputs(2))))
                .observe(draw, values);
        assertThat(values).containsExactly(1, 2, 4, 5, 6, 7, 1, 9);
        double[] products = new double[3];
        Observable.outputProducts(2).observe(draw, products);
        assertThat(products).containsExactly(1, -3, 9);
    }

    @Test
    void kernels_of_several_outputs_are_averaged_over_the_trace() {
        // One input, two outputs.
        NetworkDraw draw = new NetworkDraw(
                1,
                2,
                new double[] {1, 2, 2, 5},
                new double[] {1, 2},
                new double[] {3, 0, 0, 4},
                new double[] {-1, 3},
                false);
        assertThat(draw.outputCount()).isEqualTo(2);
        assertThat(draw.theta(0, 0)).isEqualTo(3);
        assertThat(draw.thetaMatrix()).containsExactly(3);
        assertThat(draw.sigmaMatrix()).containsExactly(3.5);
        assertThat(draw.output(0, 1)).isEqualTo(3);
        assertThat(Observable.thetaOfAllOutputs(1, 2).names())
                .containsExactly("theta[0.0,0.0]", "theta[0.0,0.1]", "theta[0.1,0.1]");
        double[] values = new double[3];
        Observable.thetaOfAllOutputs(1, 2).observe(draw, values);
        assertThat(values).containsExactly(1, 2, 5);
        Observable.productsOfAllOutputs(1, 2).observe(draw, values);
        assertThat(values).containsExactly(1, -3, 9);
        double[] layers = new double[2];
        Observable.layerTheta(1, 2).observe(draw, layers);
        assertThat(layers).containsExactly(1, 2);
    }

    @Test
    void plans_without_draws_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(SamplerKind.EXPLICIT, "none", 0))
                .withMessage("draws must be >= 1 but was 0");
    }
}
