package org.ntkverify.symbolic.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class PythonSourceTest {

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("a", "b", "c", "x", "lambda", "lambda_", "np"));
    }

    private static KernelProgram program(List<String> inputs, String name, String text) {
        return new KernelProgram(inputs, List.of(new Assignment(name, parse(text))), List.of(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a + b/3; a + b / 3.0",
                "a - 2*b; a - 2.0 * b",
                "a*1e700; np.inf * a",
                "a^2 - 1e700; a**2 + (-np.inf)",
                "a - b/x; a - b / x",
                "-a - b; -a - b",
                "x^3; x**3",
                "(-x)^3 - 1/3; -x**3 + (-1.0 / 3.0)",
                "a/(b*c)/(a + b)^(1/2); a / (b * c * np.sqrt(a + b))",
                "a*(b - c) - (a + b)*c; a * (b - c) - (a + b) * c",
                "(x^2)^(1/3); (x**2)**(1.0 / 3.0)",
                "Sqrt(x); np.sqrt(x)",
                "x^(3/2); np.sqrt(x)**3",
                "-x^2; -x**2",
                "(a + b)^-2; 1.0 / (a + b)**2",
                "(Pi - x)/(2*Pi); (math.pi - x) / (2.0 * math.pi)",
                "Delta(a, b, c); _delta(a, b, c)",
                "Max(x, 0)*Step(x); np.maximum(x, 0.0) * _step(x)",
                "lambda + lambda_ + np; lambda_ + lambda__ + np_",
            })
    void expressions_become_python(String text, String code) {
        assertThat(PythonSource.expression(parse(text))).isEqualTo(code);
    }

    @Test
    void a_module_brings_only_the_functions_it_uses() {
        String module = PythonSource.module("A square.", Map.of("square", program(List.of("x"), "value", "x^2")));
        assertThat(module).isEqualTo("""
                \"""A square.\"""

                import math

                import numpy as np


                def square(x):
                    value = x**2
                    return value
                """);
        assertThat(PythonSource.module(
                        "An angle.", Map.of("angle", program(List.of("a", "b", "c"), "t", "Angle(a, b, c)"))))
                .contains("def _two_product(", "def _delta(", "def _angle(")
                .doesNotContain("_phi", "_erf", "_step", "_sin_minus_x_cos");
    }

    @Test
    void several_results_are_a_tuple_and_unneeded_assignments_are_left_out() {
        KernelProgram program = new KernelProgram(
                List.of("x"),
                List.of(
                        new Assignment("a", parse("x^2")),
                        new Assignment("b", parse("Sin(x)")),
                        new Assignment("c", parse("2*a"))),
                List.of("a", "c"));
        assertThat(PythonSource.module("Two.", Map.of("both", program)))
                .contains("    a = x**2\n    c = 2.0 * a\n    return a, c\n")
                .doesNotContain("sin");
    }

    @Test
    void a_description_cannot_leave_its_quotes() {
        assertThat(PythonSource.module("x\"\"\"\nimport os\\", Map.of()))
                .startsWith("\"\"\"x'''\nimport os\\\\\"\"\"\n");
    }

    @Test
    void a_name_that_is_no_identifier_is_refused() {
        assertThatThrownBy(() -> PythonSource.expression(Expression.variable("x\nimport os")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variable must match [A-Za-z][A-Za-z0-9_]{0,63} but was x\nimport os");
    }

    @Test
    void an_integral_is_no_code() {
        Expression integral =
                new Expression.Integral(parse("x"), Expression.variable("x"), Expression.ZERO, Expression.PI);
        assertThatThrownBy(() -> PythonSource.expression(integral)).isInstanceOf(UnsupportedOperationException.class);
    }
}
