package org.ntkverify.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Plot;
import org.ntkverify.report.ConvergenceFixture;
import org.ntkverify.report.Golden;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ConvergencePlotTest {

    private static final String SVG = ConvergencePlot.render(ConvergenceFixture.convergence());

    private static final Plot.Axis X = Plot.Axis.logarithmic("x");

    private static final Plot.Axis Y = Plot.Axis.logarithmic("y");

    private static Document parsed() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(SVG.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> paths(String style) throws Exception {
        List<Element> found = new ArrayList<>();
        NodeList all = parsed().getElementsByTagName("path");
        for (int i = 0; i < all.getLength(); i++) {
            Element path = (Element) all.item(i);
            if (List.of(path.getAttribute("class").split(" ", -1)).contains(style)) {
                found.add(path);
            }
        }
        return found;
    }

    @Test
    void the_plot_is_the_one_that_was_looked_at() {
        Golden.assertMatches("convergence.svg", SVG);
    }

    @Test
    void it_is_xml_that_names_and_describes_itself() throws Exception {
        Element root = parsed().getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        for (String id : root.getAttribute("aria-labelledby").split(" ", -1)) {
            assertThat(SVG).contains("id=\"" + id + "\"");
        }
        assertThat(parsed().getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("NTK of relu*2 <wstd=sqrt(2)> & more on circle:3");
        assertThat(parsed().getElementsByTagName("desc").item(0).getTextContent())
                .contains("0.4 at width 64, 0.05 at width 4096")
                .contains("interval \u22120.521 to \u22120.480; theory: -0.5");
    }

    @Test
    void every_datum_is_drawn_once_and_once_in_the_legend() throws Exception {
        // Four errors, two biases that stand out from 0, and two legend entries.
        assertThat(paths("mark")).hasSize(4 + 2 + 2);
        // One error has no interval; two biases are bounds, with one legend entry of their own.
        assertThat(paths("bar")).hasSize(3 + 2 + 2 + 2 + 1);
        assertThat(paths("curve")).hasSize(2);
        assertThat(paths("band")).hasSize(2);
        assertThat(paths("guide")).hasSize(2);
    }

    @Test
    void a_fall_by_a_decade_is_as_long_anywhere() {
        LogAxis axis = LogAxis.around(List.of(1e-3, 1.0), 0.05, 300, 0, 10);
        assertThat(axis.place(1e-3) - axis.place(1e-2)).isEqualTo(axis.place(1e-2) - axis.place(1e-1));
        assertThat(axis.place(1e-3)).isBetween(285.0, 287.0);
        assertThat(axis.labelled()).extracting(LogAxis.Tick::exponent).containsExactly(-3, -2, -1, 0);
        assertThat(axis.unlabelled()).hasSizeGreaterThan(20);
    }

    @Test
    void a_short_axis_is_labelled_between_its_powers() {
        LogAxis axis = LogAxis.around(List.of(0.2, 0.9), 0.05, 0, 100, 10);
        assertThat(axis.labelled())
                .as("two labels at 0.2 and 0.5 would not show the scale")
                .extracting(LogAxis.Tick::factor)
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(axis.labels()).extracting(PlotAxis.Label::text).contains("0.2", "0.9");
        assertThat(LogAxis.around(List.of(0.02, 0.8), 0.05, 0, 100, 10).labels())
                .extracting(PlotAxis.Label::text)
                .containsExactlyInAnyOrder("0.02", "0.05", "0.1", "0.2", "0.5");
        LogAxis wide = LogAxis.around(List.of(1e-30, 1.0), 0.05, 0, 100, 10);
        assertThat(wide.labelled()).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void one_point_is_enough() {
        Figure.Point point = new Figure.Point(3, 2, 0, 4);
        String svg = SvgFigure.render(new Figure("t", "d", X, Y, List.of(new Figure.Marks("m", 0, List.of(point)))));
        assertThat(svg)
                .contains("<path class=\"mark c0 f0\"")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void what_a_logarithmic_axis_cannot_show_is_refused() {
        for (double[] bad : new double[][] {{0, 1, 1, 1}, {1, 0, 0, 1}, {1, -1, -1, 1}, {1, 1, -1, 1}}) {
            Figure.Layer marks = new Figure.Marks("m", 0, List.of(new Figure.Point(bad[0], bad[1], bad[2], bad[3])));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Figure("t", "d", X, Y, List.of(marks)))
                    .withMessageStartingWith("point must be positive on a logarithmic axis but was");
        }
    }

    @Test
    void what_no_axis_can_show_is_refused() {
        for (double[] bad : new double[][] {
            {1, Double.NaN, 1, 1},
            {Double.NaN, 1, 1, 1},
            {1, 2, 3, 4},
            {1, 2, 1, 1.5},
            {1, 1, 1, Double.POSITIVE_INFINITY}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Figure.Point(bad[0], bad[1], bad[2], bad[3]))
                    .withMessageStartingWith("point must be finite and within its error bar but was");
        }
    }

    @Test
    void the_text_does_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(ConvergencePlot.render(ConvergenceFixture.convergence())).isEqualTo(SVG);
        } finally {
            Locale.setDefault(before);
        }
    }
}
