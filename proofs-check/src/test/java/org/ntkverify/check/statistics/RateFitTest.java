package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.statistics.RateFit.Point;
import org.ntkverify.check.statistics.RateFit.Sign;

class RateFitTest {

    /** Rounding of logarithms below 10 and a small solve. */
    private static final double ROUNDING = 1e-13;

    private static final long COUNT = 40_000;

    /** Returns samples with the given mean at sizes 16, 32, 64, 128, and standard deviation a multiple of it. */
    private static List<Point> points(DoubleUnaryOperator mean, double relativeDeviation) {
        return DoubleStream.of(16, 32, 64, 128)
                .mapToObj(n -> {
                    double m = mean.applyAsDouble(n);
                    return new Point(n, new SampleMoments(COUNT, m, Math.pow(relativeDeviation * m, 2), 0, 0));
                })
                .toList();
    }

    private static IntervalResult.Interval exponent(RateFit.Result result) {
        return ((RateFit.Fitted) result).exponent().interval().orElseThrow();
    }

    @Test
    void the_root_mean_square_has_half_the_exponent_of_the_square() {
        var fitted = (RateFit.Fitted) RateFit.ofRootMeanSquare(points(n -> 5 / n, Math.sqrt(2)), 0.01);
        IntervalResult.Interval exponent = exponent(fitted);
        assertThat(exponent.estimate()).isCloseTo(-0.5, within(ROUNDING));
        // Error of (1/2) log m2 is sqrt(2/T)/2; log n at steps of log 2 has spread sum (1.5^2 + .5^2 + ...) = 5.
        double error = Math.sqrt(2.0 / COUNT) / 2 / (Math.sqrt(5) * Math.log(2));
        assertThat(exponent.standardError()).isCloseTo(error, within(ROUNDING));
        assertThat(fitted.lackOfFit().degreesOfFreedom()).isEqualTo(2);
        assertThat(fitted.localSlopes())
                .hasSize(3)
                .allSatisfy(local -> assertThat(
                                local.slope().interval().orElseThrow().contains(-0.5))
                        .isTrue());
    }

    @Test
    void the_neighbouring_exponent_is_refuted() {
        IntervalResult.Interval exponent = exponent(RateFit.ofRootMeanSquare(points(n -> 5 / n, Math.sqrt(2)), 1e-6));
        assertThat(Equivalence.decide(new ToleranceRegion(-0.5, 0.05, 1), exponent))
                .isEqualTo(Equivalence.Decision.SUPPORTS);
        assertThat(Equivalence.decide(new ToleranceRegion(-1, 0.05, 1), exponent))
                .isEqualTo(Equivalence.Decision.REFUTES);
    }

    @Test
    void a_bias_of_known_sign_has_its_own_exponent() {
        assertThat(exponent(RateFit.ofSignedMean(points(n -> -3 / n, 2), Sign.NEGATIVE, 0.01))
                        .estimate())
                .isCloseTo(-1, within(ROUNDING));
    }

    @Test
    void a_mean_that_may_be_zero_or_of_the_other_sign_is_refused() {
        // Standard deviation 100 times the mean: the mean is 2 standard errors from 0, less than 2.58.
        var noisy = (RateFit.SignNotEstablished) RateFit.ofSignedMean(points(n -> 3 / n, 100), Sign.POSITIVE, 0.01);
        assertThat(noisy.size()).isEqualTo(16);
        assertThat(noisy.mean().interval().orElseThrow().contains(0)).isTrue();
        assertThat(RateFit.ofSignedMean(points(n -> 3 / n, 2), Sign.NEGATIVE, 0.01)
                        .kind())
                .isEqualTo(RateFit.Result.Kind.SIGN_NOT_ESTABLISHED);
    }

    @Test
    void a_law_that_is_no_power_shows_in_local_slopes_and_lack_of_fit() {
        var fitted = (RateFit.Fitted) RateFit.ofRootMeanSquare(points(n -> 1 / n + 30 / (n * n), 1), 0.01);
        assertThat(fitted.lackOfFit().pValue()).isLessThan(1e-6);
        double first =
                fitted.localSlopes().get(0).slope().interval().orElseThrow().high();
        double last =
                fitted.localSlopes().get(2).slope().interval().orElseThrow().low();
        assertThat(first).as("steeper at small sizes").isLessThan(last);
    }

    @Test
    void the_smallest_detectable_error_of_an_exponent_is_absolute() {
        var fitted = (RateFit.Fitted) RateFit.ofRootMeanSquare(points(n -> 5 / n, 1), 0.01);
        IntervalResult.Interval exponent = exponent(fitted);
        // z at 0.05.
        double expected = 0.05 + exponent.halfWidth() + 1.644853626951473 * exponent.standardError();
        assertThat(fitted.smallestDetectable(0.05, 0.05).orElseThrow()).isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void skewed_squares_give_no_exponent_yet() {
        List<Point> points = DoubleStream.of(16, 32, 64)
                .mapToObj(n -> new Point(n, new SampleMoments(1000, 1 / n, 4 / (n * n), 9, 90)))
                .toList();
        var fitted = (RateFit.Fitted) RateFit.ofRootMeanSquare(points, 1e-6);
        assertThat(fitted.exponent().kind()).isEqualTo(IntervalResult.Kind.NOT_YET);
        assertThat(fitted.smallestDetectable(0.05, 0.05)).isEmpty();
    }

    @Test
    void a_size_without_spread_is_named() {
        assertThat(RateFit.ofRootMeanSquare(points(n -> 0, 1), 0.01)).isEqualTo(new RateFit.DegenerateSize(16));
    }

    @Test
    void arguments_are_checked() {
        List<Point> points = points(n -> 1 / n, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateFit.ofRootMeanSquare(points.subList(0, 2), 0.01))
                .withMessage("number of sizes must be >= 3 but was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateFit.ofRootMeanSquare(List.of(points.get(0), points.get(2), points.get(1)), 0.01))
                .withMessage("sizes must increase but were [16.0, 64.0, 32.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateFit.ofRootMeanSquare(points(n -> -1 / n, 1), 0.01))
                .withMessage("mean of squares at size 16.0 must be positive but was -0.0625");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Point(0, new SampleMoments(2, 0, 1, 0, 0)))
                .withMessage("size must be positive and finite but was 0.0");
    }
}
