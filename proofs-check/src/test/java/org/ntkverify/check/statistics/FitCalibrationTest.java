package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Miss rates of fitted limits and exponents. Levels, direction and allowance as in {@link MeanCalibrationTest}; a fit
 * that was blocked or has no interval counts as no miss.
 */
class FitCalibrationTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static final double ALLOWED = 1 + StudentizedEstimate.STUDENT_LIMIT;

    private static final int[] WIDTHS = {8, 16, 32, 64};

    /** Level of the lack of fit: blocks one true fit in 10^4. */
    private static final double LACK_OF_FIT = 1e-4;

    private static final IntervalResult NO_INTERVAL = new IntervalResult.Degenerate(0, 1);

    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);

    /** Samples with the given mean at each width, the noise following the law with standard deviation 1. */
    private static List<WidthFit.Point> points(Law law, DoubleSupplier sampler, int count, DoubleUnaryOperator mean) {
        double scale = 1 / Math.sqrt(law.variance());
        return Arrays.stream(WIDTHS)
                .mapToObj(n -> new WidthFit.Point(
                        n, Law.moments(sampler, count, mean.applyAsDouble(n) - scale * law.mean(), scale)))
                .toList();
    }

    private Coverage intercept(
            Law law, int count, DoubleUnaryOperator mean, WidthFit.Order order, double alpha, int replications) {
        DoubleSupplier sampler = law.sampler(random);
        return Coverage.of(2, replications, () -> {
            WidthFit.Result result = WidthFit.fit(points(law, sampler, count, mean), order, alpha, LACK_OF_FIT);
            return result instanceof WidthFit.Fitted fitted ? fitted.intercept() : NO_INTERVAL;
        });
    }

    private static double curved(double n) {
        return 2 + 3 / n + 4 / (n * n);
    }

    @ParameterizedTest
    @EnumSource
    void the_limit_of_a_quadratic_fit_is_covered(Law law) {
        for (double alpha : new double[] {0.2, 0.01}) {
            Coverage coverage =
                    intercept(law, 500, FitCalibrationTest::curved, new WidthFit.Order.Quadratic(), alpha, 3000);
            assertThat(coverage.isAtMost(ALLOWED * alpha))
                    .as("%s alpha=%s seed=%s %s", law, alpha, SEED, coverage)
                    .isTrue();
        }
    }

    @Test
    void a_linear_fit_of_a_curved_mean_does_not_cover_unless_its_bound_says_so() {
        // c = 60 moves the intercept by about 0.17, while the standard error of 1000 draws at 4 widths is 0.03.
        DoubleUnaryOperator mean = n -> 2 + 3 / n + 60 / (n * n);
        Coverage blind = intercept(Law.NORMAL, 1000, mean, new WidthFit.Order.Linear(0), 0.05, 1000);
        assertThat(blind.isAtMost(ALLOWED * 0.05)).as("seed=%s %s", SEED, blind).isFalse();
        Coverage bounded = intercept(Law.NORMAL, 1000, mean, new WidthFit.Order.Linear(60), 0.05, 1000);
        assertThat(bounded.isAtMost(ALLOWED * 0.05))
                .as("seed=%s %s", SEED, bounded)
                .isTrue();
        assertThat(bounded.none())
                .as("not blocked for a curvature within its bound")
                .isLessThan(10);
    }

    @Test
    void a_true_fit_is_blocked_no_more_often_than_declared() {
        DoubleSupplier sampler = Law.NORMAL.sampler(random);
        int replications = 4000;
        int blocked = 0;
        for (int i = 0; i < replications; i++) {
            WidthFit.Result result = WidthFit.fit(
                    points(Law.NORMAL, sampler, 400, FitCalibrationTest::curved),
                    new WidthFit.Order.Quadratic(),
                    0.01,
                    0.05);
            blocked += result instanceof WidthFit.OutsideAsymptoticRange ? 1 : 0;
        }
        // Estimated errors inflate the tail at z = 1.96 by exp(z^4/(4 T)), 1 % here.
        Coverage coverage = new Coverage(blocked, 0, 0, replications);
        assertThat(coverage.isAtMost(1.01 * 0.05) && coverage.isAtLeast(0.05))
                .as("seed=%s %s", SEED, coverage)
                .isTrue();
    }

    private Coverage exponent(Law law, int count, double truth, double alpha, int replications) {
        DoubleSupplier sampler = law.sampler(random);
        return Coverage.of(truth, replications, () -> {
            List<RateFit.Point> points = Arrays.stream(WIDTHS)
                    .mapToObj(n -> new RateFit.Point(n, Law.moments(sampler, count, 0, 1.0 / n)))
                    .toList();
            return ((RateFit.Fitted) RateFit.ofRootMeanSquare(points, alpha)).exponent();
        });
    }

    @ParameterizedTest
    @EnumSource(names = "NORMAL", mode = EnumSource.Mode.EXCLUDE)
    void the_exponent_is_covered(Law law) {
        for (double alpha : new double[] {0.2, 0.01}) {
            Coverage coverage = exponent(law, 500, -0.5, alpha, 3000);
            assertThat(coverage.isAtMost(ALLOWED * alpha))
                    .as("%s alpha=%s seed=%s %s", law, alpha, SEED, coverage)
                    .isTrue();
        }
    }

    @Test
    void a_neighbouring_exponent_is_not_covered() {
        Coverage coverage = exponent(Law.CHI_SQUARE, 300, -0.4, 0.2, 500);
        assertThat(coverage.isAtMost(ALLOWED * 0.2))
                .as("seed=%s %s", SEED, coverage)
                .isFalse();
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void limits_keep_their_level_over_many_samples(Law law) {
        for (double alpha : new double[] {0.2, 0.05, 0.01, 1e-3}) {
            Coverage coverage =
                    intercept(law, 1000, FitCalibrationTest::curved, new WidthFit.Order.Quadratic(), alpha, 8_000);
            assertThat(coverage.isAtMost(ALLOWED * alpha))
                    .as("%s alpha=%s seed=%s %s", law, alpha, SEED, coverage)
                    .isTrue();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(names = "NORMAL", mode = EnumSource.Mode.EXCLUDE)
    void exponents_keep_their_level_over_many_samples(Law law) {
        for (double alpha : new double[] {0.2, 0.05, 0.01, 1e-3}) {
            Coverage coverage = exponent(law, 1000, -0.5, alpha, 8_000);
            assertThat(coverage.isAtMost(ALLOWED * alpha))
                    .as("%s alpha=%s seed=%s %s", law, alpha, SEED, coverage)
                    .isTrue();
        }
    }
}
