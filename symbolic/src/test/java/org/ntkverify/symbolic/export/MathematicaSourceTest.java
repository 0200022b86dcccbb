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

class MathematicaSourceTest {

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("a", "b", "c", "x", "y", "t", "N", "n_1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a - b/3; a - b/3",
                "-x^2; -x^2",
                "(-x)^2; x^2",
                "2^(1/3)*x; 2^(1/3)*x",
                "(a + b)/(2*Pi); (a + b)/(2*Pi)",
                "1/(a + b); 1/(a + b)",
                "x^(-3/2); 1/x^(3/2)",
                "Sqrt(a*b); Sqrt[a*b]",
                "Exp(-x^2/2); Exp[-x^2/2]",
                "ArcTan(2*c/Sqrt(1 + a)); ArcTan[2*c/Sqrt[1 + a]]",
                "2*Delta(a, b, c); 2*(a*b - c^2)",
                "Angle(a, b, c)/Pi; ArcTan[c, Sqrt[a*b - c^2]]/Pi",
                "2*SinMinusXCos(x); 2*(Sin[x] - x*Cos[x])",
                "Phi(x)^2; (Erfc[-x/Sqrt[2]]/2)^2",
                "3 - Step(x); 3 - (1 - UnitStep[-x])",
                "N + n_1; N$ + n$1",
                "Phi2(x, y, a, b, c); phi2[x, y, a, b, c]",
            })
    void expressions_become_input_form(String text, String code) {
        assertThat(MathematicaSource.expression(parse(text))).isEqualTo(code);
    }

    @Test
    void an_integral_names_its_range() {
        Expression integral =
                new Expression.Integral(parse("1 + t"), Expression.variable("t"), Expression.ZERO, Expression.PI);
        assertThat(MathematicaSource.expression(integral)).isEqualTo("Integrate[1 + t, {t, 0, Pi}]");
    }

    @Test
    void a_program_is_a_module_and_one_assignment_a_definition() {
        KernelProgram program = new KernelProgram(
                List.of("x", "d"),
                List.of(
                        new Assignment("a", parse("x^2")),
                        new Assignment("b", parse("Sin(x)")),
                        new Assignment("c", parse("2*a"))),
                List.of("a", "c"));
        assertThat(MathematicaSource.definitions(Map.of("kernel", program))).isEqualTo("""
                kernel[x_, d_] := Module[{a, c},
                  a = x^2;
                  c = 2*a;
                  {a, c}]
                """);
        KernelProgram one = new KernelProgram(
                List.of("x", "y"), List.of(new Assignment("value", parse("Phi2(x, y, 1, 1, 1/2)"))), List.of("value"));
        assertThat(MathematicaSource.definitions(Map.of("K", one))).isEqualTo("""
                phi2[x_, y_, a_, b_, c_] := CDF[MultinormalDistribution[{0, 0}, {{a, c}, {c, b}}], {x, y}]

                K$[x_, y_] := phi2[x, y, 1, 1, 1/2]
                """);
    }

    @Test
    void a_name_that_is_no_identifier_is_refused() {
        assertThatThrownBy(() -> MathematicaSource.expression(Expression.variable("x]; Quit[")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variable must match [A-Za-z][A-Za-z0-9_]{0,63} but was x]; Quit[");
    }
}
