package org.ntkverify.report.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;

/** Draws the plot of a table. */
public final class TablePlot {

    /** Standard errors on either side of an estimate that has no interval. */
    private static final double BAR = 2;

    private final Table table;
    private final Plot plot;

    private TablePlot(Table table, Plot plot) {
        this.table = table;
        this.plot = plot;
    }

    /** Returns the plot as SVG; empty if the table has none, or has no number to draw. */
    public static Optional<String> render(Table table) {
        return figure(table).map(SvgFigure::render);
    }

    /**
     * Returns the plot for a page that has {@link SvgFigure#style} once for all its plots; empty if there is none.
     *
     * @param id begins the ids inside the plot, of {@code [a-z0-9_-]}, unique on the page
     */
    public static Optional<String> inline(Table table, String id) {
        return figure(table).map(figure -> SvgFigure.inline(figure, id));
    }

    /** Returns whether {@link #render} has something to draw, without drawing it. */
    public static boolean isDrawn(Table table) {
        return figure(table).isPresent();
    }

    private static Optional<Figure> figure(Table table) {
        return table.plot()
                .map(plot -> new TablePlot(table, plot).figure())
                .filter(figure -> !figure.layers().isEmpty());
    }

    private Figure figure() {
        List<Figure.Layer> layers = new ArrayList<>();
        int colour = 0;
        int guides = 0;
        for (Plot.Series series : plot.series()) {
            List<Figure.Point> points = points(series);
            layers.add(
                    switch (series.style()) {
                        case CELLS -> cells(series);
                        case MARKS -> new Figure.Marks(series.label(), colour++, points);
                        case CURVE -> new Figure.Curve(series.label(), colour++, points);
                        case GUIDE -> new Figure.Guide(series.label(), guides++, points);
                    });
        }
        layers.removeIf(layer -> layer.points().isEmpty());
        if (!layers.isEmpty()) {
            List<Figure.Point> data =
                    layers.stream().flatMap(layer -> layer.points().stream()).toList();
            List<Figure.Point> first = layers.get(0).points();
            plot.slopes().forEach(slope -> layers.add(slope(slope, first)));
            plot.levels().forEach(level -> layers.add(level(level, data)));
        }
        // The first series stands in front, but nothing could be seen behind cells.
        List<Figure.Layer> backToFront = new ArrayList<>();
        layers.forEach(layer -> backToFront.add(0, layer));
        backToFront.sort(Comparator.comparing(layer -> !(layer instanceof Figure.Cells)));
        return new Figure(table.caption(), description(layers), plot.across(), plot.up(), backToFront);
    }

    /** The direction shows through the middle of the points; the band is what the interval allows. */
    private static Figure.Layer slope(Plot.Slope slope, List<Figure.Point> points) {
        Figure.Point middle = points.get(points.size() / 2);
        List<Figure.Point> line = points.stream()
                .map(point -> {
                    double ratio = point.x() / middle.x();
                    double y = middle.y() * Math.pow(ratio, slope.exponent());
                    double one = middle.y() * Math.pow(ratio, slope.low());
                    double other = middle.y() * Math.pow(ratio, slope.high());
                    return new Figure.Point(
                            point.x(), y, Math.min(y, Math.min(one, other)), Math.max(y, Math.max(one, other)));
                })
                .toList();
        return slope.fitted() ? new Figure.Curve(slope.label(), 0, line) : new Figure.Guide(slope.label(), 0, line);
    }

    private static Figure.Layer level(Plot.Level level, List<Figure.Point> data) {
        double from = data.stream().mapToDouble(Figure.Point::x).min().orElseThrow();
        double to = data.stream().mapToDouble(Figure.Point::x).max().orElseThrow();
        double y = level.value();
        return new Figure.Guide(
                level.label(), 0, List.of(new Figure.Point(from, y, y, y), new Figure.Point(to, y, y, y)));
    }

    private String description(List<Figure.Layer> layers) {
        List<String> names = layers.stream()
                .map(Figure.Layer::label)
                .filter(label -> !label.isEmpty())
                .toList();
        return "%s %s against %s: %s. The numbers are in the table %s."
                .formatted(
                        table.caption(),
                        plot.up().label(),
                        plot.across().label(),
                        String.join("; ", names),
                        table.name());
    }

    private List<Figure.Point> points(Plot.Series series) {
        List<Figure.Point> points = new ArrayList<>();
        for (List<Table.Cell> row : table.rows()) {
            point(series, row).ifPresent(points::add);
        }
        return points;
    }

    private Figure.Cells cells(Plot.Series series) {
        Plot.Shade shade = series.shade().orElseThrow();
        List<HeatMap.Entry> entries = new ArrayList<>();
        for (List<Table.Cell> row : table.rows()) {
            Optional<Figure.Point> place = point(series, row);
            Optional<Double> value = number(row, shade.value()).filter(each -> shown(shade.scale(), each));
            if (place.isPresent() && value.isPresent()) {
                entries.add(new HeatMap.Entry(place.get().x(), place.get().y(), value.get()));
            }
        }
        return HeatMap.cells(series.label(), entries, plot.across(), plot.up(), shade);
    }

    private Optional<Figure.Point> point(Plot.Series series, List<Table.Cell> row) {
        Optional<Double> x =
                number(row, series.x()).filter(value -> shown(plot.across().scale(), value));
        Optional<Double> y =
                number(row, series.y()).filter(value -> shown(plot.up().scale(), value));
        if (x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        double error = BAR * standardError(row, series.y());
        double low = series.ends().flatMap(ends -> number(row, ends.low())).orElse(y.get() - error);
        double high = series.ends().flatMap(ends -> number(row, ends.high())).orElse(y.get() + error);
        double least = plot.up().scale() == Plot.Scale.LOGARITHMIC ? Math.max(0, low) : low;
        return Optional.of(new Figure.Point(x.get(), y.get(), Math.min(least, y.get()), Math.max(high, y.get())));
    }

    private static boolean shown(Plot.Scale scale, double value) {
        return Double.isFinite(value) && (scale == Plot.Scale.LINEAR || value > 0);
    }

    private Optional<Double> number(List<Table.Cell> row, String column) {
        Table.Cell cell = row.get(table.columns().indexOf(column));
        return switch (cell.kind()) {
            case TEXT -> Optional.empty();
            case INTEGER -> Optional.of((double) ((Table.Cell.Count) cell).value());
            case NUMBER -> Optional.of(((Table.Cell.Value) cell).value());
            case ESTIMATE -> Optional.of(((Table.Cell.Estimate) cell).value());
        };
    }

    private double standardError(List<Table.Cell> row, String column) {
        return row.get(table.columns().indexOf(column)) instanceof Table.Cell.Estimate estimate
                ? estimate.standardError()
                : 0;
    }
}
