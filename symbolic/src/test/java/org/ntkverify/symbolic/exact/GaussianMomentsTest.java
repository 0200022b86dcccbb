package org.ntkverify.symbolic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.exact.GaussianMoments.Law;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** {@code v, w ~ N(0, 1), u ~ N(0, s)}; {@code r = max(z, 0)} and {@code h = 1{z > 0}} with {@code z ~ N(0, s)}. */
class GaussianMomentsTest {

    private static final Expression S = Expression.variable("s");
    private static final GaussianMoments MOMENTS = new GaussianMoments(Map.of(
            "v", new Law.Normal(Expression.ONE),
            "w", new Law.Normal(Expression.ONE),
            "u", new Law.Normal(S),
            "r", new Law.Rectified(S, "h")));

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("s", "t", "u", "v", "w", "r", "h"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 1",
                "w; 0",
                "w^2; 1",
                "w^3; 0",
                "w^4; 3",
                "w^6; 15",
                "w^8; 105",
                "w^15; 0",
                "u^4; 3*s^2",
                "u^2*w^2; s",
                "u*w; 0",
                "(u + w)^2; s + 1",
                "(v + w)^4; 12",
                "r; Sqrt(s)/Sqrt(2*Pi)",
                "r^2; s/2",
                "r^3; 2*s*Sqrt(s)/Sqrt(2*Pi)",
                "r^4; 3*s^2/2",
                "h; 1/2",
                "h^5; 1/2",
                "r*h; Sqrt(s)/Sqrt(2*Pi)",
                "r^2*h^3; s/2",
                "r^2*w^2*h; s/2",
                "t*w^2 + t^2*w + Pi; t + Pi",
                "w^2/(1 + t); 1/(1 + t)",
                "Sqrt(w^2)^2; 1",
                "(r^2 + s*w^2*h)^2; 4*s^2",
            })
    void moments_are_those_of_the_normal_law(String polynomial, String moment) {
        Expression actual = MOMENTS.of(parse(polynomial));
        assertThat(NormalForm.equal(actual, parse(moment)))
                .as("E[%s] = %s but was %s", polynomial, moment, actual)
                .isTrue();
    }

    @Test
    void a_wrong_moment_would_be_seen() {
        assertThat(NormalForm.equal(MOMENTS.of(parse("w^6")), parse("14"))).isFalse();
        assertThat(NormalForm.equal(MOMENTS.of(parse("r^3")), parse("s*Sqrt(s)/Sqrt(2*Pi)")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1/w", "1/(1 + w^2)", "Sqrt(w)", "Sin(w)", "Exp(r)", "Max(w, 0)", "t/(t + h)", "Angle(1, 1, w)"})
    void a_random_variable_must_enter_as_a_polynomial(String text) {
        assertThatThrownBy(() -> MOMENTS.of(parse(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("random variable [whr] must enter as a polynomial but stands in .+");
    }
}
