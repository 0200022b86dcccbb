package org.ntkverify.symbolic.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotationTest {

    @Test
    void short_text_is_quoted_whole() {
        assertThat(Quotation.of("relu*3 wstd=sqrt(2)")).isEqualTo("relu*3 wstd=sqrt(2)");
        assertThat(Quotation.of("x".repeat(60))).isEqualTo("x".repeat(60));
    }

    @Test
    void long_text_is_cut() {
        assertThat(Quotation.of("x".repeat(61))).isEqualTo("x".repeat(60) + "...");
    }

    @Test
    void a_pair_of_surrogates_is_one_character_and_never_cut() {
        String pair = Character.toString(0x1F600);
        assertThat(Quotation.of(pair.repeat(60))).isEqualTo(pair.repeat(60));
        assertThat(Quotation.of(pair.repeat(100))).isEqualTo(pair.repeat(60) + "...");
    }

    @Test
    void what_breaks_lines_becomes_space() {
        assertThat(Quotation.of("a\nb\rc\td\u001be\u2028f\u0085g")).isEqualTo("a b c d e f g");
    }
}
