package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Facts about ReLU networks that are exact at finite width and need no oracle. Every comparison is two-sided at level 1e-6
 * (normal quantile 4.89) and has its interval inside a relative margin; 12 comparisons, so 1.2e-5 in total.
 */
class FiniteWidthFactsTest {

    private static final double CRITICAL = 4.89;

    private static final Inputs UNIT = Inputs.of("one point", new double[][] {{0.6, 0.8}});

    private static Moments moments(SamplerKind kind, FiniteNetwork network, Observable observable, long draws) {
        SamplePlan plan = new SamplePlan(5, "finite-width-facts", kind.name(), kind, network, observable, 0, draws);
        return Sampling.run(plan, new LocalDrawEngine(2), Progress.SILENT);
    }

    private static FiniteNetwork gainOne(Integer... widths) {
        return new FiniteNetwork(
                Architecture.ntk(Activation.RELU, widths.length, Expression.ONE, Expression.ZERO),
                UNIT,
                List.of(widths));
    }

    private static void assertEqual(double estimate, double error, double exact, double margin) {
        assertThat(Math.abs(estimate - exact))
                .as("%s, error %s", estimate, error)
                .isLessThan(CRITICAL * error);
        assertThat(Math.abs(estimate - exact) + CRITICAL * error).isLessThan(margin * Math.abs(exact));
    }

    /** Standard error of {@code variance / mean^2}: the variance dominates, and its relative error is sqrt((kurtosis - 1) / T). */
    private static double relativeVarianceError(Moments moments) {
        double relative = moments.variance(0) / (moments.mean(0) * moments.mean(0));
        double kurtosis = moments.excessKurtosis(0) + 3;
        double ofMean = 2 * moments.standardError(0) / moments.mean(0);
        return relative * (Math.sqrt((kurtosis - 1) / moments.count()) + ofMean);
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void one_hidden_layer_has_relative_variance_3_over_n(SamplerKind kind) {
        Moments moments = moments(kind, gainOne(8), Observable.theta(1), 200_000);
        double relative = moments.variance(0) / (moments.mean(0) * moments.mean(0));
        assertEqual(relative, relativeVarianceError(moments), 3.0 / 8, 0.10);
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void outputs_of_one_hidden_layer_have_excess_kurtosis_15_over_n(SamplerKind kind) {
        // f^4 / (E f^2)^2 with E f^2 = |x|^2 / d / 2 known exactly: a plain mean, whose error is known.
        Observable fourth = Observable.of(List.of("f^4 over its Gaussian value"), (draw, target) -> {
            double squared = draw.output(0) * draw.output(0) / 0.25;
            target[0] = squared * squared;
        });
        Moments moments = moments(kind, gainOne(10), fourth, 1_000_000);
        // E f^2 = sigma_w^2 E relu(z)^2 = (|x|^2 / 2) / 2 = 1/4, and the kurtosis is 3 + 15/10.
        assertEqual(moments.mean(0), moments.standardError(0), 4.5, 0.08);
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void the_mean_of_the_diagonal_is_its_limit_at_every_width(SamplerKind kind) {
        // Gain 2 and bias 1/2, both layers of width 4, |x|^2 / d = 1/2:
        // c1 = 2/2 + 1/4 = 5/4, c2 = c1 + 1/4 = 3/2, c3 = c2 + 1/4 = 7/4; Theta = c3 + c2 + c1 because E phi'^2
        // sigma_w^2 = 1.
        FiniteNetwork network = TestNetworks.relu(UNIT, TestNetworks.HALF, 4, 4);
        Moments moments = moments(kind, network, Observable.theta(1), 400_000);
        assertEqual(moments.mean(0), moments.standardError(0), 4.5, 0.02);
    }

    @Test
    void off_the_diagonal_the_mean_of_one_hidden_layer_is_its_limit_too() {
        // Orthogonal unit inputs, d = 2, gain 1, no bias: K = 1/(4 pi) (E relu relu with variance 1/2), Kdot = 1/4, c =
        // 0.
        Inputs orthogonal = Inputs.of("orthogonal", new double[][] {{1, 0}, {0, 1}});
        FiniteNetwork network = new FiniteNetwork(
                Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO), orthogonal, List.of(2));
        Moments moments = moments(SamplerKind.CONDITIONED, network, Observable.theta(2), 400_000);
        assertEqual(moments.mean(1), moments.standardError(1), 1 / (4 * Math.PI), 0.03);
    }

    /** n relvar tends to 58/9 = 6.44 and is about 6.7 at n = 64, so the limit is extrapolated from widths 64 to 512. */
    @Tag("slow")
    @Test
    void two_hidden_layers_have_n_times_relative_variance_58_over_9_in_the_limit() {
        double[] widths = {64, 128, 256, 512};
        double[] values = new double[4];
        double[] errors = new double[4];
        for (int i = 0; i < 4; i++) {
            Moments moments = moments(
                    SamplerKind.CONDITIONED, gainOne((int) widths[i], (int) widths[i]), Observable.theta(1), 200_000);
            values[i] = widths[i] * moments.variance(0) / (moments.mean(0) * moments.mean(0));
            errors[i] = widths[i] * relativeVarianceError(moments);
        }
        // Quadratic in 1/n: with u = 64/n in {1, 1/2, 1/4, 1/8} the intercept of the least-squares parabola has these
        // weights
        // (they sum to 1 and annihilate u and u^2).
        double[] weights = interceptWeights(new double[] {1, 0.5, 0.25, 0.125});
        double intercept = 0;
        double variance = 0;
        for (int i = 0; i < 4; i++) {
            intercept += weights[i] * values[i];
            variance += weights[i] * weights[i] * errors[i] * errors[i];
        }
        assertEqual(intercept, Math.sqrt(variance), 58.0 / 9, 0.10);
    }

    /** Weights of the intercept of the parabola through four points by least squares: projection of the ones off u and u^2. */
    private static double[] interceptWeights(double[] u) {
        double[][] columns = {u.clone(), new double[u.length]};
        double[] rest = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            columns[1][i] = u[i] * u[i];
            rest[i] = 1;
        }
        subtract(columns[1], columns[0]);
        subtract(rest, columns[0]);
        subtract(rest, columns[1]);
        double total = 0;
        for (double value : rest) {
            total += value;
        }
        for (int i = 0; i < rest.length; i++) {
            rest[i] /= total;
        }
        return rest;
    }

    private static void subtract(double[] vector, double[] direction) {
        double along = 0;
        double length = 0;
        for (int i = 0; i < vector.length; i++) {
            along += vector[i] * direction[i];
            length += direction[i] * direction[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= along / length * direction[i];
        }
    }

    @Test
    void relative_variance_2_over_n_and_a_wrong_mean_are_refuted_by_the_same_samples() {
        Moments moments = moments(SamplerKind.CONDITIONED, gainOne(8), Observable.theta(1), 200_000);
        double relative = moments.variance(0) / (moments.mean(0) * moments.mean(0));
        assertThat(Math.abs(relative - 2.0 / 8)).isGreaterThan(CRITICAL * relativeVarianceError(moments));
        FiniteNetwork network = TestNetworks.relu(UNIT, TestNetworks.HALF, 4, 4);
        Moments means = moments(SamplerKind.CONDITIONED, network, Observable.theta(1), 400_000);
        // The trained bias of one layer forgotten: 1/4 less.
        assertThat(Math.abs(means.mean(0) - 4.25)).isGreaterThan(CRITICAL * means.standardError(0));
    }
}
