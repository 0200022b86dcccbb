package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RecordingEngine;
import org.ntkverify.numeric.engine.RunKey;
import org.ntkverify.numeric.engine.RunLedger;

class KernelSamplingTest {

    private static final int INPUTS = 3;

    @TempDir
    private Path folder = Path.of("");

    private static SamplePlan plan(Observable observable, long draws) {
        return new SamplePlan(
                5,
                "kernel",
                "plan",
                SamplerKind.CONDITIONED,
                TestNetworks.relu(TestNetworks.inputs(INPUTS, 2), TestNetworks.HALF, 20, 20),
                observable,
                0,
                draws);
    }

    private static KernelSampling.Plan spectrum(long draws) {
        return new KernelSampling.Plan(
                plan(Observable.join(List.of(Observable.theta(INPUTS), Observable.thetaSpectrum(INPUTS))), draws),
                8,
                20);
    }

    @Test
    void statistics_of_the_spectrum_fit_the_matrix_they_are_of() {
        Observable all = spectrum(1).plan().observable();
        assertThat(all.names().subList(6, 10)).isEqualTo(Observable.SPECTRUM);
        double[] values = new double[10];
        NetworkDraw draw = plan(all, 1).sampler().newSource().draw(3);
        all.observe(draw, values);
        double trace = draw.theta(0, 0) + draw.theta(1, 1) + draw.theta(2, 2);
        assertThat(values[8]).isCloseTo(trace, within(1e-12 * trace));
        double squares = 0;
        for (int i = 0; i < INPUTS; i++) {
            for (int j = 0; j < INPUTS; j++) {
                squares += draw.theta(i, j) * draw.theta(i, j);
            }
        }
        // The middle eigenvalue from the trace; then the squares of all add up to the squared norm.
        double middle = trace - values[6] - values[7];
        assertThat(values[6] * values[6] + middle * middle + values[7] * values[7])
                .isCloseTo(squares, within(1e-10 * squares));
        assertThat(values[9]).isCloseTo(Math.log10(values[7] / values[6]), within(1e-12));
    }

    @Test
    void a_singular_kernel_has_the_largest_condition_that_doubles_resolve() {
        double[] values = new double[4];
        Spectrum.write(new double[] {1, 1, 1, 1}, 2, values);
        assertThat(values[1]).isCloseTo(2, within(1e-12));
        assertThat(values[3]).isCloseTo(-Math.log10(2 * 0x1p-52), within(1e-9));
        Spectrum.write(new double[4], 2, values);
        assertThat(values).containsExactly(0, 0, 0, 0);
    }

    @Test
    void handed_over_values_come_in_order_and_have_the_moments() {
        List<double[]> handed = new ArrayList<>();
        KernelSampling.Result streamed = KernelSampling.run(
                spectrum(700), new LocalDrawEngine(3), new LocalDrawEngine(1), Progress.SILENT, new InMemory(handed));
        KernelSampling.Result direct = KernelSampling.run(spectrum(700), new LocalDrawEngine(1), Progress.SILENT);
        assertThat(handed).hasSize(700);
        assertThat(streamed.moments().encode()).isEqualTo(direct.moments().encode());
        assertThat(streamed.deviations().encode()).isEqualTo(direct.deviations().encode());
        double[] fourth = new double[10];
        spectrum(1)
                .plan()
                .observable()
                .observe(spectrum(1).plan().sampler().newSource().draw(4), fourth);
        assertThat(handed.get(4)).isEqualTo(fourth);
        assertThat(handed.stream().mapToDouble(values -> values[0]).average().orElseThrow())
                .isCloseTo(direct.moments().mean(0), within(1e-12));
    }

    @Test
    void one_draw_is_handed_over_too() {
        List<double[]> handed = new ArrayList<>();
        DrawEngine engine = new LocalDrawEngine(1);
        KernelSampling.run(spectrum(1), engine, engine, Progress.SILENT, new InMemory(handed));
        assertThat(handed).hasSize(1);
    }

    /** Keeps values in a list that outlives it; a mark is their number. */
    private static final class InMemory implements KeptDraws {

        private final List<double[]> values;
        private boolean begun;

        InMemory(List<double[]> values) {
            this.values = values;
        }

        @Override
        public void append(double[] draw) {
            if (!begun) {
                values.clear();
                begun = true;
            }
            values.add(draw.clone());
        }

        @Override
        public long mark() {
            return values.size();
        }

        @Override
        public boolean goOnFrom(long draws, long mark) {
            assertThat(mark).isEqualTo(draws);
            begun = values.size() >= draws;
            values.subList(begun ? (int) draws : 0, values.size()).clear();
            return begun;
        }
    }

    /** Interrupts the run when about {@code draws} draws are done. */
    private static Progress interruptAfter(long draws) {
        return (done, total) -> {
            if (done >= draws) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Test
    void an_interrupted_run_hands_over_each_draw_once() {
        List<double[]> whole = new ArrayList<>();
        // One thread returns chunks in order, so that an interruption is heard at the next one.
        DrawEngine local = new LocalDrawEngine(1);
        KernelSampling.Result undisturbed =
                KernelSampling.run(spectrum(700), local, local, Progress.SILENT, new InMemory(whole));
        RunKey key = new RunKey(Map.of("run", "x"));
        for (boolean lost : new boolean[] {false, true}) {
            Path file = folder.resolve("ledger-" + lost);
            List<double[]> handed = new ArrayList<>();
            RunLedger.begin(file, key).close();
            for (long stop : new long[] {1, 300, 500}) {
                try (RunLedger ledger = RunLedger.resume(file, key)) {
                    RecordingEngine engine = new RecordingEngine(local, ledger);
                    assertThatThrownBy(() -> KernelSampling.run(
                                    spectrum(700), engine, local, interruptAfter(stop), new InMemory(handed)))
                            .isInstanceOf(DrawsInterruptedException.class);
                    assertThat(Thread.interrupted()).isTrue();
                }
                if (lost) {
                    handed.subList(handed.size() / 2, handed.size()).clear();
                } else {
                    // Draws behind the last checkpoint may be anything.
                    handed.add(new double[] {Double.NaN});
                }
            }
            try (RunLedger ledger = RunLedger.resume(file, key)) {
                KernelSampling.Result resumed = KernelSampling.run(
                        spectrum(700),
                        new RecordingEngine(local, ledger),
                        local,
                        Progress.SILENT,
                        new InMemory(handed));
                assertThat(resumed.moments().encode())
                        .isEqualTo(undisturbed.moments().encode());
            }
            assertThat(handed).hasSize(700);
            for (int draw = 0; draw < 700; draw++) {
                assertThat(handed.get(draw)).isEqualTo(whole.get(draw));
            }
        }
    }

    @Test
    void a_recorded_result_is_read_back_bit_by_bit() {
        RunKey key = new RunKey(Map.of("run", "x"));
        Path file = folder.resolve("ledger");
        KernelSampling.Result first;
        try (RunLedger ledger = RunLedger.begin(file, key)) {
            first = KernelSampling.run(
                    spectrum(500), new RecordingEngine(new LocalDrawEngine(2), ledger), Progress.SILENT);
        }
        try (RunLedger ledger = RunLedger.resume(file, key)) {
            KernelSampling.Result again = KernelSampling.run(
                    spectrum(500), new RecordingEngine(new LocalDrawEngine(2), ledger), Progress.SILENT);
            assertThat(again.moments().encode()).isEqualTo(first.moments().encode());
            assertThat(again.deviations().encode()).isEqualTo(first.deviations().encode());
        }
    }

    @Test
    void the_tail_index_of_a_pareto_law_is_its_exponent() {
        Random random = new Random(9);
        for (double exponent : new double[] {1.5, 3}) {
            double[] values = new double[20_000];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.pow(1 - random.nextDouble(), -1 / exponent);
            }
            LargestValues.TailIndex index = LargestValues.of(values).tailIndex().orElseThrow();
            assertThat(index.values()).isEqualTo(1000);
            // Four standard errors of the estimate.
            assertThat(index.index()).isCloseTo(exponent, within(4 * index.standardError()));
            assertThat(index.standardError()).isCloseTo(index.index() / Math.sqrt(1000), within(1e-12));
        }
    }

    @Test
    void the_tail_of_a_normal_law_is_light() {
        Random random = new Random(10);
        double[] values =
                random.doubles(20_000).map(x -> Math.abs(random.nextGaussian())).toArray();
        assertThat(LargestValues.of(values).tailIndex().orElseThrow().index()).isGreaterThan(4);
    }

    @Test
    void largest_values_merge_to_those_of_the_whole() {
        double[] values = new Random(11).doubles(9000).toArray();
        LargestValues whole = LargestValues.of(values);
        LargestValues parts = LargestValues.of(Arrays.copyOf(values, 1000))
                .mergedWith(LargestValues.of(Arrays.copyOfRange(values, 1000, 6000)))
                .mergedWith(LargestValues.of(Arrays.copyOfRange(values, 6000, 9000)));
        assertThat(parts.encode()).isEqualTo(whole.encode());
        assertThat(LargestValues.decode(whole.encode()).encode()).isEqualTo(whole.encode());
    }

    @Test
    void without_a_tail_there_is_no_index() {
        assertThat(LargestValues.of(new double[199]).tailIndex()).isEmpty();
        assertThat(LargestValues.of(new double[1000]).tailIndex()).isEmpty();
        double[] constant = new double[1000];
        Arrays.fill(constant, 2);
        assertThat(LargestValues.of(constant).tailIndex()).isEmpty();
    }

    @Test
    void the_entry_must_exist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KernelSampling.Plan(plan(Observable.theta(INPUTS), 1), 6, 0))
                .withMessage("entry must be in [0, 5] but was 6");
    }
}
