package org.ntkverify.symbolic.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Derivatives against extrapolated central differences.
 *
 * <p>With step h the error is {@code h^4 |f^(5)| / 480 + 2e-16 |f| / h}; h = 1e-3 and fifth derivatives below 1e5, which the
 * functions and points here have, keep it under 3e-8. Tolerance 1e-6 relative to {@code 1 + |f'|}; a defect of 1e-4 is seen
 * (twin test).
 */
class DifferentiationTest {

    private static final double STEP = 1e-3;
    private static final double TOLERANCE = 1e-6;
    private static final Expression.Variable X = Expression.variable("x");
    private static final Set<String> NAMES = Set.of("x", "y", "z", "a", "b", "c");
    private static final Map<String, Double> OTHERS = Map.of("y", 0.7, "z", -0.4, "a", 1.3, "b", 2.1, "c", 0.6);
    private static final List<Function> SMOOTH =
            List.of(Function.SIN, Function.COS, Function.ARC_TAN, Function.TANH, Function.ERF, Function.PHI);

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, NAMES);
    }

    private static double value(Expression expression, String variable, double at) {
        Map<String, Double> values = new HashMap<>(OTHERS);
        values.put(variable, at);
        return Doubles.evaluate(expression, values);
    }

    private static double difference(Expression f, String variable, double at) {
        double coarse = (value(f, variable, at + STEP) - value(f, variable, at - STEP)) / (2 * STEP);
        double fine = (value(f, variable, at + STEP / 2) - value(f, variable, at - STEP / 2)) / STEP;
        return (4 * fine - coarse) / 3;
    }

    private static void assertDerivative(Expression f, String variable, double at) {
        double expected = difference(f, variable, at);
        double actual = value(f.derivative(Expression.variable(variable)), variable, at);
        assertThat(actual)
                .as("d/d%s of %s at %s", variable, f, at)
                .isCloseTo(expected, within(TOLERANCE * (1 + Math.abs(expected))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Exp(2*x)",
                "Log(1 + x)",
                "Sin(x)*Cos(3*x)",
                "Tan(x)",
                "ArcSin(x/2)",
                "ArcCos(x/2)",
                "ArcTan(x^2)",
                "Sinh(x)",
                "Cosh(x)",
                "Tanh(2*x)",
                "Erf(x)",
                "Phi(x)",
                "x^5 - 3*x^-2",
                "Sqrt(1 + x^2)",
                "(1 + x)^(1/3)",
                "Abs(x)",
                "Abs(x - 2)",
                "Max(x, 1/5)",
                "Max(x, 2)",
                "Min(x^2, x)",
                "Step(x)*x^2",
                "Sign(x)*x^2",
                "SinMinusXCos(x)",
                "y/x + z*x",
            })
    void every_rule_agrees_with_differences(String text) {
        assertDerivative(parse(text), "x", 0.8);
        assertDerivative(parse(text), "x", 0.3);
    }

    @ParameterizedTest
    @CsvSource({"a", "b", "c"})
    void angle_and_delta_agree_with_differences_in_each_argument(String variable) {
        for (String text : List.of("Angle(a, b, c)", "Delta(a, b, c)", "Angle(a, b, -c)", "Angle(a*b, b + c, c^2)")) {
            assertDerivative(parse(text), variable, OTHERS.getOrDefault(variable, 0.0));
        }
    }

    @Test
    void random_smooth_trees_agree_with_differences() {
        RandomTrees trees = new RandomTrees(11, SMOOTH);
        int nonzero = 0;
        for (int i = 0; i < 200; i++) {
            Expression tree = trees.tree(3, false);
            assertDerivative(tree, "x", 0.3);
            nonzero += tree.derivative(X).equals(Expression.ZERO) ? 0 : 1;
        }
        assertThat(nonzero).as("trees that depend on x").isGreaterThan(100);
    }

    @Test
    void a_wrong_derivative_is_seen() {
        Expression f = parse("Erf(x)*Cos(x)");
        double wrong = 1.0001 * value(f.derivative(X), "x", 0.3);
        assertThat(Math.abs(wrong - difference(f, "x", 0.3))).isGreaterThan(TOLERANCE * (1 + Math.abs(wrong)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Max(x, 0); Step(x)",
                "Abs(x); Sign(x)",
                "Step(x); 0",
                "Sign(x); 0",
                "Min(x, 0); Step(-x)",
                "Sin(y); 0",
                "Pi; 0",
                "ArcSin(1)*x; ArcSin(1)",
                "Log(0)*x; Log(0)",
                "0^(1/3)*x; 0",
            })
    void kinks_have_the_almost_everywhere_derivative_and_constants_none(String text, String derivative) {
        assertThat(parse(text).derivative(X)).hasToString(derivative);
    }

    @Test
    void max_of_zero_follows_backpropagation_at_the_kink_too() {
        assertThat(value(parse("Max(x, 0)").derivative(X), "x", 0.0)).isEqualTo(0.0);
    }

    @Test
    void an_unsolved_integral_has_no_derivative() {
        Expression integral = new Expression.Integral(X, X, Expression.ZERO, Expression.ONE);
        assertThatThrownBy(() -> integral.derivative(X))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("an integral must be solved before it is differentiated but was Integral(x, x, 0, 1)");
    }
}
