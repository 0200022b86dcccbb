package org.ntkverify.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.check.Verdict.Kind;

/** The order in which assumptions, refutations, falsifiers and errata are heard. */
class VerdictOrderTest {

    private static final Evidence PROOF = Pieces.establishing(Evidence.Kind.EXACT_DERIVATION);
    private static final Evidence SUPPORT = Pieces.establishing(Evidence.Kind.SAMPLE_TEST);
    private static final Evidence REFUTATION = Pieces.evidence(Evidence.Kind.SAMPLE_TEST, Pieces.CONTRADICTION);
    private static final Evidence NOTHING =
            Pieces.evidence(Evidence.Kind.SAMPLE_TEST, Pieces.finding(Finding.Kind.INCONCLUSIVE));

    private static Judgement judge(Claim claim, Evidence evidence, Verdict falsifier) {
        return VerdictRule.judge(
                claim, List.of(evidence), Optional.empty(), List.of(Pieces.refuted(), Pieces.result(falsifier)));
    }

    private static Assumption assumption(Assumption.Status status) {
        return new Assumption("inputs have norm 1", status);
    }

    @Test
    void a_failed_assumption_blocks_whatever_the_evidence() {
        Claim claim = Pieces.claim(Expectation.HOLDS, assumption(Assumption.Status.FAILS));
        for (Evidence evidence : List.of(PROOF, SUPPORT, REFUTATION, NOTHING)) {
            for (Kind falsifier : Kind.values()) {
                assertThat(judge(claim, evidence, Pieces.verdict(falsifier)))
                        .isEqualTo(new Judgement(
                                new Verdict.Blocked("assumption fails: inputs have norm 1"), Outcome.BLOCKED));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refuted_claim_stays_refuted(Kind falsifier) {
        Judgement judgement = judge(Pieces.claim(Expectation.HOLDS), REFUTATION, Pieces.verdict(falsifier));
        assertThat(judgement.verdict()).isEqualTo(Pieces.verdict(Kind.REFUTED));
        assertThat(judgement.outcome()).isEqualTo(Outcome.UNEXPECTED);
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PROVED    | PROVED    | ERROR
            SUPPORTED | PROVED    | ERROR
            REFUTED   | PROVED    | AS_EXPECTED
            UNDECIDED | PROVED    | AS_EXPECTED
            BLOCKED   | PROVED    | AS_EXPECTED
            """)
    // spotless:on
    void a_proved_claim_stays_proved_beside_a_falsifier(Kind falsifier, Kind verdict, Outcome outcome) {
        Judgement judgement = judge(Pieces.claim(Expectation.HOLDS), PROOF, Pieces.verdict(falsifier));
        assertThat(judgement.verdict().kind()).isEqualTo(verdict);
        assertThat(judgement.outcome()).isEqualTo(outcome);
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PROVED    | SUPPORTED | ERROR
            SUPPORTED | SUPPORTED | ERROR
            REFUTED   | SUPPORTED | AS_EXPECTED
            UNDECIDED | UNDECIDED | UNEXPECTED
            BLOCKED   | UNDECIDED | UNEXPECTED
            """)
    // spotless:on
    void a_supported_claim_needs_its_falsifiers_refuted(Kind falsifier, Kind verdict, Outcome outcome) {
        Judgement judgement = judge(Pieces.claim(Expectation.HOLDS), SUPPORT, Pieces.verdict(falsifier));
        assertThat(judgement.verdict().kind()).isEqualTo(verdict);
        assertThat(judgement.outcome()).isEqualTo(outcome);
        if (verdict == Kind.UNDECIDED) {
            assertThat(judgement.verdict().reason()).isEqualTo("no-power");
        }
    }

    @Test
    void a_refutation_for_another_reason_or_of_another_size_does_not_count() {
        for (Verdict wrong : List.of(
                new Verdict.Refuted(ReasonCode.RATE_EXCLUDED, Pieces.EFFECT, "for another reason"),
                new Verdict.Refuted(ReasonCode.VALUE_RATIO, 2 * Pieces.EFFECT, "of another size"),
                new Verdict.Refuted(ReasonCode.VALUE_RATIO, -Pieces.EFFECT, "of the other sign"),
                new Verdict.Refuted(ReasonCode.VALUE_RATIO, Double.NaN, "of no size"))) {
            assertThat(Pieces.result(wrong).refutedAsDeclared()).as("%s", wrong).isFalse();
            Judgement judgement = judge(Pieces.claim(Expectation.HOLDS), SUPPORT, wrong);
            assertThat(judgement.verdict().reason()).as("%s", wrong).isEqualTo("no-power");
            assertThat(judgement.outcome()).isEqualTo(Outcome.UNEXPECTED);
        }
        assertThat(Pieces.refuted().refutedAsDeclared()).isTrue();
    }

    @Test
    void an_effect_of_at_least_counts_in_both_directions_and_never_without_a_number() {
        EffectSize least = new EffectSize.AtLeast(0.1);
        assertThat(least.matches(0.1)).isTrue();
        assertThat(least.matches(-0.2)).isTrue();
        assertThat(least.matches(0.099)).isFalse();
        assertThat(least.matches(Double.NaN)).isFalse();
    }

    @Test
    void an_undecided_claim_stays_undecided_for_its_own_reason() {
        Judgement judgement = judge(Pieces.claim(Expectation.HOLDS), NOTHING, Pieces.verdict(Kind.UNDECIDED));
        assertThat(judgement)
                .isEqualTo(new Judgement(
                        new Verdict.Undecided("too few draws", Optional.of("100 draws")), Outcome.UNDECIDED));
    }

    @Test
    void nothing_is_expected_of_an_open_claim_but_that_it_can_be_told_from_its_falsifiers() {
        Claim open = Pieces.claim(Expectation.OPEN);
        assertThat(judge(open, SUPPORT, Pieces.verdict(Kind.UNDECIDED)).outcome())
                .isEqualTo(Outcome.OPEN);
        assertThat(judge(open, SUPPORT, Pieces.verdict(Kind.SUPPORTED)).outcome())
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void an_unchecked_assumption_caps_a_proof_and_nothing_else() {
        Claim claim = Pieces.claim(Expectation.HOLDS, assumption(Assumption.Status.UNCHECKED));
        Judgement capped = judge(claim, PROOF, Pieces.verdict(Kind.REFUTED));
        assertThat(capped.verdict().kind()).isEqualTo(Kind.SUPPORTED);
        assertThat(capped.verdict().reason()).isEqualTo("proved under an unchecked assumption: inputs have norm 1");
        assertThat(judge(claim, REFUTATION, Pieces.verdict(Kind.REFUTED))
                        .verdict()
                        .kind())
                .isEqualTo(Kind.REFUTED);
        assertThat(judge(claim, SUPPORT, Pieces.verdict(Kind.REFUTED)).verdict())
                .isEqualTo(VerdictRule.ofEvidence(SUPPORT));
    }

    @ParameterizedTest
    @EnumSource(names = {"HOLDS", "BY_CONSTRUCTION", "WAIVED"})
    void other_assumptions_leave_a_proof_alone(Assumption.Status status) {
        Claim claim = Pieces.claim(Expectation.HOLDS, assumption(status));
        assertThat(judge(claim, PROOF, Pieces.verdict(Kind.REFUTED)).verdict().kind())
                .isEqualTo(Kind.PROVED);
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXACT_DERIVATION | ESTABLISHES  | AS_EXPECTED
            SAMPLE_TEST      | ESTABLISHES  | AS_EXPECTED
            SAMPLE_TEST      | CONTRADICTS  | UNEXPECTED
            SAMPLE_TEST      | INCONCLUSIVE | UNEXPECTED
            SAMPLE_TEST      | INAPPLICABLE | UNEXPECTED
            """)
    // spotless:on
    void an_erratum_needs_its_corrected_statement_affirmed(Evidence.Kind kind, Finding.Kind finding, Outcome outcome) {
        Evidence corrected = Pieces.evidence(kind, Pieces.finding(finding));
        Judgement judgement = VerdictRule.judge(
                Pieces.claim(Expectation.FAILS), List.of(REFUTATION), Optional.of(corrected), List.of());
        assertThat(judgement.verdict().kind()).isEqualTo(Kind.REFUTED);
        assertThat(judgement.outcome()).isEqualTo(outcome);
    }

    @Test
    void an_erratum_that_is_confirmed_as_printed_is_unexpected() {
        Judgement judgement = VerdictRule.judge(
                Pieces.claim(Expectation.FAILS), List.of(PROOF), Optional.of(PROOF), List.of(Pieces.refuted()));
        assertThat(judgement.outcome()).isEqualTo(Outcome.UNEXPECTED);
    }
}
