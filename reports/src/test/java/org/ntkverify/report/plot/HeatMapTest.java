package org.ntkverify.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;

class HeatMapTest {

    private static final Plot.Axis ACROSS = Plot.Axis.logarithmic("weights p");
    private static final Plot.Axis UP = Plot.Axis.linear("depth");

    private static Figure.Cells cells(Plot.Scale scale, double least, double... values) {
        List<HeatMap.Entry> entries = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            entries.add(new HeatMap.Entry(Math.pow(10, i), 3, values[i]));
        }
        return HeatMap.cells("residual", entries, ACROSS, UP, new Plot.Shade("value", scale, least));
    }

    private static List<Integer> shades(Figure.Cells cells) {
        return cells.cells().stream().map(Figure.Cell::shade).toList();
    }

    @Test
    void cells_meet_halfway_on_the_scale_of_the_axis() {
        Figure.Cells cells = cells(Plot.Scale.LINEAR, Double.NEGATIVE_INFINITY, 1, 2, 3);
        assertThat(cells.cells()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Figure.Cell cell = cells.cells().get(i);
            assertThat(Math.log10(cell.left())).isCloseTo(i - 0.5, within(1e-12));
            assertThat(Math.log10(cell.right())).isCloseTo(i + 0.5, within(1e-12));
            assertThat(List.of(cell.low(), cell.high()))
                    .as("a single row has a height")
                    .containsExactly(2.5, 3.5);
        }
    }

    @Test
    void shades_are_spread_over_the_values_and_end_where_they_are_told() {
        assertThat(shades(cells(Plot.Scale.LINEAR, Double.NEGATIVE_INFINITY, 0, 0.5, 1)))
                .containsExactly(0, 3, 5);
        assertThat(shades(cells(Plot.Scale.LOGARITHMIC, 0, 1e-6, 1e-3, 1))).containsExactly(0, 3, 5);
        Figure.Cells ending = cells(Plot.Scale.LOGARITHMIC, 1e-2, 1e-20, 1e-2, 0.5, 1);
        assertThat(shades(ending)).containsExactly(0, 0, 5, 5);
        assertThat(ending.least()).isEqualTo("\u2264\u20090.01");
        assertThat(ending.cells().get(0).text()).as("the number stays").isEqualTo("1e-20");
        assertThat(shades(cells(Plot.Scale.LOGARITHMIC, 0, 2, 2)))
                .as("equal values")
                .containsExactly(0, 0);
    }

    private static String draw(double... values) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            rows.add(List.of(new Cell.Count(10 << i), new Cell.Count(3), new Cell.Value(values[i])));
        }
        Plot plot = new Plot(
                ACROSS,
                UP,
                List.of(
                        Plot.Series.guide("p = depth", "p", "p"),
                        Plot.Series.cells(
                                "residual", "p", "depth", new Plot.Shade("value", Plot.Scale.LOGARITHMIC, 0))));
        return TablePlot.render(new Table("map", "Map.", List.of("p", "depth", "value"), rows).plotted(plot))
                .orElseThrow();
    }

    @Test
    void every_number_stands_in_its_cell_in_front_of_the_lines() {
        String svg = draw(0.5, 0.25, 3e-7);
        assertThat(Pattern.compile("class=\"cell s").matcher(svg).results().count())
                .isEqualTo(3 + PlotStyle.SHADES);
        assertThat(svg)
                .contains(
                        ">0.5</text>",
                        ">0.25</text>",
                        ">3\u00B710<tspan class=\"small\" dy=\"-5\">\u22127</tspan></text>");
        assertThat(svg.indexOf("class=\"value\"")).isGreaterThan(svg.lastIndexOf("class=\"guide"));
        assertThat(svg).as("labels at the middles").contains(">10</text>", ">20</text>", ">40</text>", ">3</text>");
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("class=\"grid\"");
    }

    @Test
    void a_number_wider_than_its_cell_is_left_out_and_its_shade_stays() {
        double[] values =
                IntStream.range(0, 16).mapToDouble(i -> 0.011 + 0.001 * i).toArray();
        String svg = draw(values);
        assertThat(svg).doesNotContain("class=\"value\"");
        assertThat(Pattern.compile("class=\"tick\" text-anchor=\"middle\"")
                        .matcher(svg)
                        .results()
                        .count())
                .as("labels that run into no other")
                .isBetween(4L, 10L);
        assertThat(Pattern.compile("class=\"cell s").matcher(svg).results().count())
                .isEqualTo(16 + PlotStyle.SHADES);
    }

    @Test
    void cells_alone_have_a_shade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plot.Series("s", "x", "y", Optional.empty(), Plot.Style.CELLS, Optional.empty()))
                .withMessage("shade must be given for cells alone but was missing for CELLS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plot.Shade("v", Plot.Scale.LINEAR, Double.NaN))
                .withMessage("least must be a number but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.Cell(1, 1, 0, 1, 0, "1"))
                .withMessageStartingWith("edges of a cell must be finite and ordered but were 1.0, 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.Cell(0, 1, 0, 1, PlotStyle.SHADES, "1"))
                .withMessage("shade must be in [0, 6) but was 6");
    }
}
