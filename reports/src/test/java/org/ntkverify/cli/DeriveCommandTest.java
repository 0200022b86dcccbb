package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DeriveCommandTest {

    @Test
    void relu_has_its_closed_forms() {
        Console console = Console.run("derive", "relu");

        assertThat(console.exitCode()).isZero();
        assertThat(console.output())
                .contains("K(a,b,c)    = (Sqrt(Delta) + c*(Pi - theta))/(2*Pi)")
                .contains("Kdot(a,b,c) = (Pi - theta)/(2*Pi)")
                .contains("dK/dc = Kdot, proved by the exact normal form");
    }

    @Test
    void numbers_come_with_a_rigorous_bound() throws JsonProcessingException {
        Console console = Console.run("derive", "relu", "--at", "1.25,4.75,1.8271484375", "--json");

        JsonNode json = new ObjectMapper().readTree(console.output());
        // Independent quadrature with 17 digits gives 0.959917259367376201 and 0.384936196644487835.
        assertWithin(json.get("K"), 0.9599172593673762);
        assertWithin(json.get("Kdot"), 0.3849361966444878);
        assertThat(json.get("K").get("kind").asText()).isEqualTo("rigorous");
    }

    private static void assertWithin(JsonNode node, double reference) {
        double difference = Math.abs(node.get("value").asDouble() - reference);
        // The reference itself is known to about one unit of its last digit, 1e-16.
        assertThat(difference).isLessThanOrEqualTo(node.get("errorBound").asDouble() + 1e-16);
        assertThat(node.get("errorBound").asDouble()).isLessThan(1e-14);
    }

    @Test
    void coincident_inputs_are_exact() {
        Console console = Console.run("derive", "relu", "--at", "1,1,1");

        assertThat(console.output()).contains("K     0.5").contains("Kdot  0.5");
    }

    @Test
    void the_recursion_names_its_output() {
        Console console = Console.run("derive", "erf", "--depth", "2", "--wstd", "sqrt(2)", "--bstd", "0.1");

        assertThat(console.output())
                .contains("erf*2 wstd^2=2, bstd^2=1/100, param=ntk")
                .contains("Output: Sigma = c3, Theta = t3 (2 hidden layers)");
    }

    @Test
    void the_width_enters_where_raw_weights_are_trained() {
        Console console = Console.run("derive", "relu", "--depth", "1", "--param", "he", "--width", "512");

        assertThat(console.output()).contains("512*k1");
    }

    @Test
    void arc_cosine_kernels_have_any_order() {
        Console console = Console.run("derive", "arc-cosine", "--order", "2");

        assertThat(console.output())
                .contains("J_2(theta)  = 3*Sin(theta)*Cos(theta) + (Pi - theta)*(1 + 2*Cos(theta)^2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "latex", "mathml", "java", "python", "mathematica"})
    void every_format_prints_something_for_every_form(String format) {
        Console console = Console.run("derive", "relu", "--depth", "2", "--format", format);

        assertThat(console.exitCode()).isZero();
        assertThat(console.output().lines().count()).isGreaterThan(10);
    }

    @Test
    void the_derivation_names_what_it_trusts_and_every_step_is_confirmed() {
        Console console = Console.run("derive", "relu", "--steps");

        assertThat(console.output())
                .contains("1. orthant probability", "2. integration (antiderivative proposed by Symja 3.0.0)")
                .contains("Trusted: Price's theorem for Gaussian expectations")
                .doesNotContain("FAILED");
    }

    @Test
    void python_is_one_module_in_the_stable_form() {
        Console console = Console.run("derive", "relu", "--depth", "2", "--format", "python");

        assertThat(console.output())
                .startsWith("\"\"\"K = E[phi(u) phi(v)]")
                .contains("import numpy as np", "def _angle(", "def K(a, b, c):", "def kernel(xx, yy, xy, qq, d):")
                .contains("q2 = q1 / 2.0 - ", "return c3, t3", "def on_rows(x, y, *rest):");
        assertThat(Console.run("derive", "relu", "--format", "python").output()).doesNotContain("on_rows", "kernel(");
    }

    @Test
    void mathematica_is_a_list_of_definitions() {
        Console console = Console.run("derive", "erf", "--depth", "1", "--on", "sphere", "--format", "mathematica");

        assertThat(console.output())
                .startsWith("(* K = E[phi(u) phi(v)]")
                .contains("K$[a_, b_, c_] := 2*ArcTan[2*c/Sqrt[", "kernel[rho_] := Module[{a1, b1, c1, t1, ")
                .endsWith("{c2, t2}]\n");
    }

    @Test
    void latex_with_steps_is_a_whole_document() {
        String output = Console.run("derive", "relu", "--depth", "3", "--steps", "--format", "latex")
                .output();

        assertThat(output)
                .startsWith("\\documentclass")
                .endsWith("\\end{document}\n")
                .contains("\\formula{K(a, b, c) = \\frac{\\sqrt{\\Delta} + \\left(\\pi - \\theta\\right) c}{2 \\pi}}")
                .contains("\\formula{\\Theta_{4} = K_{3} + \\dot{K}_{3} \\Theta_{3}}")
                .contains("Re-check passed")
                .matches("(?s)[\\n -~]*");
        String unescaped = output.replace("\\{", "").replace("\\}", "");
        assertThat(unescaped.chars().filter(c -> c == '{').count())
                .isEqualTo(unescaped.chars().filter(c -> c == '}').count());
    }

    @Test
    void a_long_sum_is_broken_and_its_brackets_are_kept() {
        String output = Console.run("derive", "arc-cosine", "--order", "6", "--steps", "--format", "latex")
                .output();

        assertThat(output).contains("\\formula{\\begin{aligned}K(a, b, c) &= \\frac{a^{3} b^{3}}{2 \\pi} \\Bigl(");
        assertThat(output.split("\\\\Bigl\\(", -1)).hasSameSizeAs(output.split("\\\\Bigr\\)", -1));
    }

    @Test
    void mathml_with_steps_is_a_well_formed_page_that_loads_nothing() throws Exception {
        String output = Console.run(
                        "derive", "arc-cosine", "--order", "6", "--depth", "2", "--steps", "--format", "mathml")
                .output();

        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(output)));
        assertThat(page.getElementsByTagName("math").getLength()).isGreaterThan(30);
        assertThat(page.getElementsByTagName("mtable").getLength()).isGreaterThan(3);
        assertThat(output).doesNotContain("src=", "href=", "url(", "<script");
    }
}
