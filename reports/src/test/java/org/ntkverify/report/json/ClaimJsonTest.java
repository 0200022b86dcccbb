package org.ntkverify.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Tier;
import org.ntkverify.report.ClaimFixture;
import org.ntkverify.report.Golden;
import org.ntkverify.report.RunFixture;

class ClaimJsonTest {

    private static final Claim LIMIT = RunFixture.run().results().get(2).claim();

    private static Claim withMargin(double margin) {
        return new Claim(
                LIMIT.id(),
                LIMIT.source(),
                LIMIT.title(),
                LIMIT.statement(),
                LIMIT.expected(),
                LIMIT.assumptions(),
                List.of(ClaimFixture.limit(margin)),
                Optional.empty(),
                LIMIT.falsifiers());
    }

    private static JsonNode parsed(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }

    @Test
    void the_list_has_the_fields_of_the_contract() throws JsonProcessingException {
        List<Claim> claims =
                RunFixture.run().results().stream().map(ClaimResult::claim).toList();
        String json = ClaimJson.list(claims);
        Golden.assertMatches("list.json", json);
        assertThat(parsed(json).at("/claims")).hasSize(claims.size());
        assertThat(parsed(json).at("/claims/0").fieldNames())
                .toIterable()
                .containsExactly("id", "note", "paper", "title", "expected");
    }

    @Test
    void a_claim_explained_has_a_pass_rule_for_each_tier() throws JsonProcessingException {
        String json = ClaimJson.explain(
                Map.of(Tier.FULL, withMargin(0.005), Tier.SMOKE, withMargin(0.05), Tier.STANDARD, withMargin(0.01)));
        Golden.assertMatches("explain.json", json);
        JsonNode node = parsed(json);
        assertThat(node.at("/tiers").fieldNames()).toIterable().containsExactly("smoke", "standard", "full");
        assertThat(node.at("/tiers/full/0").asText()).contains("0.5 %");
        assertThat(node.at("/passRule").asText()).contains("within 1 %");
        assertThat(node.at("/falsifiers/0/effectExpected").asText()).isEqualTo("2.0 within 0.1");
        assertThat(node.has("verdict")).isFalse();
    }

    @Test
    void one_tier_alone_needs_no_table_of_tiers() throws JsonProcessingException {
        assertThat(parsed(ClaimJson.explain(LIMIT)).has("tiers")).isFalse();
    }

    @Test
    void no_tier_at_all_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimJson.explain(Map.of()))
                .withMessage("tiers must name at least one tier but was {}");
    }
}
