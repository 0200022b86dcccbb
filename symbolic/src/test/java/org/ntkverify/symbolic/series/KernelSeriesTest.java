package org.ntkverify.symbolic.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.series.MurrayRecursion.Outer;
import org.ntkverify.symbolic.series.MurrayRecursion.Variances;

class KernelSeriesTest {

    private static final Expression HALF = Expression.ratio(1, 2);

    private static SphereKernel kernel(String text) {
        return SphereKernel.of("f", ExpressionParser.parse(text, Set.of("rho")));
    }

    private static Architecture relu(int hiddenLayers) {
        return Architecture.ntk(
                Activation.RELU, hiddenLayers, Expression.integer(2).sqrt(), Expression.ZERO);
    }

    /** Every elementary function, at a centre where nothing special happens, against repeated differentiation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Exp(rho)",
                "Log(1+rho)",
                "Sin(rho)",
                "Cos(rho)",
                "Tan(rho)",
                "Sinh(rho)",
                "Cosh(rho)",
                "Tanh(rho)",
                "ArcSin(rho)",
                "ArcCos(rho)",
                "ArcTan(rho)",
                "Erf(rho)",
                "Phi(rho)",
                "Delta(2,3,rho)",
                "Angle(2,3,rho)",
                "Sin(rho)-rho*Cos(rho)",
                "(1+rho)^(1/2)",
                "(2-rho)^(-3)",
                "rho^3*Exp(-rho^2)",
                "Phi2(1/2,1/2,1,1,rho)",
                "Phi2(1/2,-1/3,1,2,rho)"
            })
    void coefficients_are_derivatives_over_factorials(String text) {
        SphereKernel kernel = kernel(text);
        Expression centre = Expression.ratio(1, 3);
        List<Expression> series = kernel.exact(centre, Expression.ONE, 5).coefficients();
        Expression derivative = kernel.expression();
        long factorial = 1;
        for (int n = 1; n <= 5; n++) {
            derivative = derivative.derivative(SphereKernel.RHO);
            factorial *= n;
            double expected = Doubles.evaluate(derivative, Map.of("rho", 1.0 / 3)) / factorial;
            assertThat(Doubles.evaluate(series.get(n), Map.of())).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void what_is_no_power_series_is_refused() {
        for (String text : List.of("Sqrt(rho)", "1/rho", "ArcCos(1-rho)", "Phi2(1,1,1,1,1-rho)")) {
            assertThatThrownBy(() -> kernel(text).atZero(3)).as(text).isInstanceOf(ArithmeticException.class);
        }
        assertThatThrownBy(() -> kernel("Abs(rho)").atZero(3)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_kernel_that_needs_more_than_rho_is_refused() {
        assertThatThrownBy(() -> SphereKernel.ntk(Architecture.he(Activation.RELU, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be rho alone");
    }

    private static MurrayRecursion murray(DualActivation dual, Variances variances, int order) {
        return new MurrayRecursion(
                Outer.ofClosedForm(SphereKernel.value(dual)),
                Outer.ofClosedForm(SphereKernel.derivative(dual)),
                variances,
                order);
    }

    @Test
    void the_recursion_of_series_is_the_series_of_the_recursion() {
        DualActivation dual = ClosedForms.of(Activation.RELU);
        MurrayRecursion recursion = murray(dual, Variances.withoutBias(Expression.integer(2)), 4);
        for (int depth = 1; depth <= 2; depth++) {
            assertEqual(
                    recursion.composed(depth).ntk(),
                    SphereKernel.ntk(relu(depth)).atZero(4));
            assertEqual(
                    recursion.composed(depth).nngp(),
                    SphereKernel.nngp(relu(depth)).atZero(4));
        }
    }

    private static void assertEqual(PowerSeries<Expression> left, PowerSeries<Expression> right) {
        assertThat(left.order()).isEqualTo(right.order());
        for (int n = 0; n <= left.order(); n++) {
            assertThat(NormalForm.equal(left.coefficient(n), right.coefficient(n)))
                    .as("power %s: %s and %s", n, left.coefficient(n), right.coefficient(n))
                    .isTrue();
        }
    }

    @Test
    void an_odd_activation_needs_only_hermite_coefficients_at_any_depth() {
        HermiteCoefficients sign = HermiteCoefficients.of(ExpressionParser.parse("Sign(z)", Set.of("z")));
        MurrayRecursion recursion = new MurrayRecursion(
                Outer.ofHermite(sign::square),
                Outer.ofHermite(k -> Expression.ZERO),
                Variances.withoutBias(Expression.ONE),
                7);
        SphereKernel twice = kernel("2*ArcSin(2*ArcSin(2*ArcSin(rho)/Pi)/Pi)/Pi");
        assertThat(recursion.composed(3).nngp()).isEqualTo(twice.atZero(7));
    }

    @Test
    void hermite_coefficients_alone_do_not_reach_a_centre_other_than_zero() {
        MurrayRecursion recursion = new MurrayRecursion(
                Outer.ofHermite(k -> Expression.ONE),
                Outer.ofHermite(k -> Expression.ONE),
                Variances.withoutBias(Expression.ONE),
                3);
        assertThatThrownBy(() -> recursion.composed(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void leaving_out_the_first_composition_is_harmless_only_without_bias() {
        DualActivation dual = ClosedForms.of(Activation.RELU);
        MurrayRecursion plain = murray(dual, Variances.withoutBias(Expression.ONE), 5);
        assertThat(plain.uncomposed(1)).isEqualTo(plain.composed(1));
        Variances biased = new Variances(HALF, HALF, Expression.ONE, Expression.ZERO);
        MurrayRecursion recursion = murray(dual, biased, 5);
        assertThat(recursion.uncomposed(1)).isNotEqualTo(recursion.composed(1));
    }

    @Test
    void the_two_versions_give_the_two_printed_tables() {
        // sigma_w^2 E phi^2 + sigma_b^2 = 1 with E phi^2 = 1/2; the coefficients sum to 1 + E phi'^2 = 3/2.
        Variances biased = new Variances(HALF, HALF, Expression.ONE, HALF);
        MurrayRecursion recursion = murray(ClosedForms.of(Activation.RELU), biased, 5);
        assertThat(percent(recursion.uncomposed(1).ntk())).isEqualTo("52.277 82.582 93.192 94.077 95.403 95.801");
        assertThat(percent(recursion.composed(1).ntk())).isEqualTo("64.744 90.030 95.134 96.155 96.779 97.161");
    }

    private static String percent(PowerSeries<Expression> series) {
        StringBuilder text = new StringBuilder();
        double sum = 0;
        for (Expression coefficient : series.coefficients()) {
            sum += 100 * Doubles.evaluate(coefficient, Map.of()) / 1.5;
            text.append(" %.3f".formatted(sum));
        }
        return text.substring(1);
    }
}
