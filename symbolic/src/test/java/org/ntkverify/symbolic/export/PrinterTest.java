package org.ntkverify.symbolic.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.xml.sax.InputSource;

class PrinterTest {

    private static final Set<String> NAMES =
            Set.of("a", "b", "c", "x", "t", "theta", "rho", "Sigma", "Theta", "c1", "theta2");

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, NAMES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "theta + rho + Sigma*Theta; \\theta + \\rho + \\Sigma \\Theta",
                "c1 - theta2; c_{1} - \\theta_{2}",
                "-a/2; -\\frac{a}{2}",
                "a - (b - c); a - \\left(b - c\\right)",
                "a*(b + c); a \\left(b + c\\right)",
                "1/2; \\frac{1}{2}",
                "(a + b)/(2*Pi); \\frac{a + b}{2 \\pi}",
                "(a + b)^2; \\left(a + b\\right)^{2}",
                "Sqrt(a*b); \\sqrt{a b}",
                "a^(3/2); a^{\\frac{3}{2}}",
                "2*3^(1/3); 2 \\cdot 3^{\\frac{1}{3}}",
                "Sin(theta)^2; \\sin^{2}\\left(\\theta\\right)",
                "Exp(-x^2/2); e^{-\\frac{x^{2}}{2}}",
                "Abs(x); \\left|x\\right|",
                "ArcTan(2*c/Sqrt(1 + a)); \\arctan\\left(\\frac{2 c}{\\sqrt{1 + a}}\\right)",
                "Erf(x)*Phi(x); \\operatorname{erf}\\left(x\\right) \\Phi\\left(x\\right)",
                "Delta(a, b, c); a b - c^{2}",
                "2*Delta(a, b, c); 2 \\left(a b - c^{2}\\right)",
                "Angle(a, b, c); \\operatorname{atan2}\\left(\\sqrt{a b - c^{2}}, c\\right)",
            })
    void latex_reads_as_mathematics(String text, String latex) {
        assertThat(LatexPrinter.print(parse(text))).isEqualTo(latex);
    }

    @Test
    void an_integral_has_its_sign_its_limits_and_brackets_in_a_product() {
        Expression integral =
                new Expression.Integral(parse("1 + t"), Expression.variable("t"), Expression.ZERO, Expression.PI);
        assertThat(LatexPrinter.print(integral)).isEqualTo("\\int_{0}^{\\pi} \\left(1 + t\\right) \\, dt");
        assertThat(LatexPrinter.print(integral.times(Expression.variable("a"))))
                .isEqualTo("\\left(\\int_{0}^{\\pi} \\left(1 + t\\right) \\, dt\\right) a");
    }

    @Test
    void the_relu_and_erf_kernels_print_as_in_a_text() {
        assertThat(LatexPrinter.print(ArcCosineKernel.closedForm(1)))
                .isEqualTo("\\sin\\left(\\theta\\right) + \\left(\\pi - \\theta\\right) \\cos\\left(\\theta\\right)");
        assertThat(LatexPrinter.print(ClosedForms.of(Activation.RELU).derivative()))
                .isEqualTo("\\frac{\\pi - \\operatorname{atan2}\\left(\\sqrt{a b - c^{2}}, c\\right)}{2 \\pi}");
        assertThat(LatexPrinter.print(ClosedForms.of(Activation.ERF).diagonal()))
                .isEqualTo("\\frac{2 \\arctan\\left(\\frac{2 a}{\\sqrt{1 + 4 a}}\\right)}{\\pi}");
    }

    @Test
    void mathml_uses_presentation_elements() {
        assertThat(MathmlPrinter.print(parse("-theta2/(2*Pi)")))
                .isEqualTo("<math><mrow><mo>&#8722;</mo><mfrac><msub><mi>θ</mi><mn>2</mn></msub>"
                        + "<mrow><mn>2</mn><mo>&#8290;</mo><mi>π</mi></mrow></mfrac></mrow></math>");
        assertThat(MathmlPrinter.print(parse("Sigma + Sqrt(x)^3")))
                .isEqualTo("<math><mrow><mi>Σ</mi><mo>+</mo><msup><mi>x</mi><mfrac><mn>3</mn><mn>2</mn></mfrac></msup>"
                        + "</mrow></math>");
    }

    @Test
    void mathml_of_every_closed_form_is_well_formed() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        for (Activation activation :
                new Activation[] {Activation.RELU, Activation.ERF, Activation.rectifiedMonomial(3)}) {
            DualActivation dual = ClosedForms.of(activation);
            for (Expression form : new Expression[] {dual.value(), dual.derivative(), dual.distance()}) {
                String text = MathmlPrinter.print(form);
                assertThat(factory.newDocumentBuilder()
                                .parse(new InputSource(new StringReader(text)))
                                .getDocumentElement()
                                .getTagName())
                        .isEqualTo("math");
            }
        }
    }
}
