package org.ntkverify.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;

class TablePlotTest {

    private static final Table TABLE = new Table(
            "sizes",
            "Sizes.",
            List.of("n", "value", "low", "high"),
            List.of(
                    row(8, 0.4, 0.01, 0.3, 0.5),
                    row(16, 0.2, 0.01, -0.1, 0.3),
                    row(32, -0.1, 0.01, -0.2, 0.1),
                    List.of(new Cell.Text("limit"), new Cell.Value(0.3), new Cell.Text(""), new Cell.Text(""))));

    private static List<Cell> row(int n, double value, double error, double low, double high) {
        return List.of(new Cell.Count(n), new Cell.Estimate(value, error), new Cell.Value(low), new Cell.Value(high));
    }

    private static Plot plot(Plot.Scale up) {
        return new Plot(
                Plot.Axis.logarithmic("width n"),
                new Plot.Axis("value", up),
                List.of(Plot.Series.marks("means", "n", "value", "low", "high")));
    }

    private static String draw(Plot plot) {
        return TablePlot.render(TABLE.plotted(plot)).orElseThrow();
    }

    private static long count(String svg, String style) {
        return Pattern.compile("class=\"%s[ \"]".formatted(style))
                .matcher(svg)
                .results()
                .count();
    }

    @Test
    void every_row_with_numbers_is_drawn_and_one_sample_stands_in_the_legend() {
        String svg = draw(plot(Plot.Scale.LINEAR));
        assertThat(count(svg, "mark")).isEqualTo(3 + 1);
        assertThat(count(svg, "bar")).isEqualTo(3 + 1);
        assertThat(svg)
                .contains(
                        ">means</text>",
                        ">width n</text>",
                        ">\u2191 value</text>",
                        "The numbers are in the table sizes.");
    }

    @Test
    void a_long_caption_stands_in_full_above_axes_that_make_room_for_it() {
        String caption = String.join(" ", Collections.nCopies(30, "a word or more"));
        String longer = TablePlot.render(
                        new Table("sizes", caption, TABLE.columns(), TABLE.rows()).plotted(plot(Plot.Scale.LINEAR)))
                .orElseThrow();
        List<String> lines = Pattern.compile("<text class=\"title\"[^>]*>([^<]*)</text>")
                .matcher(longer)
                .results()
                .map(line -> line.group(1))
                .toList();
        assertThat(lines)
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(PlotStyle.width(line)).isLessThan(PlotStyle.WIDTH));
        assertThat(String.join(" ", lines)).isEqualTo(caption);
        assertThat(height(longer))
                .isEqualTo(height(draw(plot(Plot.Scale.LINEAR))) + PlotStyle.ROW * (lines.size() - 1));
    }

    private static int height(String svg) {
        Matcher height = Pattern.compile("viewBox=\"0 0 \\d+ (\\d+)\"").matcher(svg);
        assertThat(height.find()).isTrue();
        return Integer.parseInt(height.group(1));
    }

    @Test
    void a_logarithmic_axis_leaves_out_what_is_not_positive() {
        String svg = draw(plot(Plot.Scale.LOGARITHMIC));
        assertThat(count(svg, "mark")).isEqualTo(2 + 1);
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void an_estimate_without_ends_has_a_bar_of_two_standard_errors() {
        Plot.Series series = Plot.Series.marks("means", "n", "value");
        String narrow = draw(new Plot(Plot.Axis.linear("n"), Plot.Axis.linear("value"), List.of(series)));
        Table wide = new Table(
                "sizes",
                "Sizes.",
                List.of("n", "value", "low", "high"),
                List.of(row(8, 0.4, 0, 0.38, 0.42), row(16, 0.2, 0, 0.18, 0.22), row(32, -0.1, 0, -0.12, -0.08)),
                Optional.of(new Plot(
                        Plot.Axis.linear("n"),
                        Plot.Axis.linear("value"),
                        List.of(Plot.Series.marks("means", "n", "value", "low", "high")))));
        List<String> bars =
                narrow.lines().filter(line -> line.contains("class=\"bar")).toList();
        assertThat(bars).hasSize(4);
        assertThat(TablePlot.render(wide).orElseThrow().lines().toList()).containsAll(bars);
    }

    @Test
    void a_fitted_slope_has_a_band_and_a_claimed_one_is_dashed() {
        String svg = draw(plot(Plot.Scale.LOGARITHMIC)
                .with(new Plot.Slope("fitted", -1, -1.1, -0.9), Plot.Slope.claimed("claimed", -0.5)));
        assertThat(count(svg, "band")).isEqualTo(1 + 1);
        assertThat(count(svg, "curve")).isEqualTo(1 + 1);
        assertThat(count(svg, "guide")).isEqualTo(1 + 1);
    }

    @Test
    void a_level_runs_across_and_one_without_words_stays_out_of_the_legend() {
        String svg = draw(plot(Plot.Scale.LINEAR).with(new Plot.Level("tolerated", 0.6), new Plot.Level("", -0.6)));
        assertThat(count(svg, "guide")).isEqualTo(2 + 1);
        assertThat(svg).contains(">tolerated</text>");
    }

    @Test
    void without_a_plot_or_without_a_number_nothing_is_drawn() {
        assertThat(TablePlot.render(TABLE)).isEmpty();
        Table words =
                new Table("t", "c", List.of("n", "value"), List.of(List.of(new Cell.Text(""), new Cell.Text(""))));
        Plot plot = new Plot(
                Plot.Axis.linear("n"), Plot.Axis.linear("value"), List.of(Plot.Series.curve("c", "n", "value")));
        assertThat(TablePlot.render(words.plotted(plot))).isEmpty();
    }

    @Test
    void linear_labels_are_round_and_their_number_is_small() {
        assertThat(LinearAxis.around(List.of(-0.05, 0.05), 0.05, 0, 100).labels())
                .extracting(PlotAxis.Label::text)
                .containsExactly("\u22120.04", "\u22120.02", "0", "0.02", "0.04");
        assertThat(LinearAxis.around(List.of(0.0, 3e7), 0.05, 0, 100).labels())
                .extracting(PlotAxis.Label::text, PlotAxis.Label::power)
                .contains(tuple("1\u00b710", "7"));
        for (double least : new double[] {-1e-9, 0, 0.999, 1, 123.4}) {
            for (double length : new double[] {0, 1e-12, 0.3, 7, 1e9}) {
                LinearAxis axis = LinearAxis.around(List.of(least, least + length), 0.05, 300, 0);
                assertThat(axis.labels()).hasSizeBetween(2, 8);
                assertThat(axis.place(axis.least())).isEqualTo(300);
            }
        }
    }
}
