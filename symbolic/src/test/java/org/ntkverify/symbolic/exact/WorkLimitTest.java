package org.ntkverify.symbolic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would take too long is refused, and nothing shorter is. */
class WorkLimitTest {

    private static String nested(String open, String close, int depth) {
        return open.repeat(depth) + "x" + close.repeat(depth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1 + x + y + a + b)^60", "((1 + x)^60 + y)^60"})
    void an_expansion_that_is_too_long_is_refused(String text) {
        assertThatThrownBy(() -> NormalForm.of(IdentityTemplates.parse(text)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("normal form must need at most ");
    }

    @Test
    void roots_that_multiply_out_in_each_other_are_refused() {
        assertThatThrownBy(() -> NormalForm.of(IdentityTemplates.parse(nested("Sqrt((", " + 1)^4 + 1)", 30))))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("normal form must need at most ");
    }

    @Test
    void a_form_that_is_short_as_a_tower_and_long_as_text_is_not_written() {
        NormalForm form = NormalForm.of(IdentityTemplates.parse(nested("Exp((", " + 1)^2)", 30)));
        assertThat(form.isZero()).isFalse();
        assertThatThrownBy(form::toExpression)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("written normal form must have at most 1000000 nodes but would have ");
    }

    @Test
    void what_is_just_long_is_decided() {
        assertThat(NormalForm.equal(
                        IdentityTemplates.parse("(1 + x + y)^12*(1 + x + y)^2"),
                        IdentityTemplates.parse("(1 + x + y)^14")))
                .isTrue();
    }
}
