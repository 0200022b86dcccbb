package org.ntkverify.symbolic.internal.symja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.interfaces.IExpr;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.export.MathematicaSource;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** What is written for Mathematica is read by the parser of Symja, which speaks the same language, and has the same value. */
class MathematicaReadingTest {

    private static final Map<String, Double> POINT = Map.of("a", 1.75, "b", 0.625, "c", -0.4, "x", 1.25, "y", -0.5);

    private static ExprEvaluator evaluator = new ExprEvaluator();

    @BeforeAll
    static void start() {
        EvalEngine engine = new EvalEngine(true);
        EvalEngine.set(engine);
        evaluator = new ExprEvaluator(engine, true, (short) 10);
    }

    private static double value(String text) {
        IExpr result = evaluator.eval("N[" + text + "]");
        assertThat(result.isReal()).as("%s was read as %s", text, result).isTrue();
        return result.evalf();
    }

    private static void assertRead(Expression expression, String text) {
        String rules = "{a -> 1.75, b -> 0.625, c -> -0.4, x -> 1.25, y -> -0.5}";
        double expected = Doubles.evaluate(expression, POINT);
        // Both sides add a few roundings; nothing cancels at this point.
        assertThat(value("(" + text + ") /. " + rules))
                .as(text)
                .isCloseTo(expected, within(1e-14 * Math.max(1, Math.abs(expected))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-x^2 + 2^(1/3)/x - a/(b*x)",
                "(x^2)^(1/3) - x^(-3/2)",
                "Exp(-x^2/2)*Log(a)",
                "Sin(x)^2 - Cos(x)*Tan(y)",
                "ArcSin(y) + 3*ArcCos(y) - ArcTan(x)",
                "Sinh(x)*Cosh(y) - Tanh(x)^3",
                "Erf(x) - 2*Erf(-y)",
                "Phi(x)^2 + Phi(y)/2",
                "Abs(y) + Max(x, y)*Min(x, 3)",
                "5 - Step(x) + 2*Step(y) + Step(x)*Step(0)",
                "Sign(y) - Sign(x)*Sqrt(2)",
                "2*Delta(a, b, c)^2",
                "Angle(a, b, c)/Angle(a, b, -c)",
                "2*SinMinusXCos(x)",
            })
    void expressions_have_the_same_value(String text) {
        Expression expression = ExpressionParser.parse(text, Set.of("a", "b", "c", "x", "y"));
        assertRead(expression, MathematicaSource.expression(expression));
    }

    /** The two arguments of ArcTan are the other way round than in most languages; this must be seen. */
    @Test
    void swapped_arguments_are_seen() {
        double right = value("ArcTan[-0.4, Sqrt[1.75*0.625 - 0.4^2]]");
        double swapped = value("ArcTan[Sqrt[1.75*0.625 - 0.4^2], -0.4]");
        assertThat(Math.abs(right - swapped)).isGreaterThan(1);
    }

    @Test
    void a_whole_recursion_is_a_definition_that_runs() {
        KernelRecursion recursion = KernelRecursion.of(
                Architecture.ntk(Activation.RELU, 2, Expression.integer(2).sqrt(), Expression.ratio(1, 10)));
        KernelProgram program = recursion.program();
        evaluator.eval(MathematicaSource.definitions(Map.of("kernel", program)));
        Map<String, Double> inputs = Map.of("xx", 1.7, "yy", 2.9, "xy", 0.8, "qq", 3.0, "d", 3.0);
        Map<String, Double> expected = Doubles.run(program, inputs);
        for (int i = 0; i < program.outputs().size(); i++) {
            double wanted = expected.getOrDefault(program.outputs().get(i), Double.NaN);
            assertThat(value("kernel[1.7, 2.9, 0.8, 3.0, 3.0][[%s]]".formatted(i + 1)))
                    .isCloseTo(wanted, within(1e-14 * wanted));
        }
    }
}
