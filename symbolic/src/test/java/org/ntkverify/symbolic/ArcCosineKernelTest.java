package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ntkverify.symbolic.ArcCosineKernel.THETA;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;

class ArcCosineKernelTest {

    private static Expression at(Expression angular, Expression theta) {
        return angular.substitute(Map.of("theta", theta));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void closed_and_operator_form_are_the_same(int n) {
        assertThat(NormalForm.equal(ArcCosineKernel.closedForm(n), ArcCosineKernel.operatorForm(n)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 8})
    void values_at_the_ends_are_exact(int n) {
        Expression angular =
                n < ArcCosineKernel.closedFormCount() ? ArcCosineKernel.closedForm(n) : ArcCosineKernel.operatorForm(n);
        assertThat(at(angular, Expression.ZERO)).isEqualTo(Expression.PI.times(ArcCosineKernel.oddFactorial(n)));
        assertThat(at(angular, Expression.PI)).isEqualTo(Expression.ZERO);
    }

    /** Values given with six decimals, so half a unit of the sixth is the tolerance. */
    @ParameterizedTest
    @CsvSource({"0, 2.141593", "1, 1.998578", "2, 4.755914", "3, 18.508719", "4, 100.309953"})
    void spot_values_at_one(int n, double expected) {
        Map<String, Double> one = Map.of("theta", 1.0);
        assertThat(Doubles.evaluate(ArcCosineKernel.closedForm(n), one)).isCloseTo(expected, within(5e-7));
        assertThat(Doubles.evaluate(ArcCosineKernel.operatorForm(n), one)).isCloseTo(expected, within(5e-7));
    }

    /** {@code dK_n/dc = n^2 K_(n-1)} with {@code c = cos theta}, also beyond the printed forms. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void price_links_each_degree_to_the_one_below(int n) {
        Expression slope = ArcCosineKernel.operatorForm(n).derivative(THETA);
        Expression sine = Expression.call(org.ntkverify.symbolic.expression.Function.SIN, THETA);
        Expression expected = sine.times(ArcCosineKernel.operatorForm(n - 1)).times((long) -n * n);
        assertThat(NormalForm.equal(slope, expected)).isTrue();
        assertThat(NormalForm.equal(slope, expected.times(n + 1).over(n))).isFalse();
    }

    @Test
    void a_closed_form_with_one_wrong_number_is_seen() {
        Expression mutated = ArcCosineKernel.closedForm(3).plus(Expression.ratio(1, 1000));
        assertThat(NormalForm.equal(mutated, ArcCosineKernel.operatorForm(3))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 3", "3, 15", "4, 105", "10, 654729075"})
    void odd_factorials(int n, long expected) {
        assertThat(ArcCosineKernel.oddFactorial(n)).isEqualTo(expected);
    }
}
