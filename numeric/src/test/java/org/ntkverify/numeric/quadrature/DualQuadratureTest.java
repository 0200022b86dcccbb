package org.ntkverify.numeric.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DualQuadratureTest {

    /** Largest accepted bound relative to the scale of the dual; measured 8.3e-14, and 1.5e-15 for the errors themselves. */
    private static final double LARGEST_BOUND = 1e-12;

    private static double error(Estimate estimate, BigDecimal reference) {
        return new BigDecimal(estimate.value()).subtract(reference).abs().doubleValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "sigmoid", "softplus", "silu", "mish"})
    void every_reference_lies_within_the_reported_bound_and_the_bound_is_small(String activation) {
        DualQuadrature quadrature = ClassFive.quadrature(activation);
        assertThat(ClassFive.rows(activation)).hasSize(17).allSatisfy(row -> {
            Estimate dual = quadrature.dual(row.a(), row.b(), row.c());
            Estimate derivative = quadrature.derivativeDual(row.a(), row.b(), row.c());
            assertThat(error(dual, row.dual())).as("K of %s: %s", row, dual).isLessThanOrEqualTo(dual.errorBound());
            assertThat(error(derivative, row.derivativeDual()))
                    .as("Kdot of %s: %s", row, derivative)
                    .isLessThanOrEqualTo(derivative.errorBound());
            assertThat(dual.errorBound()).as("%s", row).isLessThanOrEqualTo(LARGEST_BOUND * row.scale());
            assertThat(derivative.errorBound())
                    .as("%s", row)
                    .isLessThanOrEqualTo(LARGEST_BOUND * row.derivativeScale());
        });
    }

    /** Twin: a bound that a wrong activation meets would be no bound; 1.000000001 z in place of z must show. */
    @Test
    void a_slightly_wrong_activation_is_outside_the_bound() {
        DualQuadrature wrong = DualQuadrature.of(ClassFive.expression("Tanh(1.000000001*z)"));
        assertThat(ClassFive.rows("tanh"))
                .filteredOn(ClassFive.Row::moderate)
                .filteredOn(row -> row.c() != 0)
                .isNotEmpty()
                .allSatisfy(row -> {
                    Estimate dual = wrong.dual(row.a(), row.b(), row.c());
                    assertThat(error(dual, row.dual())).isGreaterThan(dual.errorBound());
                });
    }

    /** {@code tanh(k z)} at (a, b, c) is tanh at {@code k^2} times that: features down to a thousandth of the unit are found. */
    @ParameterizedTest
    @ValueSource(ints = {4, 32, 256, 1024})
    void fine_features_are_found(int k) {
        DualQuadrature fine = DualQuadrature.of(ClassFive.expression("Tanh(%s*z)".formatted(k)));
        DualQuadrature plain = ClassFive.quadrature("tanh");
        double square = (double) k * k;
        Estimate actual = fine.dual(1.25, 4.75, 1.75);
        Estimate expected = plain.dual(1.25 * square, 4.75 * square, 1.75 * square);
        assertThat(actual.value()).isCloseTo(expected.value(), within(actual.errorBound() + expected.errorBound()));
        Estimate slope = fine.derivativeDual(1.25, 4.75, 1.75);
        Estimate expectedSlope = plain.derivativeDual(1.25 * square, 4.75 * square, 1.75 * square);
        assertThat(slope.value())
                .isCloseTo(
                        expectedSlope.value() * square,
                        within(slope.errorBound() + square * expectedSlope.errorBound()));
    }

    /** Arc-cosine kernel of degree 1 at all correlations, from both sides of plus and minus 1. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.9999999999, -0.5, 0, 0.25, 0.999999, 0.99999999999999, 1})
    void a_kink_in_both_variables_is_integrated(double rho) {
        DualQuadrature relu = DualQuadrature.of(ClassFive.expression("Max(z,0)"), 0);
        double theta = 2 * Math.atan2(Math.sqrt(1 - rho), Math.sqrt(1 + rho));
        Estimate dual = relu.dual(1, 1, rho);
        double exact = (Math.sin(theta) + (Math.PI - theta) * Math.cos(theta)) / (2 * Math.PI);
        assertThat(dual.value()).isCloseTo(exact, within(dual.errorBound() + 1e-15));
        assertThat(dual.errorBound()).isLessThan(1e-12);
        Estimate slope = relu.derivativeDual(1, 1, rho);
        assertThat(slope.value()).isCloseTo((Math.PI - theta) / (2 * Math.PI), within(slope.errorBound() + 1e-15));
    }

    @Test
    void a_jump_away_from_zero_is_integrated() {
        DualQuadrature step = DualQuadrature.of(ClassFive.expression("Step(z-3/2)"), 1.5);
        // P(U > 3/2, V > 3/2) for unit variances, independent: Phi(-3/2)^2 with Phi(-3/2) = 0.06680720126885806
        Estimate dual = step.dual(1, 1, 0);
        assertThat(dual.value()).isCloseTo(0.06680720126885806 * 0.06680720126885806, within(dual.errorBound()));
    }

    /** Completing the square: {@code E exp(u) exp(v) = exp((a + b + 2c)/2)}, the mass is ten deviations away. */
    @Test
    void exponential_growth_is_followed() {
        DualQuadrature exponential = DualQuadrature.of(ClassFive.expression("Exp(z)"));
        Estimate dual = exponential.dual(100, 90, 30);
        assertThat(dual.value()).isCloseTo(Math.exp(125), within(dual.errorBound() + 1e-13 * Math.exp(125)));
        assertThat(dual.errorBound()).isLessThan(1e-10 * Math.exp(125));
    }

    @Test
    void what_is_beyond_doubles_or_does_not_exist_is_refused() {
        DualQuadrature exponential = DualQuadrature.of(ClassFive.expression("Exp(z)"));
        assertThatThrownBy(() -> exponential.dual(2000, 2000, 1000))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("38.5 standard deviations but at a=2000.0, b=2000.0, c=1000.0");
        DualQuadrature growing = DualQuadrature.of(ClassFive.expression("Exp(z^2)"));
        assertThatThrownBy(() -> growing.dual(1, 1, 0)).isInstanceOf(ArithmeticException.class);
        DualQuadrature pole = DualQuadrature.of(ClassFive.expression("1/z"));
        assertThatThrownBy(() -> pole.dual(1, 1, 0.5)).isInstanceOf(ArithmeticException.class);
        DualQuadrature logarithm = DualQuadrature.of(ClassFive.expression("Log(z)"));
        assertThatThrownBy(() -> logarithm.dual(1, 1, 0.5)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void variance_zero_is_a_point() {
        DualQuadrature silu = ClassFive.quadrature("silu");
        assertThat(silu.dual(0, 0, 0).value()).isZero();
        assertThat(silu.derivativeDual(0, 0, 0).value()).isEqualTo(0.25);
        Estimate mixed = silu.derivativeDual(2, 0, 0);
        // phi'(0) E phi'(u) = 1/4: phi'(z) - 1/2 is odd.
        assertThat(mixed.value()).isCloseTo(0.25, within(mixed.errorBound()));
    }

    @Test
    void what_is_no_covariance_is_refused() {
        DualQuadrature tanh = ClassFive.quadrature("tanh");
        assertThatThrownBy(() -> tanh.dual(1, 1, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("|c| must be <= sqrt(a b) but a=1.0, b=1.0, c=1.5");
        assertThatThrownBy(() -> tanh.dual(-1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a must be finite and >= 0 but was -1.0");
        assertThatThrownBy(() -> tanh.dual(1, Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DualQuadrature.of(ClassFive.expression("z"), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kinks must be finite but were [NaN]");
    }
}
