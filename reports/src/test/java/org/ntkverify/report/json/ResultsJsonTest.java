package org.ntkverify.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.Golden;
import org.ntkverify.report.RunFixture;

class ResultsJsonTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("output must be JSON but was " + json, e);
        }
    }

    private static JsonSchema schema() {
        InputStream stream = Objects.requireNonNull(ResultsJson.class.getResourceAsStream(ResultsJson.SCHEMA_RESOURCE));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(stream);
    }

    private static JsonNode fixture() {
        return parsed(ResultsJson.render(RunFixture.run()));
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void golden_file() {
        Golden.assertMatches("results.json", ResultsJson.render(RunFixture.run()));
    }

    @Test
    void the_fixture_covers_every_verdict_outcome_and_kind_of_evidence() {
        List<ClaimResult> results = RunFixture.run().results();
        assertThat(results).extracting(result -> result.verdict().kind()).contains(Verdict.Kind.values());
        assertThat(results).extracting(ClaimResult::outcome).contains(Outcome.values());
        assertThat(results)
                .flatExtracting(ClaimResult::evidence)
                .extracting(Evidence::kind)
                .contains(Evidence.Kind.values());
    }

    @Test
    void the_output_conforms_to_the_published_schema() {
        assertThat(schema().validate(fixture())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schema",
                "/run/seed",
                "/run/started",
                "/claims/0/statement",
                "/claims/0/alpha",
                "/claims/0/evidence/0/finding",
                "/claims/6/evidence/0/witness",
                "/claims/6/witness",
                "/claims/0/falsifiers/0/reasonExpected",
                "/summary/notRun",
                "/notRun"
            })
    void the_schema_misses_a_field_that_is_taken_away(String pointer) {
        JsonNode json = fixture();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = json.at(pointer.substring(0, slash));
        JsonNode removed = ((ObjectNode) parent).remove(pointer.substring(slash + 1));
        assertThat(removed).as("%s must have been there", pointer).isNotNull();
        assertThat(schema().validate(json))
                .extracting(ValidationMessage::getMessage)
                .isNotEmpty();
    }

    @Test
    void the_schema_rejects_a_word_that_is_none() {
        JsonNode json = fixture();
        ((ObjectNode) json.at("/claims/0")).put("verdict", "proved");
        Set<ValidationMessage> messages = schema().validate(json);
        assertThat(messages).isNotEmpty();
    }

    @Test
    void the_contract_of_the_product_page_holds() {
        JsonNode json = fixture();
        assertThat(keys(json)).contains("schema", "run", "claims", "summary");
        assertThat(keys(json.at("/run")))
                .containsExactly(
                        "version",
                        "commit",
                        "java",
                        "os",
                        "blas",
                        "seed",
                        "alpha",
                        "tier",
                        "engine",
                        "threads",
                        "command",
                        "inputHash",
                        "started",
                        "seconds");
        assertThat(keys(json.at("/claims/1")))
                .containsExactly(
                        "id",
                        "note",
                        "paper",
                        "locator",
                        "provenance",
                        "title",
                        "statement",
                        "expected",
                        "assumptions",
                        "verdict",
                        "reason",
                        "outcome",
                        "trusted",
                        "alpha",
                        "margin",
                        "smallestDetectable",
                        "evidence",
                        "falsifiers",
                        "tables",
                        "plots",
                        "replay",
                        "seconds");
        assertThat(keys(json.at("/summary")))
                .containsExactly(
                        "total", "asExpected", "unexpected", "undecided", "blocked", "open", "error", "notRun");
        assertThat(json.at("/claims/1/verdict").asText()).isEqualTo("SUPPORTED");
        assertThat(json.at("/claims/1/outcome").asText()).isEqualTo("as-expected");
        assertThat(json.at("/claims/1/replay").asText())
                .isEqualTo("ntkv verify jacot2018/p2-2-limit-rate --tier standard --seed 7 --alpha 0.001");
        assertThat(json.at("/claims/1/evidence/0/tables/0/rows/0/1/standardError")
                        .asDouble())
                .isEqualTo(0.0003);
        assertThat(json.at("/summary/total").asInt()).isEqualTo(13);
        assertThat(json.at("/summary/notRun").asInt()).isEqualTo(2);
    }

    @Test
    void what_does_not_apply_is_null() {
        JsonNode proved = fixture().at("/claims/0");
        assertThat(proved.get("alpha").isNull()).isTrue();
        assertThat(proved.get("margin").isNull()).isTrue();
        assertThat(proved.get("smallestDetectable").isNull()).isTrue();
    }

    @Test
    void hostile_text_survives_except_for_what_utf_8_cannot_carry() {
        String rendered = ResultsJson.render(RunFixture.run());
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(rendered)).isTrue();
        assertThat(parsed(rendered).at("/claims/6/statement").asText())
                .isEqualTo(RunFixture.HOSTILE.replace('\uD800', '\uFFFD'));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void nan_and_infinities_are_refused(double effect) {
        VerificationRun run = RunFixture.run();
        ClaimResult good = run.results().get(5);
        ClaimResult bad = new ClaimResult(
                good.claim(),
                new Verdict.Refuted(ReasonCode.VALUE_RATIO, effect, "w"),
                good.outcome(),
                List.of(),
                List.of(),
                0,
                0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultsJson.render(new VerificationRun(run.info(), List.of(bad), List.of())))
                .withMessage("effect must be finite but was " + effect);
    }

    @Test
    void numbers_are_the_shortest_that_read_back() {
        // Double.toString of Java 17 prints 5.6843418860808015E-14, a digit more than needed.
        String json = JsonText.render(JsonText.object().<ObjectNode>set("x", JsonText.number("x", 0x1p-44)));
        assertThat(json).isEqualTo("{\n  \"x\": 5.684341886080802E-14\n}\n");
    }

    @Test
    void the_locale_does_not_matter() {
        String expected = ResultsJson.render(RunFixture.run());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(ResultsJson.render(RunFixture.run())).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
