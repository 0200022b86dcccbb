package org.ntkverify.report.plot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.commons.text.WordUtils;
import org.ntkverify.check.Plot;

/**
 * Draws a {@link Figure}. The same figure gives the same text. Colours follow the reader's colour scheme and are light in print; shapes and dashes
 * tell layers apart where colours do not.
 */
public final class SvgFigure {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 420;
    private static final int LEFT = 76;
    private static final int RIGHT = 16;
    private static final int TOP = 34;
    private static final int BOTTOM = 54;
    private static final double MARGIN = 0.05;
    static final int LEGEND_ROW = 18;
    private static final int LEGEND_KEY = 26;
    private static final int TITLE_COLUMNS = 88;
    private static final int TITLE_ROW = 15;
    private static final double HALF_CAP = 3.5;
    private static final double MARK = 3.4;

    /** A disc, a hollow diamond, a square and a hollow triangle, drawn from the left end of their middle line. */
    private static final List<String> SHAPES = List.of(
            "a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0Z",
            "l3.4 -3.4l3.4 3.4l-3.4 3.4Z",
            "v-3h6.8v6h-6.8Z",
            "m0 2.6l3.4 -6l3.4 6Z");

    private static final String STYLE = """
            .ntkv-plot{--paper:#fff;--ink:#1b1f24;--faint:#dfe3e8;--soft:#59636e;--c0:#0b5cad;--c1:#b3470b;--c2:#1f6f43;--c3:#7a3b9a;\
            font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
            @media screen and (prefers-color-scheme:dark){.ntkv-plot{--paper:#15191e;--ink:#e8eaed;--faint:#2d343c;\
            --soft:#9aa5b1;--c0:#6cb4ff;--c1:#ff9e5e;--c2:#6fd19a;--c3:#cf9bee}}
            .ntkv-plot text{fill:var(--ink)}
            .ntkv-plot .title,.ntkv-plot .tick{fill:var(--soft);font-size:12px}
            .ntkv-plot .power{font-size:9.5px}
            .ntkv-plot path{fill:none;stroke:var(--ink);stroke-width:1}
            .ntkv-plot .paper{fill:var(--paper);stroke:none}
            .ntkv-plot .grid{stroke:var(--faint)}
            .ntkv-plot .c0{stroke:var(--c0)}.ntkv-plot .c1{stroke:var(--c1)}
            .ntkv-plot .c2{stroke:var(--c2)}.ntkv-plot .c3{stroke:var(--c3)}
            .ntkv-plot .f0{fill:var(--c0)}.ntkv-plot .f1,.ntkv-plot .f3{fill:var(--paper)}.ntkv-plot .f2{fill:var(--c2)}
            .ntkv-plot .mark,.ntkv-plot .bar{stroke-width:1.4}
            .ntkv-plot .curve{stroke-width:1.4}
            .ntkv-plot .curve.c1{stroke-dasharray:9 3}.ntkv-plot .curve.c2{stroke-dasharray:3 3}
            .ntkv-plot .curve.c3{stroke-dasharray:9 3 2 3}
            .ntkv-plot .guide{stroke:var(--soft);stroke-width:1.4;stroke-dasharray:6 5}
            .ntkv-plot .band{stroke:none;fill-opacity:.18}
            .ntkv-plot .band.c0{fill:var(--c0)}.ntkv-plot .band.c1{fill:var(--c1)}
            .ntkv-plot .band.c2{fill:var(--c2)}.ntkv-plot .band.c3{fill:var(--c3)}
            """;

    private final Figure figure;
    private final String id;
    private final String[] title;

    /** A title of several lines moves the axes down and makes the drawing higher. */
    private final int top;

    private final int height;
    private final PlotAxis across;
    private final PlotAxis up;
    private final SvgWriter svg = new SvgWriter();

    private SvgFigure(Figure figure, String id) {
        this.figure = figure;
        this.id = id;
        this.title = WordUtils.wrap(figure.title(), TITLE_COLUMNS, "\n", true).split("\n");
        int more = (title.length - 1) * TITLE_ROW;
        this.top = TOP + more;
        this.height = HEIGHT + more;
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (Figure.Layer layer : figure.layers()) {
            for (Figure.Point point : layer.points()) {
                xs.add(point.x());
                ys.add(point.y());
                ys.add(point.high());
                // An error bar that reaches 0 runs out of a logarithmic plot.
                boolean linear = figure.up().scale() == Plot.Scale.LINEAR;
                if (linear || (point.low() > 0 && layer instanceof Figure.Marks)) {
                    ys.add(point.low());
                }
            }
        }
        boolean powersOfTwo = figure.layers().stream()
                .filter(Figure.Marks.class::isInstance)
                .flatMap(layer -> layer.points().stream())
                .allMatch(point -> point.x() == Math.scalb(1.0, Math.getExponent(point.x())));
        this.across = PlotAxis.around(figure.across().scale(), xs, MARGIN, LEFT, WIDTH - RIGHT, powersOfTwo ? 2 : 10);
        PlotAxis upward = PlotAxis.around(figure.up().scale(), ys, MARGIN, height - BOTTOM, top, 10);
        // On a linear axis nothing says which corner is free.
        this.up = upward instanceof LinearAxis linear
                ? linear.withRoom((double) (named().size() + 1) * LEGEND_ROW / height)
                : upward;
    }

    /**
     * Returns the SVG document, which can also stand inside HTML.
     *
     * @throws java.util.NoSuchElementException if the figure has no point
     */
    public static String render(Figure figure) {
        return new SvgFigure(figure, name(figure)).draw("<style>\n" + STYLE + "</style>\n");
    }

    /** Returns the element for a page that has {@link #style} once for all its figures. */
    static String inline(Figure figure, String id) {
        return new SvgFigure(figure, id).draw("");
    }

    /** Returns the style sheet of all figures. */
    public static String style() {
        return STYLE;
    }

    /** Several plots may stand on one page, where names must differ. */
    private static String name(Figure figure) {
        CRC32C checksum = new CRC32C();
        checksum.update(figure.toString().getBytes(StandardCharsets.UTF_8));
        return "ntkv-%08x".formatted(checksum.getValue());
    }

    private String draw(String style) {
        svg.markup(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ntkv-plot\" role=\"img\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" aria-labelledby=\"%s-t %s-d\">"
                        .formatted(WIDTH, height, WIDTH, height, id, id));
        svg.markup("<title id=\"%s-t\">%s</title>".formatted(id, SvgWriter.escape(figure.title())));
        svg.markup("<desc id=\"%s-d\">%s</desc>".formatted(id, SvgWriter.escape(figure.description())));
        svg.markup(style
                + "<clipPath id=\"%s-c\"><path d=\"M%s %sH%sV%sH%sZ\"/></clipPath>"
                        .formatted(id, LEFT, top, WIDTH - RIGHT, height - BOTTOM, LEFT));
        svg.markup("<path class=\"paper\" d=\"M0 0H%sV%sH0Z\"/>".formatted(WIDTH, height));
        for (int line = 0; line < title.length; line++) {
            svg.words("title", "start", LEFT, TOP - 14.0 + line * TITLE_ROW, title[line]);
        }
        axes();
        svg.markup("<g clip-path=\"url(#%s-c)\">".formatted(id));
        LayerDrawing drawing = new LayerDrawing(svg, across, up);
        figure.layers().forEach(drawing::draw);
        svg.markup("</g>");
        legend();
        return svg.markup("</svg>").toString();
    }

    private void axes() {
        double bottom = height - BOTTOM;
        double right = WIDTH - RIGHT;
        for (PlotAxis.Label label : across.labels()) {
            double x = across.place(label.value());
            svg.line("grid", x, top, x, bottom);
            words("middle", x, bottom + 19, label);
        }
        for (PlotAxis.Label label : up.labels()) {
            double y = up.place(label.value());
            svg.line("grid", LEFT, y, right, y);
            words("end", LEFT - 8.0, y + 4, label);
        }
        across.unlabelled()
                .forEach(value -> svg.line("", across.place(value), bottom, across.place(value), bottom - 3));
        up.unlabelled().forEach(value -> svg.line("", LEFT, up.place(value), LEFT + 3.0, up.place(value)));
        svg.markup("<path d=\"M%s %sV%sH%s\"/>".formatted(LEFT, top, height - BOTTOM, WIDTH - RIGHT));
        svg.markup("<text text-anchor=\"middle\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(
                        SvgWriter.number((LEFT + right) / 2),
                        SvgWriter.number(height - 12.0),
                        SvgWriter.withPowers(figure.across().label())));
        svg.markup("<text text-anchor=\"middle\" transform=\"translate(18 %s) rotate(-90)\">%s</text>"
                .formatted(
                        SvgWriter.number((top + bottom) / 2),
                        SvgWriter.withPowers(figure.up().label())));
    }

    private void words(String anchor, double x, double y, PlotAxis.Label label) {
        svg.words("tick", anchor, x, y, label.text(), label.power().isEmpty() ? "" : SvgWriter.power(label.power()));
    }

    private List<Figure.Layer> named() {
        return figure.layers().stream()
                .filter(layer -> !layer.label().isEmpty())
                .sorted(Comparator.comparing(layer -> !(layer instanceof Figure.Marks)))
                .toList();
    }

    private void legend() {
        List<Figure.Layer> named = named();
        LegendCorner corner = LegendCorner.freest(
                figure.layers(), named, across, up, new LegendCorner.Frame(LEFT, top, WIDTH - RIGHT, height - BOTTOM));
        double first = corner.upper() ? top + 14.0 : height - BOTTOM - 12.0 - (named.size() - 1.0) * LEGEND_ROW;
        for (int i = 0; i < named.size(); i++) {
            double y = first + i * LEGEND_ROW;
            double key = corner.right() ? WIDTH - RIGHT - 8.0 - LEGEND_KEY : LEFT + 10.0;
            LegendKey.draw(svg, named.get(i), key, y, LEGEND_KEY);
            double words = corner.right() ? key - 8 : key + LEGEND_KEY + 8;
            svg.markup("<text text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                    .formatted(
                            corner.right() ? "end" : "start",
                            SvgWriter.number(words),
                            SvgWriter.number(y + 4),
                            SvgWriter.withPowers(named.get(i).label())));
        }
    }

    /** Shapes of the marks, in units of the drawing. */
    static String mark(int colour, double x, double y) {
        String place = "M%s %s".formatted(SvgWriter.number(x - MARK), SvgWriter.number(y));
        return "<path class=\"mark c%s f%s\" d=\"%s%s\"/>".formatted(colour, colour, place, SHAPES.get(colour));
    }

    /** An arrow that hangs from its bar: somewhere below. */
    static String bound(int colour, double x, double y) {
        return "<path class=\"bar c%s\" d=\"M%s %sh7m-3.5 0v13m-3 -4l3 4l3 -4\"/>"
                .formatted(colour, SvgWriter.number(x - HALF_CAP), SvgWriter.number(y));
    }

    static String bar(int colour, double x, double high, double low) {
        return "<path class=\"bar c%s\" d=\"M%s %sh7m-3.5 0V%sm-3.5 0h7\"/>"
                .formatted(colour, SvgWriter.number(x - HALF_CAP), SvgWriter.number(high), SvgWriter.number(low));
    }
}
