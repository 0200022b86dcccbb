package org.ntkverify.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LegendTest {

    private static Figure.Layer curve(String label) {
        return new Figure.Curve(label, 0, List.of(new Figure.Point(1, 1, 1, 1)));
    }

    private static String draw(String... labels) {
        SvgWriter svg = new SvgWriter();
        new Legend(Arrays.stream(labels).map(LegendTest::curve).toList(), 10, 430).draw(svg, 100);
        return svg.toString();
    }

    private static List<String> places(String svg, String coordinate) {
        return Pattern.compile("<text[^>]* %s=\"([^\"]*)\"".formatted(coordinate))
                .matcher(svg)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void entries_share_a_row_while_they_fit() {
        assertThat(places(draw("one", "two"), "y")).containsExactly("100", "100");
        String wide = "w".repeat(54);
        assertThat(places(draw("one", wide, "two"), "y")).containsExactly("100", "117", "134");
        assertThat(places(draw(wide, wide), "x")).containsExactly("43", "43");
    }

    @Test
    void long_words_take_several_rows_and_what_follows_stands_below_them() {
        String svg = draw("word ".repeat(30).strip(), "next");
        List<String> lines = places(svg, "y");
        assertThat(lines).containsExactly("100", "117", "134", "151");
        assertThat(svg).doesNotContain("word next");
    }
}
