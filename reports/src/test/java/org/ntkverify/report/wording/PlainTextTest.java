package org.ntkverify.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void white_space_of_any_kind_becomes_one_space() {
        assertThat(PlainText.oneLine("  a\r\n\tb\u00A0\u2028c  ")).isEqualTo("a b c");
    }

    @Test
    void controls_formats_and_unpaired_surrogates_are_spelt_out() {
        assertThat(PlainText.oneLine("\u001B[31m\u202Ex\uD800\u0000\u009B\uFFFE"))
                .isEqualTo("<U+001B>[31m<U+202E>x<U+D800><U+0000><U+009B><U+FFFE>");
    }

    @Test
    void characters_beyond_the_basic_plane_stay() {
        assertThat(PlainText.oneLine("\uD835\uDD38 \u03BB")).isEqualTo("\uD835\uDD38 \u03BB");
    }

    @Test
    void lines_keep_their_breaks() {
        assertThat(PlainText.lines("a\r\nb\u0007")).isEqualTo("a\nb<U+0007>");
    }

    @Test
    void a_quotation_is_short_and_on_one_line() {
        assertThat(PlainText.quotation("a\nb\u001B")).isEqualTo("a b<U+001B>");
        assertThat(PlainText.quotation("\uD83D\uDE00".repeat(61))).isEqualTo("\uD83D\uDE00".repeat(60) + "...");
    }
}
