package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeometricMeanLawTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);
    private static final double[] SIZES = {144, 256, 576, 1024};

    private static List<RateFit.Point> points(double exponent, DoubleSupplier noise, int draws, double... scales) {
        List<RateFit.Point> points = new ArrayList<>();
        for (int i = 0; i < SIZES.length; i++) {
            points.add(
                    new RateFit.Point(SIZES[i], Law.moments(noise, draws, exponent * Math.log(SIZES[i]), scales[i])));
        }
        return points;
    }

    @Test
    void a_pure_power_law_is_recovered() {
        double[] sign = {-1};
        DoubleSupplier alternating = () -> sign[0] = -sign[0];
        GeometricMeanLaw law = new GeometricMeanLaw(points(1.25, alternating, 60, 1, 1, 1, 1));
        assertThat(law.exponent(0.05).interval().orElseThrow().estimate()).isCloseTo(1.25, within(1e-12));
        assertThat(law.localSlopes(0.05))
                .hasSize(3)
                .allSatisfy(slope -> assertThat(
                                slope.slope().interval().orElseThrow().estimate())
                        .isCloseTo(1.25, within(1e-12)));
        assertThat(law.lackOfFit().pValue()).isCloseTo(1, within(1e-9));
    }

    /** Spreads that fall with the size, as smallest eigenvalues have them; the centred law has mean 0. */
    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "EXPONENTIAL"})
    void intervals_cover_at_their_level(Law law) {
        DoubleSupplier sampler = law.sampler(RandomSource.XO_RO_SHI_RO_128_PP.create(SEED));
        DoubleSupplier centred = () -> sampler.getAsDouble() - law.mean();
        Coverage coverage = Coverage.of(
                1, 4000, () -> new GeometricMeanLaw(points(1, centred, 60, 0.6, 0.45, 0.4, 0.3)).exponent(0.05));
        assertThat(coverage.isAtMost(0.06)).as("%s seed=%s", coverage, SEED).isTrue();
        if (law == Law.NORMAL) {
            assertThat(coverage.isAtLeast(0.04))
                    .as("%s seed=%s", coverage, SEED)
                    .isTrue();
        }
    }

    @Test
    void unequal_numbers_of_draws_are_weights() {
        double[] sign = {-1};
        DoubleSupplier alternating = () -> sign[0] = -sign[0];
        List<RateFit.Point> points = new ArrayList<>(points(1, alternating, 60, 1, 1, 1, 1));
        // A size that is off by 1 counts less the fewer draws it has.
        points.set(3, new RateFit.Point(1024, Law.moments(alternating, 60, Math.log(1024) + 1, 1)));
        double few = new GeometricMeanLaw(points)
                .exponent(0.05)
                .interval()
                .orElseThrow()
                .estimate();
        points.set(3, new RateFit.Point(1024, Law.moments(alternating, 60_000, Math.log(1024) + 1, 1)));
        double many = new GeometricMeanLaw(points)
                .exponent(0.05)
                .interval()
                .orElseThrow()
                .estimate();
        assertThat(few).isBetween(1.2, many);
    }

    @Test
    void three_increasing_sizes_are_needed() {
        double[] sign = {-1};
        List<RateFit.Point> points = points(1, () -> sign[0] = -sign[0], 60, 1, 1, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeometricMeanLaw(points.subList(0, 2)))
                .withMessage("number of sizes must be >= 3 but was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeometricMeanLaw(List.of(points.get(0), points.get(2), points.get(1))))
                .withMessage("sizes must increase but 256.0 follows 576.0");
    }
}
