package org.ntkverify.report.plot;

import java.util.ArrayList;
import java.util.List;

/** Draws the layers of a figure between its axes. */
final class LayerDrawing {

    /** From the middle of a line of digits down to where it stands. */
    private static final double BASE = 4.5;

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
                            svg.markup(Shapes.bound(layer.colour(), across.place(point.x()), up.place(point.y()))));
        } else if (layer instanceof Figure.Cells cells) {
            cells(cells);
        } else {
            marks(layer);
        }
    }

    private void marks(Figure.Layer layer) {
        for (Figure.Point point : layer.points()) {
            double x = across.place(point.x());
            if (point.high() > point.low()) {
                double low = up.reaches(point.low()) ? up.place(point.low()) : up.from();
                svg.markup(Shapes.bar(layer.colour(), x, up.place(point.high()), low));
            }
            svg.markup(Shapes.mark(layer.colour(), x, up.place(point.y())));
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
            double low = up.reaches(points.get(i).low()) ? points.get(i).low() : up.least();
            band.add(place(points.get(i).x(), low));
        }
        if (points.stream().anyMatch(point -> point.high() > point.low())) {
            svg.markup("<path class=\"band c%s\" d=\"M%sZ\"/>".formatted(curve.colour(), String.join("L", band)));
        }
        svg.markup("<path class=\"curve c%s\" d=\"%s\"/>".formatted(curve.colour(), path(points)));
    }

    private void cells(Figure.Cells cells) {
        for (Figure.Cell cell : cells.cells()) {
            svg.markup(cell(
                    cell.shade(),
                    across.place(cell.left()),
                    up.place(cell.high()),
                    across.place(cell.right()),
                    up.place(cell.low())));
        }
    }

    /** Writes the numbers of cells, in front of all lines. One that does not fit stays in the table; its shade tells its size. */
    void numbers(Figure.Cells cells) {
        for (Figure.Cell cell : cells.cells()) {
            double left = across.place(cell.left());
            double right = across.place(cell.right());
            double bottom = up.place(cell.low());
            double top = up.place(cell.high());
            if (PlotStyle.width(cell.text()) <= right - left && PlotStyle.ROW <= bottom - top) {
                svg.number("value", "middle", (left + right) / 2, (top + bottom) / 2 + BASE, cell.text());
            }
        }
    }

    /** Returns a shaded rectangle. */
    static String cell(int shade, double left, double top, double right, double bottom) {
        return "<path class=\"cell s%s\" d=\"M%s %sH%sV%sH%sZ\"/>"
                .formatted(
                        shade,
                        SvgWriter.number(left),
                        SvgWriter.number(top),
                        SvgWriter.number(right),
                        SvgWriter.number(bottom),
                        SvgWriter.number(left));
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
