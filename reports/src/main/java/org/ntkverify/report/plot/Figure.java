package org.ntkverify.report.plot;

import java.util.List;
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
}
