package org.ntkverify.symbolic.internal.symja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;
import org.ntkverify.symbolic.ClosedForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.Function;

/** What goes to Symja comes back the same, and what Symja leaves standing never passes for an answer. */
class SymjaTranslationTest {

    private static final ISymbol X = F.Dummy("vx");
    private static final FromSymja FROM = new FromSymja(Map.of("vx", "x"));

    private static ClosedForm thereAndBack(Expression expression) {
        ToSymja to = new ToSymja();
        IExpr answer = expression.accept(to);
        return new FromSymja(to.variables()).read(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-7/3",
                "Pi",
                "x",
                "x + y - 2*Pi",
                "x*y/3",
                "-x^3",
                "1/x",
                "Sqrt(x)",
                "x^(-3/2)",
                "(x + 1)^(1/3)",
                "Exp(x)",
                "Exp(1)",
                "Exp(-x^2/2)",
                "Log(x)",
                "Sin(x)*Cos(y)",
                "Tan(x)",
                "ArcSin(x) + ArcCos(x) + ArcTan(x)",
                "Sinh(x) + Cosh(x) + Tanh(x)",
                "Erf(x/Sqrt(2))",
                "2/Pi*ArcTan(2*x/Sqrt((1 + 2*x)*(1 + 2*y) - 4*x^2))",
                "x*X - x + X",
            })
    void expressions_come_back_as_they_went(String text) {
        Expression expression = ExpressionParser.parse(text, Set.of("x", "y", "X"));
        assertThat(thereAndBack(expression)).isEqualTo(new ClosedForm.Closed(expression));
    }

    @ParameterizedTest
    @CsvSource({"Phi", "Abs", "Max", "Min", "Step", "Sign", "Delta", "Angle", "SinMinusXCos"})
    void functions_that_symja_treats_unsoundly_are_never_sent(String name) {
        Function function = Function.named(name).orElseThrow();
        Expression x = Expression.variable("x");
        Expression[] arguments = Stream.generate(() -> x)
                .limit(function.accepts(1) ? 1 : function.accepts(2) ? 2 : 3)
                .toArray(Expression[]::new);
        Expression call = new Expression.Call(function, List.of(arguments));
        assertThatThrownBy(() -> call.accept(new ToSymja()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("function must be one the algebra system treats soundly but was " + name);
    }

    @Test
    void a_nested_integral_is_never_sent() {
        Expression.Variable x = Expression.variable("x");
        Expression integral = new Expression.Integral(x, x, Expression.ZERO, Expression.ONE);
        assertThatThrownBy(() -> integral.accept(new ToSymja()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("nested integral must be solved first but was Integral(x, x, 0, 1)");
    }

    static Stream<Arguments> leftStanding() {
        return Stream.of(
                Arguments.of(F.Integrate(F.Sin(X), X), "Integrate"),
                Arguments.of(F.Plus(F.C1, F.unaryAST1(S.Hold, X)), "Hold"),
                Arguments.of(F.ConditionalExpression(X, F.Greater(X, F.C0)), "Greater"),
                Arguments.of(F.Times(F.C2, F.Limit(X, F.Rule(X, F.C0))), "Rule"),
                Arguments.of(F.unaryAST1(S.Gamma, X), "Gamma"),
                Arguments.of(F.unaryAST1(S.Erfi, X), "Erfi"),
                Arguments.of(F.unaryAST1(S.Hold, F.D(X, X)), "D"),
                Arguments.of(F.Max(X, F.C1), "Max"),
                Arguments.of(F.unaryAST1(S.Max, X), "Max"),
                Arguments.of(F.binaryAST2(S.ArcTan, X, F.C1), "ArcTan"),
                Arguments.of(F.binaryAST2(S.Sin, X, F.C1), "Sin"),
                Arguments.of(F.unaryAST1(F.Dummy("Delta"), X), "delta"),
                Arguments.of(F.Power(F.C2, X), "Power with exponent vx"),
                Arguments.of(F.CI, "I"),
                Arguments.of(F.Times(F.CI, X), "I"),
                Arguments.of(F.complex(F.QQ(1, 2), F.QQ(1, 1)), "1/2+I"),
                Arguments.of(F.Plus(X, S.EulerGamma), "EulerGamma"),
                Arguments.of(F.Dummy("y"), "y"),
                Arguments.of(F.List(X, X), "List"),
                Arguments.of(F.stringx("text"), "text"));
    }

    @ParameterizedTest
    @MethodSource
    void leftStanding(IExpr answer, String operator) {
        assertThat(FROM.read(answer)).isEqualTo(new ClosedForm.Unevaluated(operator, answer.toString()));
    }

    static Stream<IExpr> inexact() {
        return Stream.of(
                F.num(0.5),
                F.Plus(X, F.num(0.5)),
                F.Sin(F.Times(F.num(2), X)),
                F.complexNum(1, 2),
                F.Times(X, F.Plus(F.C1, F.Power(X, F.num(0.5)))));
    }

    @ParameterizedTest
    @MethodSource
    void inexact(IExpr answer) {
        assertThat(FROM.read(answer)).isEqualTo(new ClosedForm.Inexact(answer.toString()));
    }

    static Stream<IExpr> withoutValue() {
        return Stream.of(S.Indeterminate, F.CInfinity, F.CNInfinity, F.CComplexInfinity);
    }

    @ParameterizedTest
    @MethodSource
    void withoutValue(IExpr answer) {
        assertThat(FROM.read(answer)).isEqualTo(new ClosedForm.Failed("the answer is " + answer));
    }

    static Stream<IExpr> withoutValueInside() {
        return Stream.of(F.Plus(X, F.CInfinity), F.Times(X, S.Indeterminate), F.Sin(F.CComplexInfinity));
    }

    @ParameterizedTest
    @MethodSource
    void withoutValueInside(IExpr answer) {
        assertThat(FROM.read(answer)).isNotInstanceOf(ClosedForm.Closed.class);
    }

    @Test
    void a_division_by_zero_is_a_failure() {
        assertThat(FROM.read(F.Power(F.C0, F.CN1))).isNotInstanceOf(ClosedForm.Closed.class);
    }
}
