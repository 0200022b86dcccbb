package org.ntkverify.symbolic.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubstitutionTest {

    private static final Expression.Variable X = Expression.variable("x");
    private static final Expression.Variable Y = Expression.variable("y");
    private static final Expression.Variable T = Expression.variable("t");

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("x", "y", "t"));
    }

    @Test
    void all_variables_are_replaced_at_once() {
        assertThat(parse("x - 2*y").substitute(Map.of("x", Y, "y", X))).hasToString("y - 2*x");
    }

    @Test
    void the_result_is_folded_again() {
        assertThat(parse("Sin(x) + x*y").substitute(Map.of("x", Expression.PI, "y", Expression.ZERO)))
                .isEqualTo(Expression.ZERO);
    }

    @Test
    void the_variable_of_an_integral_is_bound() {
        Expression integral = new Expression.Integral(parse("x*t"), T, T, X);
        assertThat(integral.variables()).containsExactly("t", "x");
        assertThat(integral.substitute(Map.of("t", Expression.ONE)))
                .isEqualTo(new Expression.Integral(parse("x*t"), T, Expression.ONE, X));
        assertThat(new Expression.Integral(parse("x*t"), T, Expression.ZERO, Expression.ONE).variables())
                .containsExactly("x");
    }

    @Test
    void a_replacement_is_never_captured_by_an_integral() {
        Expression integral = new Expression.Integral(parse("x*t"), T, Expression.ZERO, Expression.ONE);
        assertThatThrownBy(() -> integral.substitute(Map.of("x", parse("t + 1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replacement of x must not contain the variable t of Integral(x*t, t, 0, 1) but was t + 1");
        assertThat(integral.substitute(Map.of("y", T))).isEqualTo(integral);
    }

    @Test
    void a_variable_without_value_is_named() {
        assertThatThrownBy(() -> Doubles.evaluate(parse("x + y"), Map.of("x", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variable y must have a value but only [x] have one");
    }
}
