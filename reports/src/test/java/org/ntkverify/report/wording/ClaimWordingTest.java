package org.ntkverify.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.RunFixture;

class ClaimWordingTest {

    private static Verdict supported(double margin, double detectable, SmallestDetectable.Unit unit) {
        return new Verdict.Supported(
                OptionalDouble.of(1e-3), margin, new SmallestDetectable(detectable, unit), "sample test");
    }

    @Test
    void a_supported_verdict_says_what_would_have_been_seen() {
        assertThat(ClaimWording.detail(supported(0.01, 0.016, SmallestDetectable.Unit.RELATIVE)))
                .isEqualTo("margin 1 %, would see 1.6 %");
        assertThat(ClaimWording.detail(supported(0.03, 0.0493, SmallestDetectable.Unit.EXPONENT)))
                .isEqualTo("margin 0.03, would see 0.05");
    }

    @Test
    void a_defect_of_size_zero_is_any_defect() {
        assertThat(ClaimWording.detail(supported(0.01, 0, SmallestDetectable.Unit.RELATIVE)))
                .isEqualTo("margin 1 %, would see any defect");
        Verdict capped = new Verdict.Supported(
                OptionalDouble.empty(), 0, new SmallestDetectable(0, SmallestDetectable.Unit.RELATIVE), "capped");
        assertThat(ClaimWording.detail(capped)).isEqualTo("capped");
    }

    @Test
    void a_detectable_defect_is_rounded_up() {
        assertThat(ClaimWording.detail(supported(0.01, 0.01601, SmallestDetectable.Unit.RELATIVE)))
                .endsWith("would see 1.7 %");
    }

    @Test
    void agreement_names_its_reason_and_no_error_probability() {
        Verdict agreement = new Verdict.Supported(
                OptionalDouble.empty(),
                1e-12,
                new SmallestDetectable(1e-12, SmallestDetectable.Unit.RELATIVE),
                "40 digits");
        assertThat(ClaimWording.detail(agreement)).isEqualTo("40 digits, within 1e-12 relative");
    }

    @Test
    void the_other_verdicts_give_their_reason() {
        assertThat(ClaimWording.detail(new Verdict.Proved("exact derivation", List.of())))
                .isEqualTo("exact derivation");
        assertThat(ClaimWording.detail(new Verdict.Refuted(ReasonCode.VALUE_RATIO, 2.00312, "w")))
                .isEqualTo("value-ratio, effect 2.003");
        assertThat(ClaimWording.detail(new Verdict.Undecided("too wide", Optional.of("9 times the draws"))))
                .isEqualTo("too wide; needs 9 times the draws");
        assertThat(ClaimWording.detail(new Verdict.Blocked("inputs coincide"))).isEqualTo("inputs coincide");
    }

    @Test
    void facts_name_the_falsifiers_that_were_not_refuted_as_declared() {
        VerificationRun run = RunFixture.run();
        assertThat(run.results())
                .filteredOn(result -> result.claim().id().equals("bombari2022/p10-7-no-power"))
                .singleElement()
                .satisfies(result -> assertThat(ClaimWording.facts(result))
                        .filteredOn(fact -> fact.label().equals("falsifier"))
                        .extracting(ClaimWording.Fact::text)
                        .contains("factor-two is SUPPORTED (margin 0.5, would see 0.8), declared refuted for "
                                + "value-ratio with effect 2.0 within 0.1"));
        assertThat(ClaimWording.facts(run.results().get(0)))
                .extracting(ClaimWording.Fact::label)
                .doesNotContain("falsifier");
    }

    private static String reason(int index, Outcome outcome) {
        ClaimResult result = RunFixture.run().results().get(index);
        return ClaimWording.facts(new ClaimResult(
                        result.claim(),
                        result.verdict(),
                        outcome,
                        result.evidence(),
                        result.falsifiers(),
                        result.alpha(),
                        result.seconds()))
                .get(1)
                .text();
    }

    @Test
    void the_reason_explains_an_outcome_that_the_verdict_alone_does_not() {
        assertThat(reason(1, Outcome.AS_EXPECTED)).isEqualTo("margin 0.03, would see 0.05");
        assertThat(reason(1, Outcome.ERROR))
                .isEqualTo("the check affirms the claim (margin 0.03, would see 0.05) and a falsifier, so it cannot "
                        + "tell them apart");
        assertThat(reason(5, Outcome.AS_EXPECTED)).isEqualTo("identity-false, effect 0.5");
        assertThat(reason(5, Outcome.UNEXPECTED))
                .isEqualTo("identity-false, effect 0.5, but the corrected statement is not confirmed");
        assertThat(reason(6, Outcome.UNEXPECTED)).isEqualTo("value-ratio, effect 2.003");
        assertThat(reason(6, Outcome.ERROR)).isEqualTo("value-ratio, effect 2.003, but another check proves the claim");
        assertThat(reason(10, Outcome.UNEXPECTED))
                .isEqualTo("no-power: falsifier factor-two was not refuted as declared: the interval is too wide");
    }

    @Test
    void the_status_names_the_worst_first() {
        VerificationRun run = RunFixture.run();
        assertThat(RunWording.status(run))
                .isEqualTo("ERROR: 2 claims with an error, 2 unexpected, 1 undecided, 1 blocked");
        assertThat(RunWording.status(
                        new VerificationRun(run.info(), run.results().subList(0, 3), List.of())))
                .isEqualTo("OK: 3 claims checked, nothing unexpected");
        assertThat(RunWording.status(
                        new VerificationRun(run.info(), run.results().subList(5, 7), List.of())))
                .isEqualTo("UNEXPECTED: 1 claim against the expectation");
        assertThat(RunWording.status(new VerificationRun(run.info(), List.of(), List.of("a/b"))))
                .isEqualTo("NOTHING RUN: no claim was checked");
    }

    @Test
    void counts_add_up_to_the_total() {
        VerificationRun run = RunFixture.run();
        assertThat(RunWording.counts(run).stream()
                        .mapToLong(RunWording.Count::number)
                        .sum())
                .isEqualTo(run.total())
                .isEqualTo(13);
    }

    @Test
    void measures_come_from_the_verdict_or_from_sampled_evidence() {
        VerificationRun run = RunFixture.run();
        Measures proved = Measures.of(run.results().get(0));
        assertThat(proved.alpha()).isEmpty();
        assertThat(proved.margin()).isEmpty();
        Measures undecided = Measures.of(run.results().get(3));
        assertThat(undecided.alpha()).hasValue(2.5e-5);
        assertThat(undecided.margin()).hasValue(0.005);
        assertThat(undecided.smallestDetectable()).isEmpty();
    }
}
