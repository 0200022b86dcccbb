package org.ntkverify.symbolic.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar: what it means, and what it says about text outside it. */
class ExpressionParserTest {

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("x", "y", "theta_1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-x^2; -(x^2)",
                "2^-1; 1/2",
                "2^3^2; 512",
                "x^2^3; x^8",
                "x^-2^2; x^(-4)",
                "-2^2; -4",
                "(-2)^2; 4",
                "1 - 2 - 3; -4",
                "12/2/3; 2",
                "12/2*3; 18",
                "2 + 3*4; 14",
                "--x; x",
                "-+-x; x",
                "2*-x; -2*x",
                "x^(1/2); Sqrt(x)",
                "x^0.5; Sqrt(x)",
                " x  +\t1 ; x+1",
                "SQRT(x) + sqrt(x); Sqrt(x)*2",
                "arcSIN(x); ArcSin(x)",
                "pi + PI; 2*Pi",
                "e^x; Exp(x)",
                "E; exp(1)",
                "theta_1; theta_1 + 0",
            })
    void precedence_and_names(String text, String same) {
        assertThat(parse(text)).isEqualTo(parse(same));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 1, 10", "1., 1, 1", ".25, 1, 4", "2.4020563531719796, 24020563531719796, 10000000000000000"})
    void decimals_are_exact(String text, long numerator, long denominator) {
        assertThat(parse(text).rational()).hasValue(new BigFraction(numerator, denominator));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "\"\"; expression must have a number, a name or '(' at column 1 but had the end",
                "1 +; expression must have a number, a name or '(' at column 4 but had the end",
                "(x; expression must have ')' at column 3 but had the end",
                "x); expression must have the end or an operator at column 2 but had ')'",
                "2x; expression must have the end or an operator at column 2 but had 'x'",
                "1e; expression must have the end or an operator at column 2 but had 'e'",
                "x ** 2; expression must have a number, a name or '(' at column 4 but had '*'",
                "x @ y; expression must have the end or an operator at column 3 but had '@'",
                "1.2.3; expression must have a decimal number at column 1 but had '1'",
                "Sin(); expression must have a number, a name or '(' at column 5 but had ')'",
                "Sin x; name at column 1 must be one of [theta_1, x, y], Pi, E or a function but was Sin",
                "1 + q; name at column 5 must be one of [theta_1, x, y], Pi, E or a function but was q",
                "x + Gamma(x); function at column 5 must be one of the grammar's functions but was Gamma",
                "Sin(x, y); Sin at column 1 must have 1 argument but was given 2",
                "1 + Max(x); Max at column 5 must have 2 arguments but was given 1",
                "Sqrt(x, y); Sqrt at column 1 must have 1 argument but was given 2",
                "x^y; exponent at column 3 must be a ratio of integers of size at most 64 but was y",
                "x^65; exponent at column 3 must be a ratio of integers of size at most 64 but was 65",
                "x^-65; exponent at column 3 must be a ratio of integers of size at most 64 but was -65",
                "x^(1/65); exponent at column 3 must be a ratio of integers of size at most 64 but was 1/65",
                "(x^8)^9; exponents of equal bases must combine to a ratio of integers of size at most 64 but make 72",
                "x^40*x^40; exponents of equal bases must combine to a ratio of integers of size at most 64 but make 80",
                "1/(x - x); expression must be defined but was 1/(x - x): 0 must not be raised to the negative power -1",
            })
    void what_is_wrong_is_said_in_full(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ExpressionSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void a_zero_character_is_not_the_end() {
        assertThatThrownBy(() -> parse("x\0+ hidden"))
                .isInstanceOf(ExpressionSyntaxException.class)
                .hasMessage("expression must have the end or an operator at column 2 but had U+0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0663", "\uff11 + x", "\u03c0", "\u017fqrt(x)", "x\u00b2"})
    void only_ascii_letters_and_digits_belong_to_the_grammar(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(ExpressionSyntaxException.class);
    }

    @Test
    void limits_are_met_exactly() {
        assertThat(parse("x^64")).hasToString("x^64");
        assertThat(parse("x^-64")).hasToString("1/x^64");
        assertThat(parse("(".repeat(99) + "x" + ")".repeat(99))).hasToString("x");
        assertThatThrownBy(() -> parse("(".repeat(100) + "x" + ")".repeat(100)))
                .isInstanceOf(ExpressionSyntaxException.class)
                .hasMessage("expression must be nested at most 100 deep");
        assertThat(parse("x".concat(" ".repeat(9_999)))).hasToString("x");
        assertThatThrownBy(() -> parse("x".concat(" ".repeat(10_000))))
                .isInstanceOf(ExpressionSyntaxException.class)
                .hasMessage("expression must have at most 10000 characters but has 10001");
    }

    @ParameterizedTest
    @CsvSource({
        "1e-8, 1/100000000",
        "2.5E3, 2500",
        "1e+2, 100",
        "12.50e-1, 5/4",
        "0e700, 0",
        "1e2^2, 10000",
        "3-1e0, 2",
    })
    void decimals_may_have_an_exponent(String text, String exact) {
        assertThat(ExpressionParser.parse(text, Set.of())).isEqualTo(ExpressionParser.parse(exact, Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "1e701, a decimal exponent in [-700; 700] at column 2",
        "1e-99999999999, a decimal exponent in [-700; 700] at column 2",
        "2e, the end or an operator at column 2",
        "2e+, the end or an operator at column 2",
        "1.5.2e1, a decimal number at column 1",
    })
    void an_exponent_must_be_moderate_and_have_digits(String text, String expectation) {
        assertThatThrownBy(() -> ExpressionParser.parse(text, Set.of()))
                .isInstanceOf(ExpressionSyntaxException.class)
                .hasMessageContaining("must have " + expectation.replace(';', ','));
    }

    @Test
    void powers_of_powers_are_counted_before_they_are_multiplied() {
        String text = String.join("*", Collections.nCopies(100, "((7/9)^64)^64"));
        assertThatThrownBy(() -> ExpressionParser.parse(text, Set.of()))
                .isInstanceOf(ExpressionSyntaxException.class)
                .hasMessage("numbers of an expression must have at most 65536 bits but exceed them at column 41");
        String sum = String.join("+", Collections.nCopies(100, "((1/10007)^64)^9"));
        assertThatThrownBy(() -> ExpressionParser.parse(sum, Set.of()))
                .isInstanceOf(ExpressionSyntaxException.class)
                .hasMessageStartingWith("numbers of an expression must have at most 65536 bits");
    }
}
