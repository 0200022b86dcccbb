package org.ntkverify.symbolic.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class HermiteCoefficientsTest {

    private static final int ORDER = 9;

    private static Expression inZ(String text) {
        return ExpressionParser.parse(text, Set.of("z"));
    }

    private static List<Expression> squares(Expression phi) {
        HermiteCoefficients coefficients = HermiteCoefficients.of(phi);
        return IntStream.rangeClosed(0, ORDER).mapToObj(coefficients::square).toList();
    }

    private static List<Expression> series(Expression dual) {
        return SphereKernel.of("K", dual).atZero(ORDER).coefficients();
    }

    static Stream<Activation> activations() {
        return Stream.concat(
                Stream.of(Activation.RELU, Activation.ERF, Activation.IDENTITY, Activation.STEP),
                IntStream.rangeClosed(0, 6).mapToObj(Activation::rectifiedMonomial));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void squares_are_the_power_series_of_the_closed_form(Activation activation) {
        assertThat(squares(activation.phi()))
                .isEqualTo(SphereKernel.value(ClosedForms.of(activation))
                        .atZero(ORDER)
                        .coefficients());
    }

    @ParameterizedTest
    @CsvSource({
        "Abs(z), (2*Sqrt(1-rho^2) + 2*rho*ArcSin(rho))/Pi",
        "Sign(z), 2*ArcSin(rho)/Pi",
        "'Max(z,-z)', (2*Sqrt(1-rho^2) + 2*rho*ArcSin(rho))/Pi",
        "Sin(z), Exp(-1)*Sinh(rho)",
        "Cos(z), Exp(-1)*Cosh(rho)",
        "Exp(z), Exp(1+rho)",
        "Exp(-z^2/2), 1/Sqrt(4-rho^2)",
        "Phi(z), 1/4 + ArcSin(rho/2)/(2*Pi)",
        "z^3, 9*rho + 6*rho^3",
        "z^2-1, 2*rho^2",
        "z + Sin(z)^2, 1/4 - Exp(-2)/2 + rho + Exp(-4)*Cosh(4*rho)/4",
    })
    void squares_are_the_power_series_of_a_known_dual(String phi, String dual) {
        assertThat(squares(inZ(phi)).stream().map(HermiteCoefficientsTest::number))
                .isEqualTo(series(ExpressionParser.parse(dual, Set.of("rho"))).stream()
                        .map(HermiteCoefficientsTest::number)
                        .toList());
    }

    /** Twelve digits: exponentials are not canonical, exp(-4) and exp(-2)^2 are different generators. */
    private static String number(Expression value) {
        return "%.12e".formatted(Doubles.evaluate(value, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "abs", "erf", "gelu", "sin", "exp(1/2)", "hermite(3)", "rectified-monomial(2)"})
    void two_ways_to_the_moments_agree(String name) {
        Activation activation = Activation.named(name);
        HermiteCoefficients derived = HermiteCoefficients.of(activation);
        HermiteCoefficients read = HermiteCoefficients.of(activation.phi());
        for (int k = 0; k <= 6; k++) {
            assertThat(number(derived.coefficient(k))).isEqualTo(number(read.coefficient(k)));
        }
    }

    @Test
    void kinks_off_zero_are_known_to_the_engine() {
        HermiteCoefficients hardTanh = HermiteCoefficients.of(Activation.named("hard-tanh"));
        // E[phi'] = P(|z| < 1) = 2 Phi(1) - 1 = 0.682689492137.
        assertThat(number(hardTanh.coefficient(1))).isEqualTo("6.826894921371e-01");
        assertThat(number(hardTanh.coefficient(2))).isEqualTo("0.000000000000e+00");
    }

    @Test
    void relu_has_the_known_coefficients() {
        HermiteCoefficients relu = HermiteCoefficients.of(Activation.RELU.phi());
        assertThat(IntStream.rangeClosed(0, 4).mapToObj(relu::coefficient).map(Object::toString))
                .containsExactly("Sqrt(2)/(2*Sqrt(Pi))", "1/2", "1/(2*Sqrt(Pi))", "0", "-Sqrt(3)/(12*Sqrt(Pi))");
    }

    @Test
    void a_shifted_error_function_has_its_mean() {
        // E erf(z + b) = erf(b/sqrt 3), by the distribution of a sum of two normal variables.
        assertThat(HermiteCoefficients.of(inZ("Erf(z + 1)")).raw(0))
                .isEqualTo(SpecialAngles.fold(inZ("Erf(1/Sqrt(3))")));
    }

    @Test
    void the_derivative_has_the_shifted_coefficients() {
        HermiteCoefficients relu = HermiteCoefficients.of(Activation.RELU.phi());
        HermiteCoefficients step = HermiteCoefficients.of(Activation.STEP.phi());
        assertThat(IntStream.range(0, 8).mapToObj(relu::derivativeSquare))
                .isEqualTo(IntStream.range(0, 8).mapToObj(step::square).toList());
    }

    @Test
    void a_wrong_moment_is_seen() {
        UnivariateExpectation right = GaussianTerms.of(Activation.RELU.phi());
        UnivariateExpectation wrong = k -> k == 3 ? right.moment(k).times(2) : right.moment(k);
        HermiteCoefficients coefficients = new HermiteCoefficients(wrong);
        assertThat(coefficients.square(3)).isNotEqualTo(Expression.ZERO);
        assertThat(coefficients.square(2)).isEqualTo(new HermiteCoefficients(right).square(2));
    }

    @Test
    void what_has_no_known_moments_is_refused() {
        assertThatThrownBy(() -> HermiteCoefficients.of(inZ("Tanh(z)")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Tanh(z)");
        assertThatThrownBy(() -> HermiteCoefficients.of(inZ("Max(z-1,0)")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("kink must lie at 0");
        assertThatThrownBy(() -> HermiteCoefficients.of(inZ("Exp(z^2/2)")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("infinite");
    }
}
