package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** How pieces of a derivation are set: long sums are broken, names are recognised, everything else is escaped. */
class DerivationDocumentTest {

    private static final Expression LONG_SUM = ExpressionParser.parse(
            "(10395*Cos(theta)*Sin(theta) - 10080*Cos(theta)*Sin(theta)^3 + 1764*Cos(theta)*Sin(theta)^5 - 17010*Sin(theta)^2*theta"
                    + " + 7560*Sin(theta)^4*theta - 720*Sin(theta)^6*theta - 10395*theta)/(2*Pi)",
            Set.of("theta"));

    private static List<DerivationBlock> equation(String name, Expression value) {
        return List.of(new DerivationBlock.Equation(name, value));
    }

    @Test
    void the_lines_of_a_broken_sum_add_up_to_it() {
        SumLines broken = SumLines.of(LONG_SUM);

        assertThat(broken.lines()).hasSizeGreaterThan(1);
        assertThat(broken.lines()).allMatch(line -> line.toString().length() <= 100);
        assertThat(Expression.product(List.of(Expression.sum(broken.lines()), broken.factor())))
                .isEqualTo(LONG_SUM);
    }

    @Test
    void a_long_sum_is_broken_inside_its_brackets() {
        String latex = LatexDocument.of("Long", equation("K_6(theta)", LONG_SUM));
        assertThat(latex)
                .contains("\\formula{\\begin{aligned}K_{6}(\\theta) &= \\frac{1}{2 \\pi} \\Bigl(10395 \\cos")
                .contains("\\\\ &\\qquad {}")
                .contains("\\Bigr)\\end{aligned}}");
        String shortened = LatexDocument.of("Short", equation("K", Expression.PI));
        assertThat(shortened).contains("\\formula{K = \\pi}").doesNotContain("aligned");
    }

    @Test
    void a_long_sum_is_a_table_of_lines_in_mathml() throws Exception {
        String html = MathmlPage.of("Long", equation("K", LONG_SUM));
        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
        assertThat(page.getElementsByTagName("mtr").getLength())
                .isEqualTo(SumLines.of(LONG_SUM).lines().size());
    }

    @Test
    void names_in_a_sentence_are_set_as_mathematics_and_the_rest_is_escaped() {
        List<DerivationBlock> blocks =
                List.of(new DerivationBlock.Prose("dK_1/dc = 4 K_0, theta < 50 % & Sigma^l {x}_y"));
        assertThat(LatexDocument.of("t", blocks))
                .contains("$K_{0}$, $\\theta$ $<$ 50 \\% \\& $\\Sigma^{l}$ \\{x\\}\\_y");
        assertThat(MathmlPage.of("t", blocks))
                .contains(
                        "<math><mi>θ</mi></math> &lt; 50 % &amp; <math><msup><mi>Σ</mi><mi>l</mi></msup></math> {x}_y");
    }
}
