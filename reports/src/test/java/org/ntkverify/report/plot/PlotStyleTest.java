package org.ntkverify.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ntkverify.report.Contrast;

/** A plot can be read in the column of a journal and in both colour schemes. */
class PlotStyleTest {

    private static final double COLUMN_IN_POINTS = 8.5 / 2.54 * 72;
    private static final double LEAST_POINTS = 7;

    /** Raised and lowered words are as much smaller as in typeset text. */
    private static final double LEAST_SMALL_POINTS = 5;

    private static final double LEAST_CONTRAST = 4.5;

    private static List<Map<String, Integer>> palettes() {
        return Pattern.compile("\\{([^{}]*--paper:[^{}]*)\\}")
                .matcher(PlotStyle.SHEET)
                .results()
                .map(block -> colours(block.group(1)))
                .toList();
    }

    private static Map<String, Integer> colours(String block) {
        return Pattern.compile("--([a-z0-9]+):#([0-9a-f]{3,6})")
                .matcher(block)
                .results()
                .collect(Collectors.toMap(colour -> colour.group(1), PlotStyleTest::colour));
    }

    private static int named(Map<String, Integer> palette, String name) {
        return Optional.ofNullable(palette.get(name)).orElseThrow(() -> new AssertionError("no colour " + name));
    }

    private static int colour(MatchResult found) {
        String digits = found.group(2);
        return Integer.parseInt(digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits, 16);
    }

    @Test
    void words_are_high_enough_in_the_column_of_a_journal() {
        List<Double> sizes = Pattern.compile("(?:font:|font-size:)([0-9.]+)px")
                .matcher(PlotStyle.SHEET)
                .results()
                .map(size -> Double.parseDouble(size.group(1)))
                .toList();
        assertThat(sizes).containsExactly((double) PlotStyle.FONT, PlotStyle.SMALL_FONT);
        double unit = COLUMN_IN_POINTS / PlotStyle.WIDTH;
        assertThat(PlotStyle.FONT * unit).isGreaterThanOrEqualTo(LEAST_POINTS);
        assertThat(PlotStyle.SMALL_FONT * unit).isGreaterThanOrEqualTo(LEAST_SMALL_POINTS);
    }

    @Test
    void words_stand_out_from_the_paper_and_from_the_darkest_cell() {
        assertThat(palettes()).as("light and dark").hasSize(2);
        for (Map<String, Integer> palette : palettes()) {
            for (String word : List.of("ink", "soft")) {
                assertThat(Contrast.between(named(palette, word), named(palette, "paper")))
                        .as(word)
                        .isGreaterThanOrEqualTo(LEAST_CONTRAST);
            }
            double opacity = Pattern.compile("fill-opacity:(\\.[0-9]+)")
                    .matcher(PlotStyle.SHEET.substring(PlotStyle.SHEET.indexOf(".s0{")))
                    .results()
                    .mapToDouble(shade -> Double.parseDouble(shade.group(1)))
                    .max()
                    .orElseThrow();
            int darkest = Contrast.mixed(named(palette, "c0"), named(palette, "paper"), opacity);
            assertThat(Contrast.between(named(palette, "ink"), darkest)).isGreaterThanOrEqualTo(LEAST_CONTRAST);
        }
    }

    @Test
    void there_is_a_style_for_every_shade_and_no_other() {
        assertThat(Pattern.compile("\\.s([0-9]+)\\{")
                        .matcher(PlotStyle.SHEET)
                        .results()
                        .map(shade -> Integer.parseInt(shade.group(1))))
                .containsExactly(0, 1, 2, 3, 4, 5)
                .hasSize(PlotStyle.SHADES);
    }
}
