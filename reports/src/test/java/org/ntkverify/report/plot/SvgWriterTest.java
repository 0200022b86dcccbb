package org.ntkverify.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SvgWriterTest {

    private static String set(String words) {
        String text = new SvgWriter().words("", "start", 1, 2, words).toString();
        String open = "<text text-anchor=\"start\" x=\"1\" y=\"2\">";
        assertThat(text).startsWith(open).endsWith("</text>\n");
        return text.substring(open.length(), text.length() - "</text>\n".length());
    }

    @Test
    void formulas_are_raised_and_lowered_and_the_line_is_found_again() {
        assertThat(set("|f|^(2)/|Y|^(2)"))
                .isEqualTo("|f|<tspan class=\"small\" dy=\"-5\">2</tspan><tspan dy=\"5\">/|Y|</tspan>"
                        + "<tspan class=\"small\" dy=\"-5\">2</tspan>");
        assertThat(set("3 d^(2) + d"))
                .isEqualTo("3 d<tspan class=\"small\" dy=\"-5\">2</tspan><tspan dy=\"5\">\u00a0+ d</tspan>"
                        .replace("+ d", "+\u00a0d"));
        assertThat(set("gamma^2 lambda_max(H)"))
                .isEqualTo("\u03B3<tspan class=\"small\" dy=\"-5\">2</tspan><tspan dy=\"5\">\u00a0\u03BB</tspan>"
                        + "<tspan class=\"small\" dy=\"3\">max</tspan><tspan dy=\"-3\">(H)</tspan>");
        assertThat(set("e^(-t_0)"))
                .isEqualTo(
                        "e<tspan class=\"small\" dy=\"-5\">\u2212t</tspan><tspan class=\"small\" dy=\"3\">0</tspan>");
        assertThat(set("no ^( power")).isEqualTo("no ^( power");
    }

    @Test
    void markup_is_escaped() {
        assertThat(set("a < b & \"c\"")).isEqualTo("a &lt; b &amp; &quot;c&quot;");
    }

    @Test
    void lines_break_at_blanks_but_not_within_exponents() {
        assertThat(SvgWriter.lines("falls like n^(-1/2 + c) here", 20))
                .containsExactly("falls like", "n^(-1/2\u00a0+\u00a0c) here");
        assertThat(SvgWriter.lines("", 20)).containsExactly("");
    }
}
