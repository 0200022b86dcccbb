package org.ntkverify.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ntkverify.report.Contrast;

/** Contrast as the guidelines for accessible pages define it, from the colours of the style sheet. */
class PaletteTest {

    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;

    private static final Pattern BLOCK = Pattern.compile(":root[^{}]*\\{([^}]*--paper:[^}]*)\\}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9]+): *#([0-9a-f]{6})");

    private static List<Map<String, Integer>> palettes() {
        List<Map<String, Integer>> palettes = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(PageAssets.style()); block.find(); ) {
            Map<String, Integer> palette = new TreeMap<>();
            for (Matcher colour = COLOUR.matcher(block.group(1)); colour.find(); ) {
                palette.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
            }
            palettes.add(palette);
        }
        return palettes;
    }

    private static int colour(Map<String, Integer> palette, String name) {
        return Optional.ofNullable(palette.get(name)).orElseThrow(() -> new AssertionError("no colour " + name));
    }

    private static double darkestShade() {
        return Pattern.compile("\\.s[0-9]\\{fill-opacity:([.0-9]+)")
                .matcher(PageAssets.style())
                .results()
                .mapToDouble(shade -> Double.parseDouble(shade.group(1)))
                .max()
                .orElseThrow();
    }

    @Test
    void words_can_be_read_in_both_schemes() {
        List<Map<String, Integer>> palettes = palettes();
        assertThat(palettes).as("light, dark, dark by the system, print").hasSize(4);
        for (Map<String, Integer> palette : palettes) {
            for (String word :
                    List.of("ink", "soft", "link", "proved", "supported", "refuted", "undecided", "blocked", "alarm")) {
                for (String ground : List.of("paper", "shade")) {
                    assertThat(Contrast.between(colour(palette, word), colour(palette, ground)))
                            .as("%s on %s in %s", word, ground, palette)
                            .isGreaterThanOrEqualTo(TEXT);
                }
            }
            for (String line : List.of("c0", "c1", "c2", "c3")) {
                assertThat(Contrast.between(colour(palette, line), colour(palette, "paper")))
                        .as(line)
                        .isGreaterThanOrEqualTo(GRAPHICS);
            }
            int darkest = Contrast.mixed(colour(palette, "c0"), colour(palette, "paper"), darkestShade());
            assertThat(Contrast.between(colour(palette, "ink"), darkest))
                    .as("numbers in the cells of heat maps")
                    .isGreaterThanOrEqualTo(TEXT);
        }
    }

    @Test
    void the_chosen_and_the_system_s_scheme_are_one_and_print_is_light() {
        List<Map<String, Integer>> palettes = palettes();
        assertThat(palettes.get(2)).isEqualTo(palettes.get(1)).isNotEqualTo(palettes.get(0));
        assertThat(palettes.get(3)).isEqualTo(palettes.get(0));
    }
}
