package org.ntkverify.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Plot;

/** The legend avoids what is drawn. */
class LegendCornerTest {

    private static final LegendCorner.Frame FRAME = new LegendCorner.Frame(0, 0, 600, 300);

    private static Figure.Layer line(double from, double to) {
        return new Figure.Curve(
                "curve", 0, List.of(new Figure.Point(1, from, from, from), new Figure.Point(100, to, to, to)));
    }

    private static LegendCorner corner(Figure.Layer... layers) {
        PlotAxis across = PlotAxis.around(Plot.Scale.LOGARITHMIC, List.of(1.0, 100.0), 0, 0, 600, 10);
        PlotAxis up = PlotAxis.around(Plot.Scale.LOGARITHMIC, List.of(1e-4, 1.0), 0, 300, 0, 10);
        return LegendCorner.freest(Arrays.asList(layers), Arrays.asList(layers), across, up, FRAME);
    }

    @Test
    void it_stands_above_a_line_that_falls_or_rises() {
        assertThat(corner(line(1, 1e-4))).isEqualTo(LegendCorner.UPPER_RIGHT);
        assertThat(corner(line(1e-4, 1))).isEqualTo(LegendCorner.UPPER_LEFT);
    }

    @Test
    void it_goes_below_where_a_line_keeps_to_the_top() {
        assertThat(corner(line(1, 1), line(1, 1e-4))).isEqualTo(LegendCorner.LOWER_LEFT);
        assertThat(corner(line(1e-4, 1), line(1, 1))).isEqualTo(LegendCorner.LOWER_RIGHT);
    }

    @Test
    void words_have_any_number_of_powers() {
        assertThat(SvgWriter.withPowers("|f|^(2)/|Y|^(2)"))
                .isEqualTo("|f|<tspan class=\"power\" dy=\"-5\">2</tspan><tspan dy=\"5\">/|Y|</tspan>"
                        + "<tspan class=\"power\" dy=\"-5\">2</tspan>");
        assertThat(SvgWriter.withPowers("3 d^(2) + d"))
                .isEqualTo("3 d<tspan class=\"power\" dy=\"-5\">2</tspan><tspan dy=\"5\">\u00a0+ d</tspan>");
        assertThat(SvgWriter.withPowers("no ^( power")).isEqualTo("no ^( power");
    }
}
