package org.ntkverify.symbolic.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.PuiseuxExpansion.End;

class FunkHeckeTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 10})
    void the_formula_is_the_moment_of_the_gegenbauer_polynomial(int dimension) {
        for (int p = 0; p <= 9; p++) {
            BigFraction trace = BigFraction.ZERO;
            for (int k = 0; k <= 9; k++) {
                BigFraction eigenvalue = FunkHecke.ofPower(p, k, dimension);
                assertThat(eigenvalue).as("p=%s k=%s", p, k).isEqualTo(projected(p, k, dimension));
                trace = trace.add(eigenvalue.multiply(FunkHecke.multiplicity(k, dimension)));
            }
            assertThat(trace).as("the eigenvalues of t^%s sum to 1", p).isEqualTo(BigFraction.ONE);
        }
    }

    private static BigFraction projected(int p, int k, int dimension) {
        List<BigFraction> polynomial = FunkHecke.gegenbauer(k, dimension);
        BigFraction sum = BigFraction.ZERO;
        for (int j = 0; j <= k; j++) {
            sum = sum.add(polynomial.get(j).multiply(FunkHecke.moment(p + j, dimension)));
        }
        return sum;
    }

    @Test
    void gegenbauer_polynomials_are_one_at_one() {
        for (int dimension = 2; dimension <= 6; dimension++) {
            for (int k = 0; k <= 8; k++) {
                assertThat(FunkHecke.gegenbauer(k, dimension).stream().reduce(BigFraction.ZERO, BigFraction::add))
                        .isEqualTo(BigFraction.ONE);
            }
        }
    }

    /** Midpoint rule in the angle, where the integrand is smooth and periodic after reflection. */
    private static double quadrature(DoubleUnaryOperator kernel, int k, int dimension) {
        List<BigFraction> polynomial = FunkHecke.gegenbauer(k, dimension);
        double sum = 0;
        double mass = 0;
        int points = 4_000;
        for (int i = 0; i < points; i++) {
            double theta = Math.PI * (i + 0.5) / points;
            double t = Math.cos(theta);
            double value = 0;
            for (int j = k; j >= 0; j--) {
                value = value * t + polynomial.get(j).doubleValue();
            }
            double weight = Math.pow(Math.sin(theta), dimension - 2);
            sum += weight * kernel.applyAsDouble(t) * value;
            mass += weight;
        }
        return sum / mass;
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "1, 4", "2, 5", "3, 2"})
    void arc_cosine_eigenvalues_agree_with_quadrature(int n, int dimension) {
        Expression dual = SphereKernel.value(ClosedForms.of(Activation.rectifiedMonomial(n)))
                .expression();
        for (int k = 0; k <= 6; k++) {
            double exact = Doubles.evaluate(FunkHecke.ofRectifiedMonomial(n, k, dimension), Map.of());
            double numeric = quadrature(t -> Doubles.evaluate(dual, Map.of("rho", t)), k, dimension);
            assertThat(exact).as("k=%s", k).isCloseTo(numeric, within(1e-6));
        }
    }

    @Test
    void eigenvalues_of_a_series_add_up() {
        // t^2 + 3 t on S^2: t^2 = 1/3 + (2/3) P_2.
        List<Expression> coefficients = List.of(Expression.ZERO, Expression.integer(3), Expression.ONE);
        assertThat(FunkHecke.ofSeries(coefficients, 0, 3)).hasToString("1/3");
        assertThat(FunkHecke.ofSeries(coefficients, 1, 3)).hasToString("1");
        assertThat(FunkHecke.ofSeries(coefficients, 2, 3)).hasToString("2/15");
    }

    private static Decay decay(SphereKernel kernel, boolean even) {
        return Decay.of(PuiseuxExpansion.of(kernel, End.ONE, 5), PuiseuxExpansion.of(kernel, End.MINUS_ONE, 5), even)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "1, 4", "1, 7", "2, 3", "2, 6", "0, 4"})
    void exact_eigenvalues_fall_as_the_singularity_says(int n, int dimension) {
        SphereKernel kernel = SphereKernel.value(ClosedForms.of(Activation.rectifiedMonomial(n)));
        int k = n % 2 == 0 ? 201 : 200;
        Decay decay = decay(kernel, k % 2 == 0);
        assertThat(decay.eigenvalueExponent(dimension)).isEqualTo(-(dimension - 1) - (2 * n + 1));
        double exact = Doubles.evaluate(FunkHecke.ofRectifiedMonomial(n, k, dimension), Map.of());
        double constant = Doubles.evaluate(decay.eigenvalueConstant(dimension), Map.of());
        // Corrections are of relative order (d + 2n)/k.
        assertThat(exact / (constant * Math.pow(k, decay.eigenvalueExponent(dimension))))
                .isCloseTo(1, within(2.0 * (dimension + 2 * n) / k * (dimension + 2 * n) / 4));
    }

    @Test
    void the_other_parity_vanishes_where_the_ends_cancel() {
        SphereKernel relu = SphereKernel.value(ClosedForms.of(Activation.RELU));
        assertThat(Decay.of(PuiseuxExpansion.of(relu, End.ONE, 9), PuiseuxExpansion.of(relu, End.MINUS_ONE, 9), false))
                .isEmpty();
        assertThat(FunkHecke.ofRectifiedMonomial(1, 3, 4)).isEqualTo(Expression.ZERO);
    }

    @Test
    void coefficients_of_the_tangent_kernel_fall_with_exponent_minus_three_halves() {
        SphereKernel ntk = SphereKernel.ntk(
                Architecture.ntk(Activation.RELU, 1, Expression.integer(2).sqrt(), Expression.ZERO));
        Decay decay = decay(ntk, true);
        assertThat(decay.coefficientExponent()).isEqualTo(new BigFraction(-3, 2));
        int p = 60;
        HermiteCoefficients relu = HermiteCoefficients.of(Activation.RELU.phi());
        double exact = 2 * (p + 1) * Doubles.evaluate(relu.square(p), Map.of());
        double constant = Doubles.evaluate(decay.coefficientConstant(), Map.of());
        assertThat(exact / (constant * Math.pow(p, -1.5))).isCloseTo(1, within(3.0 / p));
        assertThat(Decay.of(PuiseuxExpansion.of(ntk, End.ONE, 5), PuiseuxExpansion.of(ntk, End.MINUS_ONE, 5), false))
                .isEmpty();
    }
}
