package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.Arrays;
import java.util.stream.Stream;
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
                .contains("dK/dc = Kdot, proved in exact normal form");
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
                .contains("\\formula{K(a, b, c) = \\frac{\\sqrt{\\Delta} + c \\left(\\pi - \\theta\\right)}{2 \\pi}}")
                .contains("\\formula{\\Theta_{4} = K_{3} + \\dot{K}_{3} \\Theta_{3}}")
                .contains("Re-check passed")
                .matches("(?s)[\\n -~]*");
        String unescaped = output.replace("\\{", "").replace("\\}", "");
        assertThat(unescaped.chars().filter(c -> c == '{').count())
                .isEqualTo(unescaped.chars().filter(c -> c == '}').count());
    }

    @Test
    void mathml_with_steps_is_a_well_formed_page_that_loads_nothing() throws Exception {
        String output = Console.run("derive", "relu", "--depth", "3", "--steps", "--format", "mathml")
                .output();

        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(output)));
        assertThat(page.getElementsByTagName("math").getLength()).isGreaterThan(30);
        assertThat(output).doesNotContain("src=", "href=", "url(", "<script");
    }

    @Test
    void residual_networks_show_contributions_and_special_values() {
        Console console = Console.run(
                "derive",
                "relu",
                "--depth",
                "3",
                "--kind",
                "residual",
                "--branch-scale",
                "[1/2,1/3]",
                "--wstd",
                "sqrt(2)",
                "--contributions",
                "--on",
                "sphere");

        assertThat(console.output())
                .contains("kind=residual, branch-scale=[1/2, 1/3]")
                .contains("c2          = c1 + k1/2", "t2          = t1 + (2*k1 + 2*kd1*t1)/4")
                .contains("r1          = r2*(1 + kd1/2)", "w1          = r1*rho")
                .contains("proved by the exact")
                .contains("At rho = 1:\nc4          = 25/18\nt4          = 115/36\n");
    }

    @Test
    void gains_are_one_for_all_layers_or_a_list() {
        assertThat(Console.run("derive", "relu", "--depth", "1", "--wstd", "[sqrt(2), Max(1,1/2)]", "--bstd", "[1/2,0]")
                        .output())
                .contains("relu*1 wstd^2=[2, 1], bstd^2=[1/4, 0], param=ntk");
    }

    @Test
    void parameterisations_say_how_they_differ_from_ntk() {
        assertThat(Console.run("derive", "relu", "--depth", "1", "--param", "standard", "--bstd", "0.1")
                        .output())
                .contains("layer 1: weights times d, bias times 100", "layer 2: weights times n1, bias times 100");
        assertThat(Console.run("derive", "relu", "--depth", "1", "--param", "mup")
                        .output())
                .contains("c2          = k1/n1", "gamma^2 = n1", "layer 2: weights times 1/n1");
    }

    /** Linear, two hidden layers, alpha = 1/2: {@code Sigma^2 = 5c/4}, {@code Theta^2 = 3c/2}, {@code Theta^3 = 11c/4}. */
    @Test
    void the_judge_knows_every_network_that_derive_knows() {
        String[] residual = {
            "judge", "--activation", "identity", "--depth", "2", "--kind", "residual", "--branch-scale", "1/2", "--ntk"
        };
        assertThat(Console.run(with(residual, "11*c/4")).exitCode()).isZero();
        assertThat(Console.run(with(residual, "3*c")).exitCode()).isEqualTo(1);
        String[] divided = {"judge", "--activation", "identity", "--depth", "2", "--param", "mup", "--ntk"};
        assertThat(Console.run(with(divided, "3*c/n2")).exitCode()).isZero();
        assertThat(Console.run(with(divided, "3*c")).exitCode()).isEqualTo(1);
    }

    private static String[] with(String[] arguments, String last) {
        return Stream.concat(Arrays.stream(arguments), Stream.of(last)).toArray(String[]::new);
    }
}
