package org.ntkverify.symbolic.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class JavaSourceTest {

    private static final JavaSource JAVA = JavaSource.calling("f.F");

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("a", "b", "c", "x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a + b/3; (v_a + (v_b / (3.0)))",
                "x^3; f.F.power(v_x, 3)",
                "Sqrt(x); Math.sqrt(v_x)",
                "x^(3/2); f.F.power(Math.sqrt(v_x), 3)",
                "(Pi - x)/(2*Pi); ((Math.PI + (-v_x)) / (2.0 * Math.PI))",
                "Delta(a, b, c); f.F.delta(v_a, v_b, v_c)",
                "ArcTan(x) - Erf(x); (Math.atan(v_x) + (-f.F.erf(v_x)))",
                "1/10; (1.0 / 10.0)",
                "x - 1e700; (v_x + Double.NEGATIVE_INFINITY)",
                "1e309*x; (Double.POSITIVE_INFINITY * v_x)",
                "1e-700 + x; (0.0 + v_x)",
            })
    void expressions_become_java(String text, String code) {
        assertThat(JAVA.expression(parse(text))).isEqualTo(code);
    }

    @Test
    void assignments_that_no_output_needs_are_left_out() {
        KernelProgram program = new KernelProgram(
                List.of("x"),
                List.of(new Assignment("a", parse("x^2")), new Assignment("b", parse("Sin(x)"))),
                List.of("a"));
        assertThat(JAVA.method(program)).isEqualTo("""
                        public void evaluate(double[] inputs, double[] outputs) {
                            double v_x = inputs[0];
                            double v_a = f.F.power(v_x, 2);
                            outputs[0] = v_a;
                        }
                        """);
    }

    @Test
    void a_name_that_is_no_identifier_never_reaches_the_compiler() {
        assertThatThrownBy(() -> JAVA.expression(Expression.variable("x; System.exit(0)")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variable must match [A-Za-z][A-Za-z0-9_]{0,63} but was x; System.exit(0)");
    }
}
