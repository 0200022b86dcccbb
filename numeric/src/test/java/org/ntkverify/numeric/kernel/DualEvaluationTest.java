package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class DualEvaluationTest {

    private static DualEvaluation.Values at(String activation, String a, String b, String c) {
        return DualEvaluation.at(Activation.named(activation), number(a), number(b), number(c));
    }

    private static Expression number(String text) {
        return ExpressionParser.parse(text, Set.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // E[e^(u/2) e^(v/2)] = e^((a + b + 2c)/8).
                "exp(1/2)     | 1e8 | 1 | 0    | the value must be at most 1.8e308, the largest double, but is about 1e5428681",
                "-Exp(x/2)    | 1e8 | 1 | 0    | the value must be at most 1.8e308, the largest double, but is about 1e5428681",
                "monomial(9)  | 1e40| 1e40 | 1e40 | the value must be at most 1.8e308, the largest double, but is about 1e367",
                // E[u^9 v^9] is odd in c.
                "monomial(9)  | 1e40| 1e40 | -1e40 | the value must be at most 1.8e308, the largest double, but is about -1e367",
                "gaussian(1/2) | 1 | 1 | 0 | the expectation is infinite: 1 - a must be > 0 but is 0.0",
            })
    void what_is_no_double_is_blocked_by_name(String activation, String a, String b, String c, String reason) {
        assertThat(at(activation, a, b, c).value()).isEqualTo(new DualValue.Blocked(reason));
    }

    @ParameterizedTest
    @CsvSource({"Exp(x^3)", "Exp(Abs(x)^3)", "Exp(x^2)*Tanh(x)^2"})
    void a_divergent_integral_without_closed_form_is_blocked(String activation) {
        assertThat(at(activation, "1", "1", "1/2").value()).isInstanceOf(DualValue.Blocked.class);
    }

    @ParameterizedTest
    @CsvSource({
        "relu, 1e-8, 1e8, 1/2",
        "gelu, 1e-8, 1e8, 1/2",
        "elu, 1e8, 1e8, -1e8",
        "hard-tanh, 1e8, 1e8, 99999999",
        "erf, 1e-8, 1e-8, 1e-8",
        "snake, 1e8, 1e8, 1e8",
        "exp(1/2), 1e3, 1e3, 1e3",
    })
    void extreme_variances_have_rigorous_values(String activation, String a, String b, String c) {
        DualEvaluation.Values values = at(activation, a, b, c);
        assertThat(values.value()).isInstanceOf(DualValue.Enclosed.class);
        assertThat(values.derivative()).isInstanceOf(DualValue.Enclosed.class);
    }

    @Test
    void the_covariance_must_be_one() {
        assertThatThrownBy(() -> at("relu", "1", "1", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("covariance must satisfy a, b >= 0 and c^2 <= a b but was 1, 1, 2");
    }
}
