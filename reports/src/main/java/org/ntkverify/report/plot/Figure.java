package org.ntkverify.report.plot;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Plot;

/**
 * What a plot shows.
 *
 * @param title one line above the plot
 * @param description what is to be seen, for readers who do not see it
 * @param across horizontal axis
 * @param up vertical axis
 * @param layers from back to front; together at least one point
 */
public record Figure(String title, String description, Plot.Axis across, Plot.Axis up, List<Layer> layers) {

    /** Copies the layers and checks that their points have a place. */
    public Figure {
        layers = List.copyOf(layers);
        for (Layer layer : layers) {
            for (Point point : layer.points()) {
                boolean placed = (across.scale() == Plot.Scale.LINEAR || point.x() > 0)
                        && (up.scale() == Plot.Scale.LINEAR || (point.y() > 0 && point.low() >= 0));
                if (!placed) {
                    throw new IllegalArgumentException(
                            "point must be positive on a logarithmic axis but was %s, %s in [%s, %s]"
                                    .formatted(point.x(), point.y(), point.low(), point.high()));
                }
            }
        }
    }

    /**
     * Something drawn.
     */
    public sealed interface Layer {

        /** Returns the words of the legend, in which {@code ^(..)} is a superscript. */
        String label();

        /** Returns which colour, 0 to 3: 0 for what the plot is about, others for what is shown beside it. */
        int colour();

        /** Returns the points that must fit on the plot. */
        List<Point> points();
    }

    /**
     * A point with the ends of its error bar.
     *
     * @param x where
     * @param y where
     * @param low lower end; 0 where a logarithmic axis does not reach it
     * @param high upper end, at least {@code y}
     */
    public record Point(double x, double y, double low, double high) {

        /** Checks that an axis can show it. */
        public Point {
            boolean finite = Double.isFinite(x) && Double.isFinite(low) && Double.isFinite(high);
            if (!(finite && low <= y && y <= high)) {
                throw new IllegalArgumentException(
                        "point must be finite and within its error bar but was %s, %s in [%s, %s]"
                                .formatted(x, y, low, high));
            }
        }
    }

    /** Measured points with error bars. */
    public record Marks(String label, int colour, List<Point> points) implements Layer {

        /** Copies the points. */
        public Marks {
            points = List.copyOf(points);
        }
    }

    /** Bounds from above: what lies somewhere below {@code y}. */
    public record Bounds(String label, int colour, List<Point> points) implements Layer {

        /** Copies the points. */
        public Bounds {
            points = List.copyOf(points);
        }
    }

    /** A fitted curve with its band. */
    public record Curve(String label, int colour, List<Point> points) implements Layer {

        /** Copies the points. */
        public Curve {
            points = List.copyOf(points);
        }
    }

    /** A line to compare with, dashed. */
    public record Guide(String label, int colour, List<Point> points) implements Layer {

        /** Copies the points. */
        public Guide {
            points = List.copyOf(points);
        }
    }

    /**
     * A rectangle of a heat map.
     *
     * @param left left edge
     * @param right right edge, above {@code left}
     * @param low lower edge
     * @param high upper edge, above {@code low}
     * @param shade 0 for the least values to {@link PlotStyle#SHADES} - 1
     * @param text the value, in plain characters such as {@code 3e-7}
     */
    public record Cell(double left, double right, double low, double high, int shade, String text) {

        /** Checks the edges. */
        public Cell {
            boolean finite = Double.isFinite(left) && Double.isFinite(right) && Double.isFinite(low);
            if (!(finite && left < right && low < high && Double.isFinite(high))) {
                throw new IllegalArgumentException("edges of a cell must be finite and ordered but were %s, %s, %s, %s"
                        .formatted(left, right, low, high));
            }
            if (!(shade >= 0 && shade < PlotStyle.SHADES)) {
                throw new IllegalArgumentException(
                        "shade must be in [0, %s) but was %s".formatted(PlotStyle.SHADES, shade));
            }
        }
    }

    /**
     * A heat map, with the values written in the cells.
     *
     * @param label words of the legend: what the values measure
     * @param least the least value, as text
     * @param greatest the greatest value, as text
     * @param columns middles of the cells across, in ascending order
     * @param rows middles of the cells upwards, in ascending order
     * @param cells the rectangles
     */
    public record Cells(
            String label, String least, String greatest, List<Double> columns, List<Double> rows, List<Cell> cells)
            implements Layer {

        /** Copies the lists. */
        public Cells {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            cells = List.copyOf(cells);
        }

        @Override
        public int colour() {
            return 0;
        }

        @Override
        public List<Point> points() {
            return cells.stream()
                    .flatMap(cell -> Stream.of(
                            new Point(cell.left(), cell.low(), cell.low(), cell.low()),
                            new Point(cell.right(), cell.high(), cell.high(), cell.high())))
                    .toList();
        }
    }
}
