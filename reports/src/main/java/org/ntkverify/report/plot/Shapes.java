package org.ntkverify.report.plot;

import java.util.List;

/** Marks, bars and bounds, as plot and legend draw them. */
final class Shapes {

    private static final double HALF_CAP = 3.5;
    private static final double MARK = 3.4;

    /** A disc, a hollow diamond, a square and a hollow triangle, drawn from the left end of their middle line. */
    private static final List<String> SHAPES = List.of(
            "a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0Z",
            "l3.4 -3.4l3.4 3.4l-3.4 3.4Z",
            "v-3h6.8v6h-6.8Z",
            "m0 2.6l3.4 -6l3.4 6Z");

    private Shapes() {}

    /** Returns a measured point. */
    static String mark(int colour, double x, double y) {
        String place = "M%s %s".formatted(SvgWriter.number(x - MARK), SvgWriter.number(y));
        return "<path class=\"mark c%s f%s\" d=\"%s%s\"/>".formatted(colour, colour, place, SHAPES.get(colour));
    }

    /** Returns an arrow that hangs from its bar: somewhere below. */
    static String bound(int colour, double x, double y) {
        return "<path class=\"bar c%s\" d=\"M%s %sh7m-3.5 0v13m-3 -4l3 4l3 -4\"/>"
                .formatted(colour, SvgWriter.number(x - HALF_CAP), SvgWriter.number(y));
    }

    /** Returns an error bar. */
    static String bar(int colour, double x, double high, double low) {
        return "<path class=\"bar c%s\" d=\"M%s %sh7m-3.5 0V%sm-3.5 0h7\"/>"
                .formatted(colour, SvgWriter.number(x - HALF_CAP), SvgWriter.number(high), SvgWriter.number(low));
    }
}
