package org.ntkverify.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Source;
import org.ntkverify.check.Verdict;
import org.ntkverify.report.RunFixture;

class MeaningTest {

    private static ClaimResult result(String id) {
        return RunFixture.run().results().stream()
                .filter(result -> result.claim().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_proof_and_support_are_told_apart() {
        assertThat(Meaning.verdict(result("jacot2018/p2-2-limit-rate").verdict()))
                .startsWith("Not a proof: the whole confidence region");
        assertThat(Meaning.verdict(result("noci2024/p1-1-depth-limit").verdict()))
                .isEqualTo("Not a proof: computations agree within the tolerance.");
        assertThat(Meaning.verdict(new Verdict.Proved("m", List.of()))).doesNotContain("Not a proof");
    }

    @Test
    void an_outcome_says_who_is_at_fault() {
        assertThat(Meaning.outcome(result("bombari2022/p10-7-no-power"))).contains("the check is at fault");
        assertThat(Meaning.outcome(result("wu2022/p5-1-broken"))).contains("the tool is at fault");
        assertThat(Meaning.outcome(result("wu2022/p5-2-no-power"))).contains("no power");
        assertThat(Meaning.outcome(result("bombari2022/p10-5-hostile"))).contains("the check contradicts it");
        assertThat(Meaning.outcome(result("bombari2022/p10-c4-linear-singular")))
                .isEqualTo("A known erratum: refuted as printed, and the corrected statement is confirmed.");
    }

    @ParameterizedTest
    @EnumSource
    void only_what_was_found_is_said_to_be_stated(Provenance provenance) {
        ClaimResult found = result("jacot2018/p2-2-limit-rate");
        Claim claim = found.claim();
        Source source = claim.source();
        Claim known = new Claim(
                claim.id(),
                new Source(source.paper(), source.note(), source.locator(), provenance),
                claim.title(),
                claim.statement(),
                claim.expected(),
                claim.assumptions(),
                claim.checks(),
                claim.corrected(),
                claim.falsifiers());
        for (Outcome outcome : List.of(Outcome.AS_EXPECTED, Outcome.UNEXPECTED)) {
            String meaning = Meaning.outcome(
                    new ClaimResult(known, found.verdict(), outcome, List.of(), List.of(), found.alpha(), 0));
            assertThat(meaning.startsWith("The source states it as true")).isEqualTo(provenance == Provenance.FOUND);
        }
    }

    @Test
    void an_erratum_that_did_not_come_out_says_what_is_wrong() {
        ClaimResult erratum = result("bombari2022/p10-c4-linear-singular");
        assertThat(erratum.claim().expected()).isEqualTo(Expectation.FAILS);
        Set<String> meanings = new LinkedHashSet<>();
        for (Verdict verdict : List.of(erratum.verdict(), new Verdict.Proved("m", List.of()))) {
            meanings.add(Meaning.outcome(new ClaimResult(
                    erratum.claim(), verdict, Outcome.UNEXPECTED, List.of(), List.of(), erratum.alpha(), 0)));
        }
        assertThat(meanings)
                .containsExactly(
                        "A known erratum: refuted as printed, but the corrected statement is not confirmed.",
                        "A known erratum, but the check confirms it as printed.");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0796, RELATIVE, A defect of 8 % would have been seen.",
        "0.0493, EXPONENT, An exponent off by 0.05 would have been seen.",
        "0, RELATIVE, Any defect would have been seen."
    })
    void sharpness_is_a_sentence(double value, SmallestDetectable.Unit unit, String sentence) {
        assertThat(Meaning.detectable(new SmallestDetectable(value, unit))).isEqualTo(sentence);
    }

    @Test
    void a_margin_of_zero_is_not_mentioned() {
        assertThat(Meaning.margin(OptionalDouble.of(0), SmallestDetectable.Unit.RELATIVE))
                .isEmpty();
        assertThat(Meaning.margin(OptionalDouble.of(0.05), SmallestDetectable.Unit.RELATIVE))
                .isEqualTo("Tolerated: 5 %.");
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_has_words_of_its_own(ReasonCode code) {
        assertThat(Meaning.verdict(new Verdict.Refuted(code, 1, "w")))
                .contains(Meaning.reason(code))
                .doesNotContain(code.text());
    }
}
