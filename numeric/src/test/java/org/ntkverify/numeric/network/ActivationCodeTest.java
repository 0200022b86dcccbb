package org.ntkverify.numeric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Compiled activations against the evaluation of their expression tree. */
class ActivationCodeTest {

    private static final double[] POINTS = {-30, -2.5, -1, -0.3, -1e-9, -0.0, 0.0, 1e-9, 0.2, 0.75, 1, 3.25, 30};

    private static Activation activation(String formula) {
        return new Activation(formula, ExpressionParser.parse(formula, Set.of("z", "x")), OptionalInt.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Max(z, 0)",
                "Max(Min(z, 1), -1)",
                "Min(Max(z, 0), 6) + Max(-z, 0)/5",
                "Erf(z)",
                "Tanh(z)",
                "Sin(2*z) + Cos(z)",
                "Exp(-z^2)*Sin(z)",
                "Abs(z)",
                "Step(z)*z^3",
                "Sign(z)",
                "z/(1+Exp(-z))",
                "Sqrt(1+z^2)",
                "(1+z^2)^(-1/3)",
                "z^5 - 3*(1+z^2)^-2 + 7/5",
                "z"
            })
    void compiled_code_computes_the_expression_and_its_derivative(String formula) {
        Activation activation = activation(formula);
        double[] value = new double[POINTS.length + 3];
        double[] slope = new double[POINTS.length + 3];
        double[] padded = new double[POINTS.length + 2];
        System.arraycopy(POINTS, 0, padded, 2, POINTS.length);
        ActivationCode.of(activation).evaluate(padded, 2, value, slope, 1, POINTS.length);
        for (int i = 0; i < POINTS.length; i++) {
            assertSame(value[i + 1], activation.phi(), POINTS[i]);
            assertSame(slope[i + 1], activation.derivative(), POINTS[i]);
        }
        assertThat(new double[] {value[0], value[POINTS.length + 1], slope[0], slope[POINTS.length + 1]})
                .containsOnly(0);
    }

    private static void assertSame(double actual, Expression expression, double z) {
        double expected = expression.evaluate(DoubleArithmetic.INSTANCE, Map.of("z", z));
        // Same operations up to the route of a power and a reciprocal: a few ulps of the largest term, which is z^5 for
        // 30.
        double scale = Math.max(1, Math.abs(expected));
        assertThat(actual).isCloseTo(expected, within(8 * Math.ulp(scale)));
    }

    @Test
    void relu_and_step_do_not_count_zero_as_positive() {
        double[] value = new double[3];
        double[] slope = new double[3];
        ActivationCode.of(Activation.RELU).evaluate(new double[] {-0.0, 0.0, Double.MIN_VALUE}, 0, value, slope, 0, 3);
        assertThat(value).containsExactly(0, 0, Double.MIN_VALUE);
        assertThat(slope).containsExactly(0, 0, 1);
    }

    @Test
    void nothing_but_elementary_functions_of_z_is_compiled() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivationCode.of(activation("Max(x, 0)")))
                .withMessage("variables of activation Max(x, 0) must be [z] but were [x]");
        Activation angle =
                new Activation("angle", ExpressionParser.parse("Angle(1, 1, z)", Set.of("z")), OptionalInt.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivationCode.of(angle))
                .withMessage("functions of activation angle must be elementary but it contains Angle");
    }
}
