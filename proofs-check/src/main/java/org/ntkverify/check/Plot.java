package org.ntkverify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a table is drawn: which of its columns against which. What is drawn is in the table, so that a reader can draw it again. Cells without a
 * number are not drawn, and on a logarithmic axis neither is what is not positive.
 *
 * @param across horizontal axis
 * @param up vertical axis
 * @param series from front to back, at most four in marks or curves
 * @param slopes powers to compare with, drawn through the middle point of the first series; on logarithmic axes only
 * @param levels horizontal lines to compare with
 */
public record Plot(Axis across, Axis up, List<Series> series, List<Slope> slopes, List<Level> levels) {

    /** Creates a plot of series alone. */
    public Plot(Axis across, Axis up, List<Series> series) {
        this(across, up, series, List.of(), List.of());
    }

    /** Returns this plot with powers to compare with. */
    public Plot with(Slope... shown) {
        return new Plot(across, up, series, List.of(shown), levels);
    }

    /** Returns this plot with levels to compare with. */
    public Plot with(Level... shown) {
        return new Plot(across, up, series, slopes, List.of(shown));
    }

    private static final int MOST_COLOURS = 4;

    /** How numbers are placed on an axis. */
    public enum Scale {
        /** Equal differences are equally long. */
        LINEAR,
        /** Equal ratios are equally long. */
        LOGARITHMIC
    }

    /**
     * An axis.
     *
     * @param label what it measures, in words of the paper
     * @param scale how numbers are placed
     */
    public record Axis(String label, Scale scale) {

        /** Returns an axis on which equal differences are equally long. */
        public static Axis linear(String label) {
            return new Axis(label, Scale.LINEAR);
        }

        /** Returns an axis on which equal ratios are equally long. */
        public static Axis logarithmic(String label) {
            return new Axis(label, Scale.LOGARITHMIC);
        }
    }

    /** How a series is drawn. */
    public enum Style {
        /** Points with error bars. */
        MARKS,
        /** A line, with a band where there are ends. */
        CURVE,
        /** A dashed line to compare with. */
        GUIDE,
        /** Cells of a heat map, each with its number. */
        CELLS
    }

    /**
     * Columns of the table that are drawn as one.
     *
     * @param label words of the legend
     * @param x column of the horizontal axis
     * @param y column of the vertical axis; an estimate brings a bar of two standard errors if there are no ends
     * @param ends columns of the lower and the upper end of bar or band
     * @param style how it is drawn
     * @param shade what the cells of a heat map show; only there
     */
    public record Series(String label, String x, String y, Optional<Ends> ends, Style style, Optional<Shade> shade) {

        /** Checks that cells, and nothing else, have a shade. */
        public Series {
            if (shade.isPresent() != (style == Style.CELLS)) {
                throw new IllegalArgumentException("shade must be given for cells alone but was %s for %s"
                        .formatted(shade.isPresent() ? "given" : "missing", style));
            }
        }

        private Series(String label, String x, String y, Optional<Ends> ends, Style style) {
            this(label, x, y, ends, style, Optional.empty());
        }

        /** Returns points, with bars of two standard errors where {@code y} is estimated. */
        public static Series marks(String label, String x, String y) {
            return new Series(label, x, y, Optional.empty(), Style.MARKS);
        }

        /** Returns points with error bars. */
        public static Series marks(String label, String x, String y, String low, String high) {
            return new Series(label, x, y, Optional.of(new Ends(low, high)), Style.MARKS);
        }

        /** Returns a line. */
        public static Series curve(String label, String x, String y) {
            return new Series(label, x, y, Optional.empty(), Style.CURVE);
        }

        /** Returns a line with a band. */
        public static Series curve(String label, String x, String y, String low, String high) {
            return new Series(label, x, y, Optional.of(new Ends(low, high)), Style.CURVE);
        }

        /** Returns a dashed line. */
        public static Series guide(String label, String x, String y) {
            return new Series(label, x, y, Optional.empty(), Style.GUIDE);
        }

        /** Returns cells of a heat map around the values of {@code x} and {@code y}. */
        public static Series cells(String label, String x, String y, Shade shade) {
            return new Series(label, x, y, Optional.empty(), Style.CELLS, Optional.of(shade));
        }
    }

    /**
     * Columns of the ends of a bar.
     *
     * @param low lower ends
     * @param high upper ends
     */
    public record Ends(String low, String high) {}

    /**
     * What the cells of a heat map show.
     *
     * @param value column of the values
     * @param scale how the shades are spread over them
     * @param least where they end: what is smaller has the lightest; the cells' numbers stay
     */
    public record Shade(String value, Scale scale, double least) {

        /** Checks that the shades begin somewhere. */
        public Shade {
            if (Double.isNaN(least) || least == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("least must be a number but was %s".formatted(least));
            }
        }
    }

    /**
     * A power {@code y ~ x^exponent}, of which only the direction means anything.
     *
     * @param label words of the legend, in which {@code ^(..)} is a superscript
     * @param exponent of the line
     * @param low lower end of the interval of a fitted exponent; {@code exponent} if it was not fitted
     * @param high upper end
     */
    public record Slope(String label, double exponent, double low, double high) {

        /** Checks the order. */
        public Slope {
            if (!(low <= exponent && exponent <= high && Double.isFinite(low) && Double.isFinite(high))) {
                throw new IllegalArgumentException("exponent must be finite and in [low, high] but was %s in [%s, %s]"
                        .formatted(exponent, low, high));
            }
        }

        /** Returns the power that a claim states. */
        public static Slope claimed(String label, double exponent) {
            return new Slope(label, exponent, exponent, exponent);
        }

        /** Returns whether the exponent was fitted. */
        public boolean fitted() {
            return low < high;
        }
    }

    /**
     * A horizontal line.
     *
     * @param label words of the legend
     * @param value where
     */
    public record Level(String label, double value) {}

    /** Copies the lists and checks them. */
    public Plot {
        series = List.copyOf(series);
        slopes = List.copyOf(slopes);
        levels = List.copyOf(levels);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("series must not be empty but were");
        }
        if (!slopes.isEmpty() && (across.scale() != Scale.LOGARITHMIC || up.scale() != Scale.LOGARITHMIC)) {
            throw new IllegalArgumentException("axes must be logarithmic where slopes are drawn but were %s and %s"
                    .formatted(across.scale(), up.scale()));
        }
        long coloured =
                series.stream().filter(each -> each.style() != Style.GUIDE).count();
        if (coloured > MOST_COLOURS) {
            throw new IllegalArgumentException(
                    "series of marks or curves must be at most %s but are %s".formatted(MOST_COLOURS, coloured));
        }
    }

    /** Returns every column that is drawn, or is an end. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (Series each : series) {
            columns.addAll(List.of(each.x(), each.y()));
            each.ends().ifPresent(ends -> columns.addAll(List.of(ends.low(), ends.high())));
            each.shade().ifPresent(shade -> columns.add(shade.value()));
        }
        return columns.stream().distinct().toList();
    }
}
