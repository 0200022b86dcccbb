package org.ntkverify.report.plot;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Plot;
import org.ntkverify.report.number.DecimalText;

/** Lays the values of a table out as cells between the values of both axes. */
final class HeatMap {

    /** A number in a cell is read off, not computed with. */
    private static final int DIGITS = 2;

    /** Digits before a power of ten, which takes their room. */
    private static final int DIGITS_WITH_POWER = 1;

    /**
     * A value with its place.
     *
     * @param x middle of the cell on the horizontal axis
     * @param y middle on the vertical axis
     * @param value what is shown, positive on a logarithmic scale
     */
    record Entry(double x, double y, double value) {}

    private HeatMap() {}

    /** Returns the cells; the scale of the shades runs from the least to the greatest value, or from where it ends. */
    static Figure.Cells cells(String label, List<Entry> entries, Plot.Axis across, Plot.Axis up, Plot.Shade spread) {
        List<Double> xs = entries.stream().map(Entry::x).distinct().sorted().toList();
        List<Double> ys = entries.stream().map(Entry::y).distinct().sorted().toList();
        double[] columns = edges(xs, across.scale());
        double[] rows = edges(ys, up.scale());
        double smallest = entries.stream().mapToDouble(Entry::value).min().orElse(0);
        double least = Math.max(smallest, spread.least());
        double greatest =
                Math.max(least, entries.stream().mapToDouble(Entry::value).max().orElse(0));
        List<Figure.Cell> cells = new ArrayList<>();
        for (Entry entry : entries) {
            int column = xs.indexOf(entry.x());
            int row = ys.indexOf(entry.y());
            cells.add(new Figure.Cell(
                    columns[column],
                    columns[column + 1],
                    rows[row],
                    rows[row + 1],
                    shade(Math.max(least, entry.value()), least, greatest, spread.scale()),
                    text(entry.value())));
        }
        return new Figure.Cells(
                label, (smallest < least ? "\u2264\u2009" : "") + text(least), text(greatest), xs, ys, cells);
    }

    /** Edges halfway between neighbours, on the axis' own scale; the outermost cells are symmetric. */
    private static double[] edges(List<Double> middles, Plot.Scale scale) {
        int n = middles.size();
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = (position(middles.get(i - 1), scale) + position(middles.get(i), scale)) / 2;
        }
        if (n > 0) {
            double first = position(middles.get(0), scale);
            double last = position(middles.get(n - 1), scale);
            // A single cell gets a width, so that it exists.
            edges[0] = n > 1 ? 2 * first - edges[1] : first - 0.5;
            edges[n] = n > 1 ? 2 * last - edges[n - 1] : last + 0.5;
        }
        for (int i = 0; i <= n; i++) {
            edges[i] = scale == Plot.Scale.LOGARITHMIC ? Math.exp(edges[i]) : edges[i];
        }
        return edges;
    }

    private static double position(double value, Plot.Scale scale) {
        return scale == Plot.Scale.LOGARITHMIC ? Math.log(value) : value;
    }

    private static int shade(double value, double least, double greatest, Plot.Scale scale) {
        double from = position(least, scale);
        double range = position(greatest, scale) - from;
        double part = range > 0 ? (position(value, scale) - from) / range : 0;
        return Math.min(PlotStyle.SHADES - 1, (int) (part * PlotStyle.SHADES));
    }

    private static String text(double value) {
        String text = DecimalText.significant(value, DIGITS, RoundingMode.HALF_EVEN);
        return text.contains("e") ? DecimalText.significant(value, DIGITS_WITH_POWER, RoundingMode.HALF_EVEN) : text;
    }
}
