package org.ntkverify.report.plot;

import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.zip.CRC32C;
import org.ntkverify.check.Plot;
import org.ntkverify.report.number.DecimalText;

/**
 * Draws a {@link Figure}. The same figure gives the same text. Colours follow the reader's colour scheme and are light in print; shapes and dashes
 * tell layers apart where colours do not, and cells of a heat map carry their numbers. Printed 8.5 cm wide, words are at least 7 pt high.
 */
public final class SvgFigure {

    private static final int LEFT = 62;
    private static final int RIGHT = 14;
    private static final int EDGE = 10;
    private static final int AXES = 232;
    private static final int GAP = 8;
    private static final double MARGIN = 0.05;

    /** Digits of the labels of a heat map's axes. */
    private static final int DIGITS = 4;

    private final Figure figure;
    private final String id;
    private final Optional<Figure.Cells> cells;
    private final List<String> title;
    private final Legend legend;
    private final List<String> upward;
    private final List<String> rightward;
    private final int top;
    private final int bottom;
    private final int height;
    private final PlotAxis across;
    private final PlotAxis up;
    private final SvgWriter svg = new SvgWriter();

    private SvgFigure(Figure figure, String id) {
        this.figure = figure;
        this.id = id;
        this.cells = figure.layers().stream()
                .filter(Figure.Cells.class::isInstance)
                .map(Figure.Cells.class::cast)
                .findFirst();
        int columns = (int) ((PlotStyle.WIDTH - 2 * EDGE) / PlotStyle.LETTER);
        this.title = SvgWriter.lines(figure.title(), columns);
        this.legend = new Legend(named(), EDGE, PlotStyle.WIDTH - (double) EDGE);
        this.upward = SvgWriter.lines("\u2191 " + figure.up().label(), columns);
        this.rightward = SvgWriter.lines(figure.across().label(), columns);
        this.top = GAP + PlotStyle.ROW * (title.size() + legend.rows() + upward.size()) + 3 * GAP;
        this.bottom = top + AXES;
        this.height = bottom + PlotStyle.ROW * (1 + rightward.size()) + 2 * GAP;
        Ranges ranges = Ranges.of(figure, cells);
        double margin = cells.isPresent() ? 0 : MARGIN;
        PlotAxis horizontal = PlotAxis.around(
                figure.across().scale(),
                ranges.xs(),
                margin,
                LEFT,
                PlotStyle.WIDTH - RIGHT,
                ranges.powersOfTwo() ? 2 : 10);
        PlotAxis vertical = PlotAxis.around(figure.up().scale(), ranges.ys(), margin, bottom, top, 10);
        this.across = cells.map(Figure.Cells::columns)
                .map(middles -> labelled(horizontal, middles, text -> PlotStyle.width(text) + GAP))
                .orElse(horizontal);
        this.up = cells.map(Figure.Cells::rows)
                .map(middles -> labelled(vertical, middles, text -> PlotStyle.ROW))
                .orElse(vertical);
    }

    /** Labels where the cells are, without those that would run into the one before. */
    private static PlotAxis labelled(PlotAxis axis, List<Double> middles, ToDoubleFunction<String> length) {
        List<PlotAxis.Label> labels = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (double middle : middles) {
            String text = DecimalText.significant(middle, DIGITS, RoundingMode.HALF_EVEN);
            double half = length.applyAsDouble(text) / 2;
            double place = Math.abs(axis.place(middle) - axis.from());
            if (place - half >= free) {
                labels.add(new PlotAxis.Label(middle, text, ""));
                free = place + half;
            }
        }
        return new LabelledAxis(axis, labels);
    }

    /**
     * Returns the SVG document, which can also stand inside HTML.
     *
     * @throws java.util.NoSuchElementException if the figure has no point
     */
    public static String render(Figure figure) {
        return new SvgFigure(figure, name(figure)).draw("<style>\n" + PlotStyle.SHEET + "</style>\n");
    }

    /** Returns the element for a page that has {@link #style} once for all its figures. */
    static String inline(Figure figure, String id) {
        return new SvgFigure(figure, id).draw("");
    }

    /** Returns the style sheet of all figures. */
    public static String style() {
        return PlotStyle.SHEET;
    }

    /** Several plots may stand on one page, where names must differ. */
    private static String name(Figure figure) {
        CRC32C checksum = new CRC32C();
        checksum.update(figure.toString().getBytes(StandardCharsets.UTF_8));
        return "ntkv-%08x".formatted(checksum.getValue());
    }

    private String draw(String style) {
        int width = PlotStyle.WIDTH;
        svg.markup(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ntkv-plot\" role=\"img\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" aria-labelledby=\"%s-t %s-d\">"
                        .formatted(width, height, onScreen(width), onScreen(height), id, id));
        svg.markup("<title id=\"%s-t\">%s</title>".formatted(id, SvgWriter.escape(figure.title())));
        svg.markup("<desc id=\"%s-d\">%s</desc>".formatted(id, SvgWriter.escape(figure.description())));
        svg.markup(style
                + "<clipPath id=\"%s-c\"><path d=\"M%s %sH%sV%sH%sZ\"/></clipPath>"
                        .formatted(id, LEFT, top, width - RIGHT, bottom, LEFT));
        svg.markup("<path class=\"paper\" d=\"M0 0H%sV%sH0Z\"/>".formatted(width, height));
        int line = GAP + PlotStyle.FONT;
        rows("title", "start", EDGE, line, title);
        line += PlotStyle.ROW * title.size() + GAP;
        legend.draw(svg, line);
        line += PlotStyle.ROW * legend.rows() + GAP;
        rows("", "start", EDGE, line, upward);
        // A heat map covers lines of a grid; its frame and labels stand in front of it.
        if (cells.isEmpty()) {
            grid();
        }
        svg.markup("<g clip-path=\"url(#%s-c)\">".formatted(id));
        LayerDrawing drawing = new LayerDrawing(svg, across, up);
        figure.layers().forEach(drawing::draw);
        cells.ifPresent(drawing::numbers);
        svg.markup("</g>");
        axes();
        return svg.markup("</svg>").toString();
    }

    private static long onScreen(int units) {
        return Math.round(units * PlotStyle.ON_SCREEN);
    }

    private void rows(String style, String anchor, double x, double y, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            svg.words(style, anchor, x, y + (double) i * PlotStyle.ROW, lines.get(i));
        }
    }

    private void grid() {
        across.labels()
                .forEach(label ->
                        svg.line("grid", across.place(label.value()), top, across.place(label.value()), bottom));
        up.labels()
                .forEach(label -> svg.line(
                        "grid", LEFT, up.place(label.value()), PlotStyle.WIDTH - RIGHT, up.place(label.value())));
    }

    private void axes() {
        for (PlotAxis.Label label : across.labels()) {
            svg.words("tick", "middle", across.place(label.value()), bottom + PlotStyle.ROW + 1.0, label.words());
        }
        for (PlotAxis.Label label : up.labels()) {
            svg.words("tick", "end", LEFT - 7.0, up.place(label.value()) + 4.5, label.words());
        }
        across.unlabelled()
                .forEach(value -> svg.line("", across.place(value), bottom, across.place(value), bottom - 3.0));
        up.unlabelled().forEach(value -> svg.line("", LEFT, up.place(value), LEFT + 3.0, up.place(value)));
        svg.markup("<path d=\"M%s %sV%sH%s\"/>".formatted(LEFT, top, bottom, PlotStyle.WIDTH - RIGHT));
        rows("", "middle", (LEFT + PlotStyle.WIDTH - RIGHT) / 2.0, bottom + 2.0 * PlotStyle.ROW + GAP - 2, rightward);
    }

    /** What was measured first, then by colour, from front to back. */
    private List<Figure.Layer> named() {
        List<Figure.Layer> named = new ArrayList<>();
        figure.layers().stream().filter(layer -> !layer.label().isEmpty()).forEach(layer -> named.add(0, layer));
        named.sort(Comparator.comparing(SvgFigure::drawn).thenComparing(Figure.Layer::colour));
        return named;
    }

    private static boolean drawn(Figure.Layer layer) {
        return layer instanceof Figure.Curve || layer instanceof Figure.Guide;
    }

    /**
     * What the axes must show.
     *
     * @param xs values across
     * @param ys values upwards
     * @param powersOfTwo whether all points of the data are at powers of two
     */
    private record Ranges(List<Double> xs, List<Double> ys, boolean powersOfTwo) {

        static Ranges of(Figure figure, Optional<Figure.Cells> cells) {
            List<Double> xs = new ArrayList<>();
            List<Double> ys = new ArrayList<>();
            // Lines to compare with leave a heat map through its edges.
            List<Figure.Layer> shown = cells.<List<Figure.Layer>>map(List::of).orElse(figure.layers());
            boolean linear = figure.up().scale() == Plot.Scale.LINEAR;
            for (Figure.Layer layer : shown) {
                for (Figure.Point point : layer.points()) {
                    xs.add(point.x());
                    ys.add(point.y());
                    ys.add(point.high());
                    // An error bar that reaches 0 runs out of a logarithmic plot.
                    if (linear || (point.low() > 0 && layer instanceof Figure.Marks)) {
                        ys.add(point.low());
                    }
                }
            }
            List<Figure.Layer> marks =
                    shown.stream().filter(Figure.Marks.class::isInstance).toList();
            boolean powers = (marks.isEmpty() ? shown : marks)
                    .stream()
                            .flatMap(layer -> layer.points().stream())
                            .allMatch(point -> point.x() == Math.scalb(1.0, Math.getExponent(point.x())));
            return new Ranges(xs, ys, powers);
        }
    }
}
