package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.report.Golden;

class JudgeCommandTest {

    private static final String RIGHT = "(sin(theta) + (pi-theta)*cos(theta))/(2*pi)";
    private static final String DOUBLED = "(sqrt(a*b-c^2) + (pi-acos(c/sqrt(a*b)))*c)/pi";
    private static final String UNCLEAR = "(sqrt(Delta)+(pi-theta)*c)/(2*pi) + Step((a^2)^(1/3) - a^(2/3))";

    private static Console judge(String... arguments) {
        return Console.run(
                Stream.concat(Stream.of("judge"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static JsonNode json(Console console) {
        try {
            return new ObjectMapper().readTree(console.output());
        } catch (JsonProcessingException e) {
            throw new AssertionError("output must be JSON but was " + console.output(), e);
        }
    }

    private static JsonSchema schema() {
        InputStream stream = Objects.requireNonNull(JudgeCommand.class.getResourceAsStream("judge.schema.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(stream);
    }

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(0, "PROVED", List.of("--activation", "relu", "--dual", RIGHT)),
                Arguments.of(1, "REFUTED", List.of("--activation", "relu", "--dual", DOUBLED)),
                Arguments.of(1, "REFUTED", List.of("--activation", "relu", "--dual", "log(-1-theta^2)")),
                Arguments.of(3, "UNDECIDED", List.of("--activation", "relu", "--dual", UNCLEAR)),
                Arguments.of(3, "UNDECIDED", List.of("--activation", "tanh", "--dual", "c")),
                Arguments.of(3, "BLOCKED", List.of("--activation", "tanh", "--ntk", "c", "--depth", "1")),
                Arguments.of(
                        0,
                        "PROVED",
                        List.of("--activation", "erf", "--derivative-dual", "4/(pi*sqrt((1+2*a)*(1+2*b)-4*c^2))")),
                Arguments.of(
                        0,
                        "PROVED",
                        List.of(
                                "--activation",
                                "relu",
                                "--depth",
                                "1",
                                "--wstd",
                                "sqrt(2)",
                                "--bstd",
                                "1/10",
                                "--ntk",
                                "(sqrt(1-rho^2) + 2*rho*(pi-acos(rho)))/pi + 1/100")));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void each_verdict_has_its_exit_code_and_json_that_fits_the_schema(
            int code, String verdict, List<String> arguments) {
        Console console =
                judge(Stream.concat(arguments.stream(), Stream.of("--json")).toArray(String[]::new));

        assertThat(console.error()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(code);
        JsonNode json = json(console);
        assertThat(schema().validate(json)).isEmpty();
        assertThat(json.get("verdict").asText()).isEqualTo(verdict);
        assertThat(json.get("reason").asText()).isNotBlank();
        assertThat(json.has("counterexample")).isEqualTo(verdict.equals("REFUTED"));
    }

    @ParameterizedTest
    @CsvSource({"verdict", "reason", "counterexample"})
    void the_schema_misses_what_the_contract_promises(String field) {
        ObjectNode json = (ObjectNode) json(judge("--activation", "relu", "--dual", DOUBLED, "--json"));
        assertThat(schema().validate(json)).isEmpty();

        json.remove(field);

        assertThat(schema().validate(json)).isNotEmpty();
    }

    @Test
    void a_refutation_shows_point_values_error_and_hint() {
        Console console = judge("--activation", "relu", "--dual", DOUBLED);

        Golden.assertMatches("judge-refuted.txt", console.output());
    }

    @Test
    void a_proof_says_what_it_trusts() {
        Golden.assertMatches(
                "judge-proved.txt",
                judge("--activation", "relu", "--dual", RIGHT).output());
    }

    @Test
    void no_line_is_wider_than_a_terminal() {
        for (String formula : List.of(RIGHT, DOUBLED, UNCLEAR, "log(-1-theta^2)", "a^2 + b^2 + ".repeat(20) + "c")) {
            String output = judge("--activation", "relu", "--dual", formula).output();
            assertThat(output.lines()).isNotEmpty().allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void quiet_leaves_the_exit_code() {
        Console console = judge("--activation", "relu", "--dual", DOUBLED, "--quiet");

        assertThat(console.output()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void control_characters_of_a_formula_never_reach_the_terminal() {
        Console console = judge("--activation", "relu", "--dual", "c\u001b[31m");

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.error()).contains("U+001B").doesNotContain("\u001b");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "judge must have exactly one of --dual, --derivative-dual, --ntk but has none",
                        List.of("--activation", "relu")),
                Arguments.of(
                        "judge must have exactly one of --dual, --derivative-dual, --ntk but has 2",
                        List.of("--activation", "relu", "--dual", "c", "--ntk", "c")),
                Arguments.of("Missing required option: '--activation=PHI'", List.of("--dual", "c")),
                Arguments.of(
                        "ntk must come with --depth but --depth was not given",
                        List.of("--activation", "relu", "--ntk", "rho")),
                Arguments.of(
                        "wstd must come with --ntk but --ntk was not given\n"
                                + "Maybe leave it out: gains and depth never enter K and Kdot.",
                        List.of("--activation", "relu", "--dual", "c", "--wstd", "2")),
                Arguments.of(
                        "hidden layers must be in [1, 1000] but was 0",
                        List.of("--activation", "relu", "--ntk", "c", "--depth", "0")),
                Arguments.of(
                        "formula must be in xx, yy, xy or in a, b, c, rho, theta but uses both: [theta, xx]",
                        List.of("--activation", "relu", "--ntk", "xx+theta", "--depth", "1")),
                Arguments.of(
                        "name at column 1 must be one of [Delta, a, b, c, rho, theta], Pi, E or a function but was q",
                        List.of("--activation", "relu", "--dual", "q")),
                Arguments.of(
                        "expression must have a number, a name or '(' at column 3 but had the end",
                        List.of("--activation", "relu", "--dual", "c+")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_gets_one_message_and_exit_code_2(String message, List<String> arguments) {
        Console console = judge(arguments.toArray(String[]::new));

        assertThat(console.error()).startsWith("ntkv: " + message);
        assertThat(console.output()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(2);
    }
}
