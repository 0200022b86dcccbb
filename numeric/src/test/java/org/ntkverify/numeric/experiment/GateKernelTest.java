package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.experiment.GateThresholds.Quantity;
import org.ntkverify.numeric.experiment.GateThresholds.Threshold;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.expression.Expression;

class GateKernelTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static final Expression LAMBDA = Expression.variable("lambda");

    private static final Inputs POINTS =
            Inputs.of("four points", new double[][] {{1, 0, 0}, {0.5, 1, 0}, {-1, 0.25, 2}, {0, 1, 1}});

    /** Lower triangle of H by mpmath with 30 digits, rounded to doubles. */
    private static final double[] LIMIT = {
        0.5,
        0.16189590441260832,
        0.625,
        -0.17670055566321388,
        -0.0585392255164007,
        2.53125,
        0.0,
        0.3589764457877563,
        0.84375,
        1.0
    };

    @Test
    void the_limit_and_its_spectrum_are_enclosed() {
        GateKernel gates = GateKernel.of(POINTS);
        for (int i = 0, at = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++, at++) {
                Interval entry = gates.limit().entry(i, j);
                assertThat(entry.contains(LIMIT[at]) || Math.abs(entry.midpoint() - LIMIT[at]) < 1e-16)
                        .as("entry %s,%s", i, j)
                        .isTrue();
            }
        }
        assertThat(gates.smallest().contains(0.2489806463465568)).isTrue();
        assertThat(gates.squaredNorm().contains(6.403140665167734)).isTrue();
        assertThat(gates.smallest().width()).isLessThan(1e-13);
    }

    private static Moments draws(int width, GateStatistic.Of of, long count) {
        return new ExperimentPlan(SEED, "test/gates", new GateStatistic(POINTS, width, of), 0, count)
                .run(new LocalDrawEngine(2), Progress.SILENT);
    }

    /**
     * The mean square of the Frobenius error is {@code sum_ij <x_i,x_j>^2 p_ij (1 - p_ij)/m}; its sample mean over 4000 draws has a relative
     * error of about 2 %, six of which are allowed.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 16, 100})
    void the_mean_square_error_is_that_of_binomial_counts(int width) {
        GateKernel gates = GateKernel.of(POINTS);
        double expected = 0;
        for (int i = 0, at = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++, at++) {
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    product += POINTS.coordinate(i, k) * POINTS.coordinate(j, k);
                }
                double variance = LIMIT[at] * (product - LIMIT[at]) / width;
                expected += i == j ? variance : 2 * variance;
            }
        }
        GateDraw draw = new GateDraw(gates, width);
        RandomStreams streams = RandomStreams.of(SEED, "test/gates", "squares " + width);
        double sum = 0;
        for (int i = 0; i < 4000; i++) {
            draw.draw(streams, i);
            double error = draw.frobeniusError().midpoint();
            assertThat(draw.operatorError().lower())
                    .isLessThanOrEqualTo(draw.frobeniusError().upper());
            sum += error * error;
        }
        assertThat(sum / 4000).isCloseTo(expected, within(0.12 * expected));
    }

    @Test
    void one_unit_leaves_the_kernel_singular() {
        // Rank at most d = 3 for 4 points.
        GateKernel gates = GateKernel.of(POINTS);
        GateDraw draw = new GateDraw(gates, 1);
        RandomStreams streams = RandomStreams.of(SEED, "test/gates", "rank");
        for (int i = 0; i < 50; i++) {
            draw.draw(streams, i);
            assertThat(draw.smallest().containsZero()).as("draw %s", i).isTrue();
        }
        assertThat(draws(1, GateStatistic.Of.EIGENVALUE_DEFICIT, 50).mean(0)).isCloseTo(1, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 100})
    void the_root_mean_square_error_is_enclosed(int width) {
        double square = 0;
        for (int i = 0, at = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++, at++) {
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    product += POINTS.coordinate(i, k) * POINTS.coordinate(j, k);
                }
                square += (i == j ? 1 : 2) * LIMIT[at] * (product - LIMIT[at]) / width;
            }
        }
        Interval error = GateKernel.of(POINTS).rootMeanSquareError(width);
        assertThat(error.width()).isLessThan(1e-13);
        assertThat(error.midpoint()).isCloseTo(Math.sqrt(square), within(1e-14));
    }

    @Test
    void thresholds_are_answered_draw_by_draw() {
        // The kernel of one gate is singular, so whether its smallest eigenvalue is at least 0 is a matter of rounding.
        List<Threshold> thresholds = List.of(
                new Threshold(new Event("certain"), Quantity.FROBENIUS_ERROR, Expression.integer(100)),
                new Threshold(new Event("impossible"), Quantity.OPERATOR_ERROR, Expression.ZERO),
                new Threshold(new Event("rank"), Quantity.SMALLEST_EIGENVALUE, LAMBDA.over(1000)),
                new Threshold(new Event("open"), Quantity.SMALLEST_EIGENVALUE, Expression.ZERO));
        Moments moments = new ExperimentPlan(SEED, "test/gates", new GateThresholds(POINTS, 1, thresholds), 0, 64)
                .run(new LocalDrawEngine(2), Progress.SILENT);
        assertThat(moments.names())
                .startsWith("certain: violated", "certain: undecided", "impossible: violated")
                .hasSize(8);
        double[] means = new double[8];
        for (int i = 0; i < 8; i++) {
            means[i] = 64 * moments.mean(i);
        }
        assertThat(means).containsExactly(new double[] {0, 0, 64, 0, 64, 0, 0, 64}, within(1e-9));
    }
}
