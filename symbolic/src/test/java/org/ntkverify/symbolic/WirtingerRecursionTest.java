package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.expression.ComplexExpression;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;

class WirtingerRecursionTest {

    private static final ComplexDual CRELU = ComplexDual.split(ClosedForms.of(Activation.RELU));

    private static Map<String, Double> inputs(double re, double im) {
        return Map.of("xx", 2.0, "yy", 1.5, "re", re, "im", im, "d", 2.0);
    }

    private static double kernel(ComplexDual dual, int layers, String part, double re, double im) {
        return Doubles.run(WirtingerRecursion.of(dual, layers).program(), inputs(re, im))
                .getOrDefault(part, Double.NaN);
    }

    private static double real(Activation sigma, int layers, double re) {
        KernelRecursion recursion =
                KernelRecursion.of(Architecture.ntk(sigma, layers - 1, Expression.ONE, Expression.ZERO));
        Map<String, Double> values = new HashMap<>(Map.of("xx", 2.0, "yy", 1.5, "xy", re, "d", 4.0));
        return Doubles.run(recursion.program(), values).getOrDefault(recursion.ntk(), Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void the_real_part_is_the_stacked_real_network_at_every_depth(int layers) {
        for (Activation sigma : new Activation[] {Activation.RELU, Activation.ERF, Activation.named("gelu")}) {
            ComplexDual dual = ComplexDual.split(ClosedForms.of(sigma));
            double complex = kernel(dual, layers, WirtingerRecursion.REAL_PART, 0.9, 1.1) / 2;
            assertThat(complex).isCloseTo(real(sigma, layers, 0.9), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void the_imaginary_part_of_crelu_has_its_closed_form_and_changes_sign_with_the_order(int layers) {
        double expected = layers * 0.55 / Math.pow(4, layers - 1);
        assertThat(kernel(CRELU, layers, WirtingerRecursion.IMAGINARY_PART, 0.9, 1.1))
                .isCloseTo(expected, within(1e-12));
        assertThat(kernel(CRELU, layers, WirtingerRecursion.IMAGINARY_PART, 0.9, -1.1))
                .isCloseTo(-expected, within(1e-12));
    }

    /** Made-up duals that no activation has, so that every conjugate shows: F = q, D1 = 1 + i, D2 = i/2. */
    @Test
    void both_duals_and_their_conjugates_enter_where_they_belong() {
        ComplexDual madeUp = new ComplexDual(
                "made-up",
                new ComplexExpression(ComplexDual.U, ComplexDual.V),
                ComplexExpression.ONE.plus(ComplexExpression.I),
                ComplexExpression.I.over(Expression.integer(2)),
                DualActivation.A);
        // B1 = 1, 1 + i, (1 + i)^2 + 1/4 and B2 = 0, i/2, (1 + i) i/2 + (1 - i) i/2 = i, so K = q (9/4 + 3 i) + conj(q)
        // 3 i/2.
        double u = 0.45;
        double v = 0.55;
        assertThat(kernel(madeUp, 3, WirtingerRecursion.REAL_PART, 0.9, 1.1))
                .isCloseTo(2.25 * u - 3 * v + 1.5 * v, within(1e-14));
        assertThat(kernel(madeUp, 3, WirtingerRecursion.IMAGINARY_PART, 0.9, 1.1))
                .isCloseTo(2.25 * v + 3 * u + 1.5 * u, within(1e-14));
    }

    /** References with 15 digits: (2/pi) arc-cosine kernels of degree 0 and 1. */
    @Test
    void zrelu_on_real_covariances_is_a_product_and_its_kernel_is_not_the_real_one() {
        Map<String, Double> point = Map.of("a", 1.0, "b", 1.0, "u", 0.4, "v", 0.0);
        ComplexDual zrelu = ComplexDual.zReluOnRealCovariances();
        Expression value = zrelu.value().re();
        assertThat(Doubles.evaluate(value, point)).isCloseTo(0.0858354119770359, within(1e-14));
        assertThat(Doubles.evaluate(zrelu.holomorphic().re(), point)).isCloseTo(0.0995370573026719, within(1e-14));
        assertThat(Doubles.evaluate(value.derivative(ComplexDual.U), point))
                .isCloseTo(0.146781919430383, within(1e-13));
    }

    @Test
    void a_recursion_without_layers_is_refused() {
        assertThatThrownBy(() -> WirtingerRecursion.of(CRELU, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weightLayers must be >= 1 but was 0");
    }
}
