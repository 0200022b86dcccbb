package org.ntkverify.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a change, and what does not. */
class RunComparisonTest {

    /** Pairs of runs that differ by chance alone. */
    private static final int PAIRS = 200;

    static String run(String... claims) {
        return """
                {"schema": "ntkv/results/1",
                 "run": {"tier": "smoke", "seed": 7, "seconds": 1.5},
                 "claims": [%s]}
                """.formatted(String.join(",\n", claims));
    }

    static String claim(String id, String verdict, double value, double error) {
        return """
                {"id": "%s", "verdict": "%s", "outcome": "as-expected", "seconds": 1.0, "evidence": [
                  {"tables": [{"name": "means", "columns": ["width", "mean"], "rows": [[64, {"value": %s, "standardError": %s}]]}]}]}
                """.formatted(id, verdict, value, error);
    }

    private static RunComparison compare(String before, String after) {
        return RunComparison.of(SavedRun.parse("old.json", before), SavedRun.parse("new.json", after));
    }

    @Test
    void a_run_is_the_same_as_itself() {
        String run = run(claim("p/a", "SUPPORTED", 1, 0.1), claim("p/b", "PROVED", 2, 0));
        RunComparison comparison = compare(run, run);
        assertThat(comparison.same()).isTrue();
        assertThat(comparison.claims()).isEqualTo(2);
        assertThat(comparison.estimates()).isEqualTo(2);
    }

    @Test
    void a_verdict_that_changed_or_is_lost_is_a_change_and_a_new_claim_is_none() {
        String before = run(claim("p/a", "SUPPORTED", 1, 0.1), claim("p/b", "PROVED", 2, 0));
        RunComparison refuted = compare(before, run(claim("p/a", "REFUTED", 1, 0.1), claim("p/b", "PROVED", 2, 0)));
        assertThat(refuted.same()).isFalse();
        assertThat(refuted.verdicts()).hasSize(1);
        assertThat(refuted.verdicts().get(0).after().verdict()).isEqualTo("REFUTED");
        RunComparison lost = compare(before, run(claim("p/b", "PROVED", 2, 0)));
        assertThat(lost.same()).isFalse();
        assertThat(lost.gone()).containsExactly("p/a");
        RunComparison more = compare(run(claim("p/b", "PROVED", 2, 0)), before);
        assertThat(more.same()).isTrue();
        assertThat(more.added()).containsExactly("p/a");
    }

    @Test
    void an_outcome_alone_is_a_change() {
        String before = run(claim("p/a", "UNDECIDED", 1, 0.1));
        assertThat(compare(before, before.replace("as-expected", "unexpected")).same())
                .isFalse();
    }

    @Test
    void an_estimate_moves_when_it_leaves_its_error() {
        String before = run(claim("p/a", "SUPPORTED", 1, 0.03));
        // One estimate: z = 3.29, and the error of the difference is 0.05.
        assertThat(compare(before, run(claim("p/a", "SUPPORTED", 1.16, 0.04))).moved())
                .isEmpty();
        RunComparison moved = compare(before, run(claim("p/a", "SUPPORTED", 1.17, 0.04)));
        assertThat(moved.moved()).hasSize(1);
        assertThat(moved.moved().get(0).standardErrors()).isBetween(3.39, 3.41);
        assertThat(moved.same()).isFalse();
    }

    @Test
    void what_has_no_error_may_change_by_rounding_only() {
        String before = run(claim("p/a", "SUPPORTED", 1, 0));
        assertThat(compare(before, run(claim("p/a", "SUPPORTED", 1 + 1e-11, 0))).same())
                .isTrue();
        assertThat(compare(before, run(claim("p/a", "SUPPORTED", 1 + 1e-9, 0))).same())
                .isFalse();
    }

    @Test
    void chance_alone_seldom_moves_anything() {
        SplittableRandom random = new SplittableRandom(5);
        int alarms = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            List<String> before = new ArrayList<>();
            List<String> after = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                before.add(claim("p/c" + i, "SUPPORTED", random.nextGaussian(), 1));
                after.add(claim("p/c" + i, "SUPPORTED", random.nextGaussian(), 1));
            }
            if (!compare(run(before.toArray(String[]::new)), run(after.toArray(String[]::new)))
                    .same()) {
                alarms++;
            }
        }
        // 200 pairs at one in a thousand: four alarms have probability 6e-5.
        assertThat(alarms).isLessThan(4);
    }

    private static String fitted(double estimate, double alpha) {
        return run("""
                {"id": "p/a", "verdict": "SUPPORTED", "outcome": "as-expected", "seconds": 1.0, "evidence": [
                  {"alpha": %s, "tables": [],
                   "intervals": [{"of": "exponent", "estimate": %s, "low": %s, "high": %s}]}]}
                """.formatted(alpha, estimate, estimate - 0.1, estimate + 0.1));
    }

    @Test
    void a_fitted_exponent_moves_by_the_error_behind_its_interval() {
        // At alpha = 0.05 the error is 0.051, that of the difference 0.072, and z = 3.29 allows 0.237.
        assertThat(compare(fitted(-0.5, 0.05), fitted(-0.27, 0.05)).same()).isTrue();
        assertThat(compare(fitted(-0.5, 0.05), fitted(-0.26, 0.05)).same()).isFalse();
        // The same width at a stricter level comes from a smaller error.
        assertThat(compare(fitted(-0.5, 1e-6), fitted(-0.27, 1e-6)).same()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> SavedRun.parse("old.json", fitted(0, 0)));
    }

    @Test
    void other_widths_have_no_partner_and_are_counted() {
        String before = run(claim("p/a", "SUPPORTED", 1, 0.1));
        RunComparison comparison = compare(before, before.replace("[64,", "[128,"));
        assertThat(comparison.estimates()).isZero();
        assertThat(comparison.unmatched()).isEqualTo(2);
    }

    @Test
    void what_a_file_says_is_quoted_in_short_and_on_one_line() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SavedRun.parse("old.json", "{\"schema\": \"a\\n\\nb" + "c".repeat(100) + "\"}"))
                .withMessage("schema of old.json must be 'ntkv/results/1' but was 'a b" + "c".repeat(57)
                        + "...'\nMaybe the results.json in the folder of a run is meant.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SavedRun.parse("old.json", "{\"schema\": \"ntkv/results/1\"}"))
                .withMessage("claims of old.json must be an array but was missing");
    }

    @Test
    void runs_without_a_common_claim_are_not_the_same() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare(run(claim("p/a", "PROVED", 1, 0)), run(claim("p/b", "PROVED", 1, 0))))
                .withMessage("old.json and new.json must have a claim in common but have none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"schema\": \"other\"}",
                "{\"schema\": \"ntkv/results/1\"}",
                "{\"schema\": \"ntkv/results/1\", \"run\": {\"tier\": 1}, \"claims\": []}",
                "{\"schema\": \"ntkv/results/1\", \"run\": {}, \"claims\": [{\"id\": 5}]}"
            })
    void what_is_no_result_is_refused_with_the_name_of_the_file(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SavedRun.parse("old.json", text))
                .withMessageContaining("old.json");
    }

    @Test
    void a_claim_listed_twice_is_refused() {
        String claim = claim("p/a", "PROVED", 1, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SavedRun.parse("old.json", run(claim, claim)))
                .withMessage("claims of old.json must be listed once but p/a is listed twice");
    }
}
