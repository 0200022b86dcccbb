package org.ntkverify.report.plot;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the legend stands: the corner with the least of the plot behind it; of several, an upper one beside the main layer. */
enum LegendCorner {
    UPPER_LEFT,
    UPPER_RIGHT,
    LOWER_LEFT,
    LOWER_RIGHT;

    /** Places looked at between two points of a layer. */
    private static final int STEPS = 16;

    /** Room for the key and around the words. */
    private static final double KEY = 50;

    /** Width of a letter, on average, in units of the drawing. */
    private static final double LETTER = 7;

    /** The rectangle of the plot in units of the drawing, y downwards. */
    record Frame(double left, double top, double right, double bottom) {}

    boolean upper() {
        return this == UPPER_LEFT || this == UPPER_RIGHT;
    }

    boolean right() {
        return this == UPPER_RIGHT || this == LOWER_RIGHT;
    }

    /**
     * Returns the corner.
     *
     * @param layers all that is drawn
     * @param named what the legend names, the main layer first
     */
    static LegendCorner freest(
            List<Figure.Layer> layers, List<Figure.Layer> named, PlotAxis across, PlotAxis up, Frame frame) {
        double width = KEY
                + LETTER
                        * named.stream()
                                .mapToInt(layer -> layer.label().length())
                                .max()
                                .orElse(0);
        double height = (named.size() + 0.5) * SvgFigure.LEGEND_ROW;
        boolean rising = named.stream()
                .findFirst()
                .map(Figure.Layer::points)
                .filter(points -> points.size() > 1)
                .map(points -> points.get(0).y() < points.get(points.size() - 1).y())
                .orElse(false);
        // The first of equals wins.
        List<LegendCorner> order = rising
                ? List.of(UPPER_LEFT, UPPER_RIGHT, LOWER_RIGHT, LOWER_LEFT)
                : List.of(UPPER_RIGHT, UPPER_LEFT, LOWER_LEFT, LOWER_RIGHT);
        return order.stream()
                .min(Comparator.comparingLong(corner -> corner.covered(layers, across, up, frame, width, height)))
                .orElse(UPPER_RIGHT);
    }

    /** Returns how many places of the layers lie in a box of this size in this corner. */
    private long covered(
            List<Figure.Layer> layers, PlotAxis across, PlotAxis up, Frame frame, double width, double height) {
        return layers.stream()
                .flatMap(layer -> places(layer.points(), across, up))
                .filter(place -> right() ? place[0] > frame.right() - width : place[0] < frame.left() + width)
                .filter(place -> upper() ? place[1] < frame.top() + height : place[1] > frame.bottom() - height)
                .count();
    }

    /** The points of a layer and places between them on straight lines. */
    private static Stream<double[]> places(List<Figure.Point> points, PlotAxis across, PlotAxis up) {
        Stream.Builder<double[]> places = Stream.builder();
        for (int i = 0; i < points.size(); i++) {
            double x = across.place(points.get(i).x());
            double y = up.place(points.get(i).y());
            places.add(new double[] {x, y});
            if (i + 1 < points.size()) {
                double nextX = across.place(points.get(i + 1).x());
                double nextY = up.place(points.get(i + 1).y());
                for (int k = 1; k < STEPS; k++) {
                    double part = (double) k / STEPS;
                    places.add(new double[] {x + part * (nextX - x), y + part * (nextY - y)});
                }
            }
        }
        return places.build();
    }
}
