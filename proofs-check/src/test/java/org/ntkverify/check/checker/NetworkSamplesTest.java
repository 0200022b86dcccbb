package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.statistics.Look;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawTask;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Samples are a function of seed, claim and design, and of nothing else. */
class NetworkSamplesTest {

    private static final WidthDraws[] BUDGET = {new WidthDraws(8, 501), new WidthDraws(16, 250)};

    /** Counts what a source asks of its engine. */
    private static final class CountingEngine implements DrawEngine {

        private final DrawEngine engine = new LocalDrawEngine(1);
        private long draws;

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public <R> R run(DrawTask<R> task, Progress progress) {
            draws += task.draws();
            return engine.run(task, progress);
        }
    }

    private static NetworkSamples samples(long seed, String claim, DrawEngine engine) {
        return new NetworkSamples(seed, claim, engine, Progress.SILENT);
    }

    private static SamplingDesign deep(SamplerKind sampler) {
        return new SamplingDesign(
                Architecture.jacot(Activation.RELU, 3, Expression.ratio(1, 10)),
                TestClaims.INPUT,
                Observable.join(List.of(Observable.theta(1), Observable.sigma(1), Observable.outputs(1))),
                0,
                sampler,
                List.of(BUDGET));
    }

    @ParameterizedTest
    @EnumSource(names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void samples_are_bit_identical_for_any_number_of_threads(SamplerKind sampler) {
        SamplingDesign design = deep(sampler);
        List<WidthSample> one = samples(1, "a/b", new LocalDrawEngine(1)).draw(design, Look.ONLY);
        for (int threads = 2; threads <= 3; threads++) {
            assertThat(samples(1, "a/b", new LocalDrawEngine(threads)).draw(design, Look.ONLY))
                    .as("%s threads", threads)
                    .isEqualTo(one);
        }
    }

    @Test
    void another_seed_or_another_claim_gives_other_samples() {
        SamplingDesign design = deep(SamplerKind.CONDITIONED);
        LocalDrawEngine engine = new LocalDrawEngine(1);
        List<WidthSample> sample = samples(1, "a/b", engine).draw(design, Look.ONLY);
        assertThat(samples(1, "a/b", engine).draw(design, Look.ONLY)).isEqualTo(sample);
        assertThat(samples(2, "a/b", engine).draw(design, Look.ONLY)).isNotEqualTo(sample);
        assertThat(samples(1, "a/c", engine).draw(design, Look.ONLY)).isNotEqualTo(sample);
    }

    @Test
    void a_design_is_drawn_once() {
        CountingEngine engine = new CountingEngine();
        NetworkSamples samples = samples(1, "a/b", engine);
        SamplingDesign design = TestClaims.diagonal(0, BUDGET);
        List<WidthSample> first = samples.draw(design, Look.ONLY);
        assertThat(samples.draw(design, Look.ONLY)).isEqualTo(first);
        assertThat(engine.draws).isEqualTo(501 + 250);
        samples.draw(TestClaims.diagonal(0, BUDGET), Look.ONLY);
        assertThat(engine.draws).as("another observable is another design").isEqualTo(2 * (501 + 250));
    }

    @Test
    void a_later_look_draws_only_what_an_earlier_one_did_not() {
        CountingEngine engine = new CountingEngine();
        NetworkSamples samples = samples(1, "a/b", engine);
        SamplingDesign design = TestClaims.diagonal(0, new WidthDraws(4, 20_000));
        List<Long> judged = new ArrayList<>();
        for (Look look : Look.OF_MEANS) {
            judged.add(samples.draw(design, look).get(0).draws());
            assertThat(engine.draws).isEqualTo(judged.get(judged.size() - 1));
        }
        assertThat(judged).containsExactly(1250L, 5000L, 20_000L);
    }

    @Test
    void a_look_shows_the_same_whoever_looked_before() {
        SamplingDesign design = TestClaims.diagonal(0, new WidthDraws(4, 20_000));
        Look last = Look.OF_MEANS.get(2);
        NetworkSamples samples = samples(1, "a/b", new LocalDrawEngine(1));
        Look.OF_MEANS.forEach(look -> samples.draw(design, look));
        assertThat(samples(1, "a/b", new LocalDrawEngine(2)).draw(design, last)).isEqualTo(samples.draw(design, last));
    }

    @Test
    void all_looks_together_see_each_draw_once() {
        SamplingDesign design = TestClaims.diagonal(0, new WidthDraws(4, 20_000));
        SampleMoments once = samples(1, "a/b", new LocalDrawEngine(1))
                .draw(design, Look.ONLY)
                .get(0)
                .components()
                .get(0);
        SampleMoments grown = samples(1, "a/b", new LocalDrawEngine(1))
                .draw(design, Look.OF_MEANS.get(2))
                .get(0)
                .components()
                .get(0);
        // The same numbers, summed in another order.
        assertThat(grown.mean()).isCloseTo(once.mean(), within(1e-13));
        assertThat(grown.variance()).isCloseTo(once.variance(), within(1e-12));
    }

    @Test
    void samples_cannot_be_changed_by_who_asked_for_them() {
        List<WidthSample> sample =
                samples(1, "a/b", new LocalDrawEngine(1)).draw(TestClaims.diagonal(0, BUDGET), Look.ONLY);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> sample.remove(0));
    }

    @Test
    void a_width_power_multiplies_the_draws_by_the_width() {
        NetworkSamples samples = samples(1, "a/b", new LocalDrawEngine(1));
        List<WidthSample> plain = samples.draw(TestClaims.diagonal(0, BUDGET), Look.ONLY);
        List<WidthSample> scaled = samples.draw(TestClaims.diagonal(1, BUDGET), Look.ONLY);
        for (int w = 0; w < BUDGET.length; w++) {
            SampleMoments before = plain.get(w).components().get(0);
            SampleMoments after = scaled.get(w).components().get(0);
            int n = BUDGET[w].width();
            assertThat(plain.get(w).width()).isEqualTo(n);
            assertThat(after.count()).isEqualTo(BUDGET[w].draws());
            // One product of doubles each.
            assertThat(after.mean()).isCloseTo(n * before.mean(), within(1e-14 * n));
            assertThat(after.standardError()).isCloseTo(n * before.standardError(), within(1e-14 * n));
            assertThat(after.skewness()).isEqualTo(before.skewness());
        }
    }
}
