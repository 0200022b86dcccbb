package org.ntkverify.symbolic.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class CommonDenominatorTest {

    private static final List<String> TERMS = List.of(
            "a^2*b/(a+1)",
            "c^2/(b+1)",
            "a*b/Sqrt(Delta(a,b,c)+a+b+1)",
            "c/((a+1)*Sqrt(Delta(a,b,c)+a+b+1))",
            "a*c^2/((b+1)*(Delta(a,b,c)+a+b+1)^(3/2))",
            "Delta(a,b,c)/(a+1)^2",
            "1/(a+1)",
            "c",
            "Exp(c)*b/(b+1)",
            "Exp(c)*a/(a+1)");

    private static Expression parsed(String text) {
        return ExpressionParser.parse(text, Set.of("a", "b", "c"));
    }

    private static Expression shortest(Expression sum) {
        return CommonDenominator.shortest(LaurentSum.of(sum));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Two fractions whose sum is 1.
                "a/(a+1) + 1/(a+1) | 1",
                // The kernel of GELU without the terms that are no fractions.
                "(a*b - a*c^2 + a^2*b)/(Sqrt(Delta(a,b,c)+a+b+1)*(a+1)) + c^2/(Sqrt(Delta(a,b,c)+a+b+1)*(b+1)) "
                        + "| (a*b*(Delta + a + b + 1) + c^2)/(Sqrt(Delta + a + b + 1)*(a + 1)*(b + 1))",
                // What is short already stays.
                "a/(a+1) + b/(b+1) | a/(a + 1) + b/(b + 1)",
            })
    void fractions_are_joined_where_the_text_gets_shorter(String sum, String expected) {
        Expression written = shortest(parsed(sum));
        assertThat(written.toString().replace("Delta(a, b, c)", "Delta")).isEqualTo(expected);
        assertThat(NormalForm.equal(written, parsed(sum))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void every_writing_is_the_same_function_and_no_longer(long seed) {
        Random random = new Random(seed);
        Expression sum = Expression.ZERO;
        for (String term : TERMS) {
            sum = sum.plus(parsed(term).times(random.nextInt(7) - 3));
        }
        Expression written = shortest(sum);
        assertThat(NormalForm.equal(written, sum)).isTrue();
        assertThat(NormalForm.equal(written.plus(parsed("c/(a+1)")), sum)).isFalse();
        assertThat(written.toString().length())
                .isLessThanOrEqualTo(
                        LaurentSum.of(sum).toExpression().toString().length());
    }

    @Test
    void a_sum_that_is_zero_is_written_as_zero() {
        assertThat(shortest(parsed("a/(a+1) + 1/(a+1) - 1"))).isEqualTo(Expression.ZERO);
    }
}
