package org.ntkverify.numeric.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianExpectationTest {

    private static Estimate mean(String function, double variance, double... kinks) {
        return GaussianExpectation.of(ScalarFunction.of(ClassFive.expression(function)), kinks)
                .mean(variance);
    }

    /** {@code E z^8 = 105 a^4}, {@code E cos z = exp(-a/2)}, {@code E max(z, 0) = sqrt(a/(2 pi))}. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.25, 1, 3, 50})
    void known_means_lie_within_the_bound(double a) {
        Estimate power = mean("z^8", a);
        assertThat(power.value()).isCloseTo(105 * Math.pow(a, 4), within(power.errorBound()));
        Estimate wave = mean("Cos(z)", a);
        assertThat(wave.value()).isCloseTo(Math.exp(-a / 2), within(wave.errorBound()));
        Estimate rectified = mean("Max(z,0)", a, 0);
        assertThat(rectified.value()).isCloseTo(Math.sqrt(a / (2 * Math.PI)), within(rectified.errorBound()));
        assertThat(rectified.errorBound()).isLessThan(1e-13 * Math.sqrt(a));
    }

    /** {@code E softplus(z)} by mpmath 1.3.0, quad over 40 panels at 40 digits, equal with 80 panels. */
    @ParameterizedTest
    @CsvSource({
        "1e-08, 0.6931471818099453078547322",
        "1.0, 0.8060591833474397845282288",
        "100.0, 4.054313031171148663990888",
        "100000000.0, 3989.422869637700797620027"
    })
    void the_mean_of_softplus_lies_within_the_bound(double a, double reference) {
        Estimate mean = mean("Log(1+Exp(z))", a);
        assertThat(mean.value()).isCloseTo(reference, within(mean.errorBound() + Math.ulp(reference)));
        assertThat(mean.errorBound()).isLessThan(1e-13 * reference);
    }

    /** {@code E exp(z) = exp(a/2)}: its mass lies sqrt(a) standard deviations out, at a = 1500 beyond the reach. */
    @Test
    void growth_is_followed_as_far_as_the_density_reaches() {
        Estimate mean = mean("Exp(z)", 300);
        assertThat(mean.value()).isCloseTo(Math.exp(150), within(mean.errorBound()));
        assertThat(mean.errorBound()).isLessThan(1e-10 * Math.exp(150));
        assertThatThrownBy(() -> mean("Exp(z)", 1500))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("38.5 standard deviations but at a=1500.0");
    }

    @Test
    void a_plain_function_is_taken_too() {
        Estimate mean = GaussianExpectation.of(ScalarFunction.of(Math::abs), 0).mean(Math.PI / 2);
        assertThat(mean.value()).isCloseTo(1, within(mean.errorBound() + Math.ulp(1.0)));
        assertThat(GaussianExpectation.of(ScalarFunction.of(Math::cos)).mean(0).value())
                .isEqualTo(1);
    }

    @Test
    void a_mean_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> mean("Exp(z^2)", 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> mean("1/Abs(z)", 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> mean("z", Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a must be finite and >= 0 but was Infinity");
    }

    @Test
    void another_variable_is_refused() {
        assertThatThrownBy(() -> ScalarFunction.of(org.ntkverify.symbolic.expression.Expression.variable("y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variables of the integrand must be [z] but were [y]");
    }
}
