package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.statistics.WidthFit.Order;
import org.ntkverify.check.statistics.WidthFit.Point;

class WidthFitTest {

    private static final int[] WIDTHS = {8, 16, 32, 64};

    /** Rounding of a well-scaled solve with condition number below 100. */
    private static final double ROUNDING = 1e-13;

    private static List<Point> points(DoubleUnaryOperator mean, double standardError, int... widths) {
        return Arrays.stream(widths)
                .mapToObj(n -> new Point(
                        n,
                        new SampleMoments(10_000, mean.applyAsDouble(n), 10_000 * standardError * standardError, 0, 0)))
                .toList();
    }

    private static IntervalResult.Interval intercept(WidthFit.Result result) {
        return ((WidthFit.Fitted) result).intercept().interval().orElseThrow();
    }

    @Test
    void a_quadratic_fit_recovers_a_quadratic() {
        var fitted = (WidthFit.Fitted) WidthFit.fit(
                points(n -> 2 + 3 / n - 5 / (n * n), 1e-3, WIDTHS), new Order.Quadratic(), 0.01, 0.01);
        assertThat(intercept(fitted).estimate()).isCloseTo(2, within(ROUNDING));
        assertThat(fitted.slope().interval().orElseThrow().estimate()).isCloseTo(3, within(64 * ROUNDING));
        assertThat(fitted.interceptBias()).isZero();
        assertThat(fitted.lackOfFit().degreesOfFreedom()).isEqualTo(1);
        assertThat(fitted.lackOfFit().chiSquare()).isCloseTo(0, within(1e-15));
    }

    @Test
    void errors_are_those_of_the_normal_equations() {
        // Linear, x = 1/n at 1/2, 1/4, 1/8 with errors 1: S0 = 3, S1 = 7/8, S2 = 21/64, determinant 3 S2 - S1^2 =
        // 14/64.
        var fitted = (WidthFit.Fitted) WidthFit.fit(points(n -> 1, 1, 2, 4, 8), new Order.Linear(0), 0.01, 0.01);
        assertThat(intercept(fitted).standardError()).isCloseTo(Math.sqrt(21.0 / 14), within(ROUNDING));
        assertThat(fitted.slope().interval().orElseThrow().standardError())
                .isCloseTo(Math.sqrt(3 * 64 / 14.0), within(100 * ROUNDING));
    }

    @Test
    void wide_networks_are_as_well_conditioned_as_narrow_ones() {
        IntervalResult.Interval interval = intercept(WidthFit.fit(
                points(n -> 2 + 3e6 / n - 5e12 / (n * n), 1e-3, 1 << 20, 1 << 21, 1 << 22, 1 << 23),
                new Order.Quadratic(),
                0.01,
                0.01));
        assertThat(interval.estimate()).isCloseTo(2, within(10 * ROUNDING));
    }

    @Test
    void a_curvature_bound_widens_a_linear_fit_by_its_bias() {
        List<Point> points = points(n -> 2 + 3 / n, 1e-3, 8, 16, 32);
        IntervalResult.Interval plain = intercept(WidthFit.fit(points, new Order.Linear(0), 0.01, 0.01));
        var result = (WidthFit.Fitted) WidthFit.fit(points, new Order.Linear(7), 0.01, 0.01);
        // The intercept of 1/n^2 itself, that is sum l_i n_i^-2, from the same fit.
        double leak = intercept(WidthFit.fit(points(n -> 1 / (n * n), 1, 8, 16, 32), new Order.Linear(0), 0.01, 0.01))
                .estimate();
        assertThat(result.interceptBias()).isCloseTo(7 * Math.abs(leak), within(ROUNDING));
        assertThat(intercept(result).low()).isCloseTo(plain.low() - 7 * Math.abs(leak), within(ROUNDING));
        assertThat(intercept(result).high()).isCloseTo(plain.high() + 7 * Math.abs(leak), within(ROUNDING));
    }

    @Test
    void a_linear_fit_of_a_curved_mean_covers_only_with_its_bound() {
        // c = 4 moves the intercept by about 0.02, ten half-widths; the lack of fit is kept from noticing.
        List<Point> points = points(n -> 2 + 3 / n + 4 / (n * n), 1e-3, 8, 16, 32);
        WidthFit.Result blind = WidthFit.fit(points, new Order.Linear(0), 0.01, 1e-300);
        assertThat(intercept(blind).contains(2)).isFalse();
        assertThat(WidthFit.fit(points, new Order.Linear(0), 0.01, 1e-4).kind())
                .isEqualTo(WidthFit.Result.Kind.OUTSIDE_ASYMPTOTIC_RANGE);
        assertThat(intercept(WidthFit.fit(points, new Order.Linear(4), 0.01, 1e-4))
                        .contains(2))
                .isTrue();
        assertThat(WidthFit.fit(points, new Order.Linear(1), 0.01, 1e-4).kind())
                .as("a bound below the true curvature")
                .isEqualTo(WidthFit.Result.Kind.OUTSIDE_ASYMPTOTIC_RANGE);
    }

    @Test
    void a_mean_outside_the_model_is_blocked_with_its_chi_square() {
        var result = (WidthFit.OutsideAsymptoticRange)
                WidthFit.fit(points(n -> 1 / Math.sqrt(n), 1e-4, WIDTHS), new Order.Quadratic(), 0.01, 1e-4);
        assertThat(result.level()).isEqualTo(1e-4);
        assertThat(result.lackOfFit().pValue()).isLessThan(1e-4);
    }

    @Test
    void skewness_of_the_means_reaches_the_intercept() {
        List<Point> skewed = Arrays.stream(WIDTHS)
                .mapToObj(n -> new Point(n, new SampleMoments(200, 1, 1, 10, 100)))
                .toList();
        var fitted = (WidthFit.Fitted) WidthFit.fit(skewed, new Order.Quadratic(), 1e-6, 1e-4);
        assertThat(fitted.intercept().kind()).isEqualTo(IntervalResult.Kind.NOT_YET);
    }

    @Test
    void a_width_needs_two_hundred_draws() {
        List<Point> few = Arrays.stream(WIDTHS)
                .mapToObj(n -> new Point(n, new SampleMoments(199, 1, 1, 0, 0)))
                .toList();
        var fitted = (WidthFit.Fitted) WidthFit.fit(few, new Order.Quadratic(), 0.05, 1e-4);
        assertThat(((IntervalResult.NotYet) fitted.intercept()).requiredCount()).isEqualTo(800);
    }

    @Test
    void a_width_without_spread_is_named() {
        List<Point> points = List.of(
                new Point(8, new SampleMoments(100, 1, 1, 0, 0)),
                new Point(16, new SampleMoments(100, 1, 0, 0, 0)),
                new Point(32, new SampleMoments(100, 1, 1, 0, 0)));
        assertThat(WidthFit.fit(points, new Order.Linear(0), 0.01, 0.01)).isEqualTo(new WidthFit.DegenerateWidth(16));
    }

    @Test
    void widths_must_suit_the_order() {
        refused("number of widths must be >= 3 but was 2", new Order.Linear(0), 8, 16);
        refused("number of widths must be >= 4 but was 3", new Order.Quadratic(), 8, 16, 64);
        refused("widths must increase but were [8, 16, 16]", new Order.Linear(0), 8, 16, 16);
        refused(
                "widths of a quadratic fit must span a factor of 8 but were [8, 16, 32, 63]",
                new Order.Quadratic(),
                8,
                16,
                32,
                63);
        refused(
                "widths of a quadratic fit must grow in geometric steps but were [8, 9, 10, 64]",
                new Order.Quadratic(),
                8,
                9,
                10,
                64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Order.Linear(-1))
                .withMessage("curvatureBound must be >= 0 and finite but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Point(0, new SampleMoments(2, 0, 1, 0, 0)))
                .withMessage("width must be >= 1 but was 0");
    }

    private static void refused(String message, Order order, int... widths) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WidthFit.fit(points(n -> 1, 1, widths), order, 0.01, 0.01))
                .withMessage(message);
    }
}
