package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerLawTest {

    private static final double[] SIZES = {16, 32, 64, 128, 256};

    /** Squares {@code (s/n) chi^2_1}, so that the root mean square falls like the size to the power -1/2. */
    private static List<RateFit.Point> squares(Random random, int draws, double exponent) {
        List<RateFit.Point> points = new ArrayList<>();
        for (double size : SIZES) {
            double[] values = new double[draws];
            for (int i = 0; i < draws; i++) {
                double normal = random.nextGaussian();
                values[i] = 3 * Math.pow(size, 2 * exponent) * normal * normal;
            }
            points.add(new RateFit.Point(size, SampleMoments.of(values)));
        }
        return points;
    }

    /** The same two values, scaled: a pure power law without noise between sizes. */
    private static List<RateFit.Point> exact(double power) {
        List<RateFit.Point> points = new ArrayList<>();
        for (double size : SIZES) {
            double scale = 5 * Math.pow(size, power);
            double[] values = new double[60];
            for (int i = 0; i < values.length; i++) {
                values[i] = scale * (i % 2 == 0 ? 0.9 : 1.1);
            }
            points.add(new RateFit.Point(size, SampleMoments.of(values)));
        }
        return points;
    }

    @Test
    void a_pure_power_law_is_recovered_with_its_factor_and_its_slopes() {
        PowerLaw law = PowerLaw.ofMean(exact(-1.25));
        assertThat(law.exponent(0.05).interval().orElseThrow().estimate()).isCloseTo(-1.25, within(1e-12));
        assertThat(law.localSlopes(0.05))
                .hasSize(SIZES.length - 1)
                .allSatisfy(slope -> assertThat(
                                slope.slope().interval().orElseThrow().estimate())
                        .isCloseTo(-1.25, within(1e-12)));
        for (double size : new double[] {16, 50, 256}) {
            assertThat(Math.exp(
                            law.logarithmAt(size, 0.05).interval().orElseThrow().estimate()))
                    .isCloseTo(5 * Math.pow(size, -1.25), within(1e-12));
        }
        assertThat(law.lackOfFit().pValue()).isCloseTo(1, within(1e-9));
        assertThat(PowerLaw.ofRootMeanSquare(exact(-1.25))
                        .exponent(0.05)
                        .interval()
                        .orElseThrow()
                        .estimate())
                .isCloseTo(-0.625, within(1e-12));
    }

    @Test
    void intervals_cover_at_their_level_with_the_fewest_draws() {
        Random random = new Random(5);
        int runs = 600;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            IntervalResult result =
                    PowerLaw.ofRootMeanSquare(squares(random, 64, -0.5)).exponent(0.1);
            if (result.interval().orElseThrow().contains(-0.5)) {
                covered++;
            }
        }
        // 0.9 within four standard deviations of a binomial count, 0.049; more coverage does no harm.
        assertThat((double) covered / runs).isGreaterThan(0.9 - 0.049);
    }

    @Test
    void a_law_of_another_exponent_is_told_apart() {
        IntervalResult.Interval interval = PowerLaw.ofRootMeanSquare(squares(new Random(6), 2000, -0.45))
                .exponent(0.001)
                .interval()
                .orElseThrow();
        assertThat(interval.contains(-0.5)).isFalse();
        assertThat(interval.contains(-0.45)).isTrue();
    }

    @Test
    void a_bend_shows_as_lack_of_fit() {
        List<RateFit.Point> bent = new ArrayList<>(squares(new Random(7), 4000, -0.5));
        bent.set(
                4,
                new RateFit.Point(256, squares(new Random(8), 4000, -0.4).get(4).moments()));
        assertThat(PowerLaw.ofRootMeanSquare(bent).lackOfFit().pValue()).isLessThan(1e-6);
    }

    @Test
    void the_planned_error_is_the_error_that_comes_out() {
        double[] draws = {400, 300, 200, 150, 100};
        List<RateFit.Point> points = new ArrayList<>();
        for (int i = 0; i < SIZES.length; i++) {
            double[] values = new double[(int) draws[i]];
            for (int k = 0; k < values.length; k++) {
                values[k] = k % 2 == 0 ? 0.5 : 1.5;
            }
            points.add(new RateFit.Point(SIZES[i], SampleMoments.of(values)));
        }
        double error = PowerLaw.ofRootMeanSquare(points)
                .exponent(0.05)
                .interval()
                .orElseThrow()
                .standardError();
        // The sample deviation, with divisor T - 1, is 0.5 up to 1/(2 T).
        assertThat(0.5 * PowerLaw.plannedStandardError(SIZES, draws)).isCloseTo(error, within(0.005 * error));
    }

    @Test
    void what_has_no_logarithm_or_too_few_sizes_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PowerLaw.ofMean(exact(-1).subList(0, 2)))
                .withMessage("number of sizes must be >= 3 but was 2");
        List<RateFit.Point> constant = new ArrayList<>(exact(-1));
        constant.set(1, new RateFit.Point(32, new SampleMoments(60, 1, 0, 0, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PowerLaw.ofMean(constant))
                .withMessage("samples must vary about a mean that is not 0 but at size 32.0 do not");
        List<RateFit.Point> disordered = new ArrayList<>(exact(-1));
        disordered.set(1, exact(-1).get(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PowerLaw.ofMean(disordered))
                .withMessage("sizes must increase but 16.0 follows 16.0");
    }
}
