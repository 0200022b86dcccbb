package org.ntkverify.report.plot;

/** Draws the sample of a layer beside its words in the legend. */
final class LegendKey {

    private static final double HALF_BAR = 6;

    private LegendKey() {}

    static void draw(SvgWriter svg, Figure.Layer layer, double x, double y, double width) {
        double middle = x + width / 2;
        boolean uncertain = layer.points().stream().anyMatch(point -> point.high() > point.low());
        if (layer instanceof Figure.Curve) {
            if (uncertain) {
                band(svg, layer, x, y, width);
            }
            svg.line("curve c" + layer.colour(), x, y, x + width, y);
        } else if (layer instanceof Figure.Guide) {
            svg.line("guide c" + layer.colour(), x, y, x + width, y);
        } else if (layer instanceof Figure.Bounds) {
            svg.markup(Shapes.bound(layer.colour(), middle, y - HALF_BAR));
        } else {
            if (uncertain) {
                svg.markup(Shapes.bar(layer.colour(), middle, y - HALF_BAR, y + HALF_BAR));
            }
            svg.markup(Shapes.mark(layer.colour(), middle, y));
        }
    }

    private static void band(SvgWriter svg, Figure.Layer layer, double x, double y, double width) {
        svg.markup("<path class=\"band c%s\" d=\"M%s %sh%sv8h-%sZ\"/>"
                .formatted(
                        layer.colour(),
                        SvgWriter.number(x),
                        SvgWriter.number(y - 4),
                        SvgWriter.number(width),
                        SvgWriter.number(width)));
    }
}
