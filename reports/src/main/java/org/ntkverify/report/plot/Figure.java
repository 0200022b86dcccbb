package org.ntkverify.report.plot;

import java.util.List;

/**
 * What a plot with two logarithmic axes shows.
 *
 * @param title one line above the plot
 * @param description what is to be seen, for readers who do not see it
 * @param across label of the horizontal axis
 * @param up label of the vertical axis
 * @param layers from back to front; together at least one point
 */
public record Figure(String title, String description, String across, String up, List<Layer> layers) {

    /** Copies the layers. */
    public Figure {
        layers = List.copyOf(layers);
    }

    /**
     * Something drawn.
     */
    public sealed interface Layer {

        /** Returns the words of the legend, in which {@code ^(..)} is a superscript. */
        String label();

        /** Returns which colour: 0 for what the plot is about, 1 for what is shown beside it. */
        int colour();

        /** Returns the points that must fit on the plot. */
        List<Point> points();
    }

    /**
     * A point with the ends of its error bar.
     *
     * @param x positive
     * @param y positive
     * @param low lower end, positive or 0, which no logarithmic axis reaches
     * @param high upper end, at least {@code y}
     */
    public record Point(double x, double y, double low, double high) {

        /** Checks that a logarithmic axis can show it. */
        public Point {
            boolean positive = x > 0 && y > 0 && Double.isFinite(x) && Double.isFinite(high);
            if (!(positive && low >= 0 && low <= y && y <= high)) {
                throw new IllegalArgumentException(
                        "point must be positive, finite and within its error bar but was %s, %s in [%s, %s]"
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

    /** A straight line to compare with, dashed. */
    public record Guide(String label, int colour, List<Point> points) implements Layer {

        /** Copies the points. */
        public Guide {
            points = List.copyOf(points);
        }
    }
}
