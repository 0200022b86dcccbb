package org.ntkverify.report.plot;

import java.util.ArrayList;
import java.util.List;

/** The legend, in rows above the axes, where it hides nothing that is drawn. */
final class Legend {

    private static final double KEY = 26;
    private static final double GAP = 7;
    private static final double BETWEEN = 18;
    private static final double SWATCH = 15;

    /** Words sit on their line, keys around the middle of small letters. */
    private static final double MIDDLE = 4;

    private record Entry(Figure.Layer layer, double x, int row, List<String> lines) {}

    private final List<Entry> entries = new ArrayList<>();
    private int rows;

    /** Places what has words; the last row is as full as it happens to be. */
    Legend(List<Figure.Layer> layers, double left, double right) {
        double x = left;
        int row = 0;
        for (Figure.Layer layer : layers) {
            double key = keyWidth(layer);
            int columns = (int) ((right - left - key - GAP) / PlotStyle.LETTER);
            List<String> lines = SvgWriter.lines(layer.label(), columns);
            double width = key
                    + GAP
                    + lines.stream().mapToDouble(PlotStyle::width).max().orElse(0);
            if (x > left && x + width > right) {
                x = left;
                row = rows;
            }
            entries.add(new Entry(layer, x, row, lines));
            rows = Math.max(rows, row + lines.size());
            x += width + BETWEEN;
        }
    }

    /** Returns how many lines of words the legend has. */
    int rows() {
        return rows;
    }

    /** Draws it with the words of its first row on {@code line}. */
    void draw(SvgWriter svg, double line) {
        for (Entry entry : entries) {
            double y = line + (double) entry.row() * PlotStyle.ROW;
            if (entry.layer() instanceof Figure.Cells cells) {
                scale(svg, cells, entry.x(), y);
            } else {
                LegendKey.draw(svg, entry.layer(), entry.x(), y - MIDDLE, KEY);
            }
            double words = entry.x() + keyWidth(entry.layer()) + GAP;
            for (int i = 0; i < entry.lines().size(); i++) {
                svg.words(
                        "",
                        "start",
                        words,
                        y + (double) i * PlotStyle.ROW,
                        entry.lines().get(i));
            }
        }
    }

    private static double keyWidth(Figure.Layer layer) {
        return layer instanceof Figure.Cells cells
                ? PlotStyle.width(cells.least() + cells.greatest()) + 4 * GAP + SWATCH * PlotStyle.SHADES
                : KEY;
    }

    /** The shades between the values they stand for. */
    private static void scale(SvgWriter svg, Figure.Cells cells, double x, double y) {
        double swatches = x + PlotStyle.width(cells.least()) + 2 * GAP;
        svg.number("tick", "end", swatches - GAP, y, cells.least());
        for (int shade = 0; shade < PlotStyle.SHADES; shade++) {
            double from = swatches + shade * SWATCH;
            svg.markup(LayerDrawing.cell(shade, from, y - PlotStyle.FONT + 2, from + SWATCH, y + 1));
        }
        svg.number("tick", "start", swatches + SWATCH * PlotStyle.SHADES + GAP, y, cells.greatest());
    }
}
