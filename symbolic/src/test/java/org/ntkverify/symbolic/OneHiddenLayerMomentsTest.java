package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class OneHiddenLayerMomentsTest {

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("n", "s"));
    }

    @Test
    void the_excess_kurtosis_of_the_output_is_fifteen_over_n() {
        Derivation derivation = OneHiddenLayerMoments.excessKurtosis();
        assertThat(derivation.holds()).isTrue();
        assertThat(NormalForm.equal(derivation.result(), parse("15/n"))).isTrue();
        assertThat(NormalForm.equal(derivation.result(), parse("3/n"))).isFalse();
    }

    @Test
    void the_relative_variance_of_the_kernel_is_three_over_n() {
        Derivation derivation = OneHiddenLayerMoments.relativeVariance();
        assertThat(derivation.holds()).isTrue();
        assertThat(NormalForm.equal(derivation.result(), parse("3/n"))).isTrue();
        assertThat(NormalForm.equal(derivation.result(), parse("5/n"))).isFalse();
    }

    @Test
    void every_step_is_rechecked_and_nothing_needs_trust() {
        for (Derivation derivation :
                new Derivation[] {OneHiddenLayerMoments.excessKurtosis(), OneHiddenLayerMoments.relativeVariance()}) {
            assertThat(derivation.trusted()).isEmpty();
            assertThat(derivation.steps())
                    .hasSize(3)
                    .allMatch(step -> step.recheck().holds());
        }
    }

    /** {@code E f^4 = n E t^4/n^2 + 3 n(n-1) (E t^2)^2/n^2} with {@code E t^4 = 9 s^2/2}, {@code E t^2 = s/2}. */
    @Test
    void the_true_fourth_moment_passes_its_recheck() {
        assertThat(fourth("(9*s^2/2 + 3*(n - 1)*s^2/4)/n")).isTrue();
        assertThat(second("(3*s^2)/n + s^2")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(9*s^2/2 + 3*(n - 1)*s^2/2)/n",
                "(9*s^2/2 + (n - 1)*s^2/4)/n",
                "(3*s^2/2 + 3*(n - 1)*s^2/4)/n",
                "9*s^2/2",
                "1.0001*(9*s^2/2 + 3*(n - 1)*s^2/4)/n",
                "(9*s^2/2 + 3*(n - 1)*s^2/4)/n + (n - 1)*(n - 2)*s^2/1000",
            })
    void a_corrupted_fourth_moment_fails_its_recheck(String claimed) {
        assertThat(fourth(claimed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3*s^2/n", "5*s^2/n + s^2", "3*s/n + s^2", "3*s^2/n^2 + s^2"})
    void a_corrupted_second_moment_of_the_kernel_fails_its_recheck(String claimed) {
        assertThat(second(claimed)).isFalse();
    }

    private static boolean fourth(String claimed) {
        return OneHiddenLayerMoments.expanded(
                        parse(claimed),
                        width -> OneHiddenLayerMoments.output(width).power(4))
                .holds();
    }

    private static boolean second(String claimed) {
        return OneHiddenLayerMoments.expanded(
                        parse(claimed),
                        width -> OneHiddenLayerMoments.kernel(width).power(2))
                .holds();
    }
}
