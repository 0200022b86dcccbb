package org.ntkverify.symbolic.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;

/** References: two-dimensional integrals over the angles with 15 digits, by another program in another language. */
class ComplexHermiteSeriesTest {

    private static final HomogeneousActivation CRELU = HomogeneousActivation.quadrants(
            TrigonometricPolynomial.wave(1),
            TrigonometricPolynomial.IMAGINARY_SINE,
            TrigonometricPolynomial.ZERO,
            TrigonometricPolynomial.COSINE);

    private static final HomogeneousActivation ZRELU = HomogeneousActivation.quadrants(
            TrigonometricPolynomial.wave(1),
            TrigonometricPolynomial.ZERO,
            TrigonometricPolynomial.ZERO,
            TrigonometricPolynomial.ZERO);

    private static final HomogeneousActivation CARDIOID =
            HomogeneousActivation.everywhere(TrigonometricPolynomial.wave(1)
                    .times(TrigonometricPolynomial.ONE.plus(TrigonometricPolynomial.COSINE))
                    .times(Expression.ratio(1, 2)));

    private static HomogeneousActivation named(String name) {
        return switch (name) {
            case "crelu" -> CRELU;
            case "zrelu" -> ZRELU;
            case "cardioid" -> CARDIOID;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double number(Expression constant) {
        return Doubles.evaluate(constant, Map.of());
    }

    /** Returns the real and imaginary part of the series to degree {@code last}, and the weight that is left. */
    private static double[] sum(HomogeneousActivation phi, double re, double im, int last) {
        ComplexHermiteSeries series = ComplexHermiteSeries.of(phi);
        double left = number(phi.secondMoment());
        double modulus = Math.hypot(re, im);
        double phase = Math.atan2(im, re);
        double[] result = new double[3];
        for (int n = 0; n <= last; n++) {
            for (int j = 0; j <= n; j++) {
                double weight = number(series.weight(j, n - j));
                double size = weight * Math.pow(modulus, n);
                result[0] += size * Math.cos((2 * j - n) * phase);
                result[1] += size * Math.sin((2 * j - n) * phase);
                left -= weight;
            }
        }
        result[2] = left;
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "cardioid, 0.4, 0, 0.160030580060386, 0",
        "cardioid, 0.4, 0.5, 0.149099901120598, 0.147950051916381",
        "zrelu, 0.4, 0, 0.0858354119770359, 0",
        "zrelu, 0.4, 0.5, 0.0693610303135536, 0.0372606384208121",
        "crelu, 0.4, 0, 0.272065890875891, 0",
        "crelu, 0.4, 0.5, 0.272065890875891, 0.125"
    })
    void the_series_is_the_expectation(String name, double re, double im, double expectedRe, double expectedIm) {
        int last = 24;
        double[] sum = sum(named(name), re, im, last);
        double tail = Math.pow(Math.hypot(re, im), last + 1) * sum[2];
        assertThat(sum[2]).as("weights are non-negative and add to E |phi|^2").isBetween(0.0, 0.1);
        assertThat(tail).isLessThan(1e-5);
        assertThat(sum[0]).isCloseTo(expectedRe, within(tail + 1e-12));
        assertThat(sum[1]).isCloseTo(expectedIm, within(tail + 1e-12));
    }

    @Test
    void derivatives_almost_everywhere_miss_the_jumps_of_zrelu_and_of_nothing_continuous() {
        for (HomogeneousActivation phi : new HomogeneousActivation[] {CRELU, CARDIOID, ZRELU}) {
            double largest = 0;
            ComplexHermiteSeries first = ComplexHermiteSeries.of(phi.holomorphicDerivative());
            ComplexHermiteSeries series = ComplexHermiteSeries.of(phi);
            for (int j = 0; j <= 4; j++) {
                for (int k = 0; k <= 4; k++) {
                    double everywhere = number(first.weight(j, k));
                    double distribution = number(series.holomorphicWeight(j, k));
                    assertThat(distribution).isCloseTo((j + 1) * number(series.weight(j + 1, k)), within(1e-14));
                    largest = Math.max(largest, Math.abs(everywhere - distribution));
                }
            }
            if (phi.continuous()) {
                assertThat(largest).isLessThan(1e-14);
            } else {
                assertThat(largest).isGreaterThan(0.01);
            }
        }
    }

    @Test
    void properties_are_read_off_the_definition() {
        assertThat(CRELU.continuous()).isTrue();
        assertThat(CRELU.split()).isTrue();
        assertThat(CARDIOID.continuous()).isTrue();
        assertThat(CARDIOID.split()).isFalse();
        assertThat(ZRELU.continuous()).isFalse();
        assertThat(ZRELU.split()).isFalse();
        HomogeneousActivation oneQuadrantDoubled = HomogeneousActivation.quadrants(
                TrigonometricPolynomial.wave(1).times(Expression.integer(2)),
                TrigonometricPolynomial.IMAGINARY_SINE,
                TrigonometricPolynomial.ZERO,
                TrigonometricPolynomial.COSINE);
        assertThat(oneQuadrantDoubled.continuous()).isFalse();
        assertThat(oneQuadrantDoubled.split()).isFalse();
    }
}
