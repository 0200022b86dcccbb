package org.ntkverify.report.plot;

import java.util.ArrayList;
import java.util.List;

/** Draws the layers of a figure between its axes. */
final class LayerDrawing {

    private final SvgWriter svg;
    private final PlotAxis across;
    private final PlotAxis up;

    LayerDrawing(SvgWriter svg, PlotAxis across, PlotAxis up) {
        this.svg = svg;
        this.across = across;
        this.up = up;
    }

    void draw(Figure.Layer layer) {
        if (layer instanceof Figure.Curve curve) {
            curve(curve);
        } else if (layer instanceof Figure.Guide) {
            svg.markup("<path class=\"guide c%s\" d=\"%s\"/>".formatted(layer.colour(), path(layer.points())));
        } else if (layer instanceof Figure.Bounds) {
            layer.points()
                    .forEach(point ->
                            svg.markup(SvgFigure.bound(layer.colour(), across.place(point.x()), up.place(point.y()))));
        } else {
            marks(layer);
        }
    }

    private void marks(Figure.Layer layer) {
        for (Figure.Point point : layer.points()) {
            double x = across.place(point.x());
            if (point.high() > point.low()) {
                double low = reached(point.low()) ? up.place(point.low()) : up.from();
                svg.markup(SvgFigure.bar(layer.colour(), x, up.place(point.high()), low));
            }
            svg.markup(SvgFigure.mark(layer.colour(), x, up.place(point.y())));
        }
    }

    private void curve(Figure.Curve curve) {
        List<Figure.Point> points = curve.points();
        if (points.isEmpty()) {
            return;
        }
        List<String> band = new ArrayList<>();
        for (Figure.Point point : points) {
            band.add(place(point.x(), point.high()));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            // A band that reaches 0 runs out of the plot.
            double low = reached(points.get(i).low()) ? points.get(i).low() : up.least();
            band.add(place(points.get(i).x(), low));
        }
        if (points.stream().anyMatch(point -> point.high() > point.low())) {
            svg.markup("<path class=\"band c%s\" d=\"M%sZ\"/>".formatted(curve.colour(), String.join("L", band)));
        }
        svg.markup("<path class=\"curve c%s\" d=\"%s\"/>".formatted(curve.colour(), path(points)));
    }

    /** A logarithmic axis reaches no number that is not positive. */
    private boolean reached(double value) {
        return value > 0 || up instanceof LinearAxis;
    }

    private String path(List<Figure.Point> points) {
        return "M"
                + String.join(
                        "L",
                        points.stream()
                                .map(point -> place(point.x(), point.y()))
                                .toList());
    }

    private String place(double x, double y) {
        return SvgWriter.number(across.place(x)) + " " + SvgWriter.number(up.place(y));
    }
}
