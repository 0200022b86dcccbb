package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    private static final List<String> ONE = List.of("x");

    /** Skewed values far from 0, so that sums of raw powers would lose every digit of a fourth moment. */
    private static double[] values(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double u = ((i * 7919L) % 10_007) / 10_007.0;
            values[i] = 1000 + u * u * u * 8;
        }
        return values;
    }

    private static Moments of(double[] values, int from, int to) {
        MomentsBuilder builder = new MomentsBuilder(ONE);
        for (int i = from; i < to; i++) {
            builder.add(new double[] {values[i]});
        }
        return builder.build();
    }

    /** {mean, M2, M3, M4} with 60 digits. */
    private static BigDecimal[] exact(double[] values) {
        MathContext digits = new MathContext(60);
        BigDecimal mean = BigDecimal.ZERO;
        for (double value : values) {
            mean = mean.add(new BigDecimal(value));
        }
        mean = mean.divide(new BigDecimal(values.length), digits);
        BigDecimal[] sums = {mean, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        for (double value : values) {
            BigDecimal deviation = new BigDecimal(value).subtract(mean);
            for (int power = 2; power <= 4; power++) {
                sums[power - 1] = sums[power - 1].add(deviation.pow(power, digits));
            }
        }
        return sums;
    }

    private static void assertExact(Moments moments, double[] values) {
        BigDecimal[] exact = exact(values);
        double m2 = exact[1].doubleValue();
        int n = values.length;
        // Values 1000 with deviations of 2: 2^-53 sqrt(1000) (1000 / 2) is about 2e-12 relative.
        assertThat(moments.count()).isEqualTo(n);
        assertThat(moments.mean(0)).isCloseTo(exact[0].doubleValue(), within(1e-11));
        assertThat(moments.variance(0)).isCloseTo(m2 / (n - 1), within(1e-11 * m2 / n));
        assertThat(moments.skewness(0))
                .isCloseTo(Math.sqrt(n) * exact[2].doubleValue() / Math.pow(m2, 1.5), within(1e-11));
        assertThat(moments.excessKurtosis(0)).isCloseTo(n * exact[3].doubleValue() / (m2 * m2) - 3, within(1e-10));
        assertThat(moments.standardError(0)).isCloseTo(Math.sqrt(m2 / (n - 1) / n), within(1e-12));
    }

    @Test
    void moments_are_those_of_exact_arithmetic() {
        assertExact(of(values(1000), 0, 1000), values(1000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 400, 999, 1000})
    void two_parts_merge_to_the_whole(int cut) {
        double[] values = values(1000);
        assertExact(of(values, 0, cut).mergedWith(of(values, cut, 1000)), values);
    }

    @Test
    void entries_do_not_mix() {
        MomentsBuilder builder = new MomentsBuilder(List.of("a", "b"));
        builder.add(new double[] {1, 10});
        builder.add(new double[] {3, 20});
        Moments moments = builder.build();
        assertThat(moments.names()).containsExactly("a", "b");
        assertThat(moments.mean(0)).isEqualTo(2);
        assertThat(moments.mean(1)).isEqualTo(15);
        assertThat(moments.variance(0)).isEqualTo(2);
        assertThat(moments.variance(1)).isEqualTo(50);
    }

    @Test
    void a_built_value_does_not_change_and_a_cleared_builder_is_new() {
        MomentsBuilder builder = new MomentsBuilder(ONE);
        builder.add(new double[] {4});
        Moments built = builder.build();
        builder.add(new double[] {8});
        assertThat(built.mean(0)).isEqualTo(4);
        builder.clear();
        builder.add(new double[] {1});
        assertThat(builder.build().mean(0)).isEqualTo(1);
        assertThat(builder.build().count()).isEqualTo(1);
    }

    @Test
    void a_constant_has_no_skewness_and_no_excess_kurtosis() {
        Moments moments = of(new double[] {2, 2, 2}, 0, 3);
        assertThat(moments.variance(0)).isEqualTo(0);
        assertThat(moments.skewness(0)).isEqualTo(0);
        assertThat(moments.excessKurtosis(0)).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_that_is_not_finite_is_refused_and_leaves_no_trace(double value) {
        MomentsBuilder builder = new MomentsBuilder(List.of("a", "b"));
        builder.add(new double[] {1, 1});
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> builder.add(new double[] {5, value}))
                .withMessage("observation of b must be finite but was %s", value);
        assertThat(builder.build().count()).isEqualTo(1);
        assertThat(builder.build().mean(0)).isEqualTo(1);
    }

    @Test
    void moments_beyond_the_range_of_doubles_are_refused() {
        MomentsBuilder builder = new MomentsBuilder(ONE);
        builder.add(new double[] {1e200});
        builder.add(new double[] {-1e200});
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(builder::build);
    }

    @Test
    void misuse_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(values(2), 0, 2).mergedWith(new MomentsBuilder(List.of("y")).build()))
                .withMessage("names must be [x] but were [y]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MomentsBuilder(ONE).add(new double[2]))
                .withMessage("number of values must be 1 but was 2");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> of(values(1), 0, 1).variance(0))
                .withMessage("count must be >= 2 for the variance but was 1");
    }
}
