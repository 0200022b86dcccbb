package org.ntkverify.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.check.Verdict.Kind;

/** The tables of the verdict rule, written out: one piece of evidence, all pairs of pieces, all expectations. */
class VerdictTableTest {

    /** A kind of evidence with a finding; a counterexample exists with a contradiction only. */
    private record Piece(Evidence.Kind kind, Finding.Kind finding) {
        Evidence evidence() {
            return Pieces.evidence(kind, Pieces.finding(finding));
        }
    }

    private static List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (Evidence.Kind kind : Evidence.Kind.values()) {
            for (Finding.Kind finding : Finding.Kind.values()) {
                if (kind != Evidence.Kind.COUNTEREXAMPLE || finding == Finding.Kind.CONTRADICTS) {
                    pieces.add(new Piece(kind, finding));
                }
            }
        }
        return pieces;
    }

    private static List<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Piece first : pieces()) {
            for (Piece second : pieces()) {
                pairs.add(Arguments.of(first, second));
            }
        }
        return pairs;
    }

    private static Judgement judge(Expectation expected, Piece... pieces) {
        return judge(Pieces.claim(expected), pieces);
    }

    private static Judgement judge(Claim claim, Piece... pieces) {
        List<Evidence> evidence = Arrays.stream(pieces).map(Piece::evidence).toList();
        Optional<Evidence> corrected = claim.expected() == Expectation.FAILS
                ? Optional.of(Pieces.establishing(Evidence.Kind.EXACT_DERIVATION))
                : Optional.empty();
        return VerdictRule.judge(claim, evidence, corrected, List.of(Pieces.refuted(), Pieces.refuted()));
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXACT_DERIVATION | ESTABLISHES  | PROVED
            EXACT_DERIVATION | CONTRADICTS  | UNDECIDED
            EXACT_DERIVATION | INCONCLUSIVE | UNDECIDED
            EXACT_DERIVATION | INAPPLICABLE | BLOCKED
            ENCLOSURE        | ESTABLISHES  | PROVED
            ENCLOSURE        | CONTRADICTS  | REFUTED
            ENCLOSURE        | INCONCLUSIVE | UNDECIDED
            ENCLOSURE        | INAPPLICABLE | BLOCKED
            COUNTEREXAMPLE   | CONTRADICTS  | REFUTED
            AGREEMENT        | ESTABLISHES  | SUPPORTED
            AGREEMENT        | CONTRADICTS  | UNDECIDED
            AGREEMENT        | INCONCLUSIVE | UNDECIDED
            AGREEMENT        | INAPPLICABLE | BLOCKED
            SAMPLE_TEST      | ESTABLISHES  | SUPPORTED
            SAMPLE_TEST      | CONTRADICTS  | REFUTED
            SAMPLE_TEST      | INCONCLUSIVE | UNDECIDED
            SAMPLE_TEST      | INAPPLICABLE | BLOCKED
            RATE_FIT         | ESTABLISHES  | SUPPORTED
            RATE_FIT         | CONTRADICTS  | REFUTED
            RATE_FIT         | INCONCLUSIVE | UNDECIDED
            RATE_FIT         | INAPPLICABLE | BLOCKED
            """)
    // spotless:on
    void one_piece_of_evidence(Evidence.Kind kind, Finding.Kind finding, Kind verdict) {
        Piece piece = new Piece(kind, finding);
        assertThat(VerdictRule.ofEvidence(piece.evidence()).kind()).isEqualTo(verdict);
        assertThat(judge(Expectation.HOLDS, piece).verdict().kind()).isEqualTo(verdict);
    }

    @Test
    void the_table_has_a_row_for_every_piece() {
        assertThat(pieces()).hasSize(21);
        assertThat(pairs()).hasSize(21 * 21);
    }

    /** The order of rows and columns below. */
    private static final List<Kind> ORDER =
            List.of(Kind.PROVED, Kind.SUPPORTED, Kind.REFUTED, Kind.UNDECIDED, Kind.BLOCKED);

    /** The verdict of two ways to know a claim, from the verdicts of each; {@code !} marks the pair that is an error. */
    private static final String[][] EITHER = {
        {"PROVED", "PROVED", "REFUTED!", "PROVED", "PROVED"},
        {"PROVED", "SUPPORTED", "REFUTED", "SUPPORTED", "SUPPORTED"},
        {"REFUTED!", "REFUTED", "REFUTED", "REFUTED", "REFUTED"},
        {"PROVED", "SUPPORTED", "REFUTED", "UNDECIDED", "UNDECIDED"},
        {"PROVED", "SUPPORTED", "REFUTED", "UNDECIDED", "BLOCKED"}
    };

    /** The verdict of two parts of a claim. */
    private static final String[][] BOTH = {
        {"PROVED", "SUPPORTED", "REFUTED", "UNDECIDED", "BLOCKED"},
        {"SUPPORTED", "SUPPORTED", "REFUTED", "UNDECIDED", "BLOCKED"},
        {"REFUTED", "REFUTED", "REFUTED", "REFUTED", "REFUTED"},
        {"UNDECIDED", "UNDECIDED", "REFUTED", "UNDECIDED", "BLOCKED"},
        {"BLOCKED", "BLOCKED", "REFUTED", "BLOCKED", "BLOCKED"}
    };

    @ParameterizedTest
    @MethodSource("pairs")
    void two_ways_to_know_a_claim(Piece first, Piece second) {
        assertPair(EITHER, Pieces.claim(Expectation.HOLDS).knownByAny(), first, second);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void two_parts_of_a_claim(Piece first, Piece second) {
        assertPair(BOTH, Pieces.claim(Expectation.HOLDS), first, second);
    }

    private static void assertPair(String[][] table, Claim claim, Piece first, Piece second) {
        Kind one = VerdictRule.ofEvidence(first.evidence()).kind();
        Kind other = VerdictRule.ofEvidence(second.evidence()).kind();
        String expected = table[ORDER.indexOf(one)][ORDER.indexOf(other)];
        Judgement judgement = judge(claim, first, second);
        assertThat(judgement.verdict().kind().name()).isEqualTo(expected.replace("!", ""));
        assertThat(judgement.outcome() == Outcome.ERROR).isEqualTo(expected.endsWith("!"));
    }

    @Test
    void parts_are_supported_with_the_power_of_the_weakest_and_proved_by_all_methods() {
        Verdict both = judge(
                        Expectation.HOLDS,
                        new Piece(Evidence.Kind.AGREEMENT, Finding.Kind.ESTABLISHES),
                        new Piece(Evidence.Kind.SAMPLE_TEST, Finding.Kind.ESTABLISHES))
                .verdict();
        assertThat(both).isEqualTo(VerdictRule.ofEvidence(Pieces.establishing(Evidence.Kind.SAMPLE_TEST)));
        assertThat(judge(
                                Expectation.HOLDS,
                                new Piece(Evidence.Kind.EXACT_DERIVATION, Finding.Kind.ESTABLISHES),
                                new Piece(Evidence.Kind.ENCLOSURE, Finding.Kind.ESTABLISHES))
                        .verdict())
                .isEqualTo(new Verdict.Proved("normal form; Cholesky", List.of("own code", "IEEE 754")));
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HOLDS | PROVED    | AS_EXPECTED
            HOLDS | SUPPORTED | AS_EXPECTED
            HOLDS | REFUTED   | UNEXPECTED
            HOLDS | UNDECIDED | UNDECIDED
            HOLDS | BLOCKED   | BLOCKED
            FAILS | PROVED    | UNEXPECTED
            FAILS | SUPPORTED | UNEXPECTED
            FAILS | REFUTED   | AS_EXPECTED
            FAILS | UNDECIDED | UNDECIDED
            FAILS | BLOCKED   | BLOCKED
            OPEN  | PROVED    | OPEN
            OPEN  | SUPPORTED | OPEN
            OPEN  | REFUTED   | OPEN
            OPEN  | UNDECIDED | OPEN
            OPEN  | BLOCKED   | OPEN
            """)
    // spotless:on
    void an_expectation_meets_a_verdict(Expectation expected, Kind verdict, Outcome outcome) {
        assertThat(VerdictRule.outcome(expected, verdict)).isEqualTo(outcome);
        Piece piece = pieces().stream()
                .filter(candidate ->
                        VerdictRule.ofEvidence(candidate.evidence()).kind() == verdict)
                .findFirst()
                .orElseThrow();
        assertThat(judge(expected, piece).outcome())
                .as("through the whole rule")
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource
    void a_verdict_carries_what_its_evidence_says(Evidence.Kind kind) {
        Finding.Kind finding =
                kind == Evidence.Kind.COUNTEREXAMPLE ? Finding.Kind.CONTRADICTS : Finding.Kind.ESTABLISHES;
        Verdict verdict = VerdictRule.ofEvidence(new Piece(kind, finding).evidence());
        switch (kind) {
            case EXACT_DERIVATION ->
                assertThat(verdict).isEqualTo(new Verdict.Proved("normal form", List.of("own code")));
            case ENCLOSURE -> assertThat(verdict).isEqualTo(new Verdict.Proved("Cholesky", List.of("IEEE 754")));
            case COUNTEREXAMPLE ->
                assertThat(verdict).isEqualTo(new Verdict.Refuted(ReasonCode.VALUE_RATIO, Pieces.EFFECT, "1 is not 2"));
            case AGREEMENT -> {
                Verdict.Supported supported = (Verdict.Supported) verdict;
                assertThat(supported.alpha()).isEmpty();
                assertThat(supported.smallestDetectable().value()).isEqualTo(1e-40);
            }
            case SAMPLE_TEST, RATE_FIT -> {
                Verdict.Supported supported = (Verdict.Supported) verdict;
                assertThat(supported.alpha()).hasValue(Pieces.ALPHA);
                assertThat(supported.margin()).isEqualTo(Pieces.MARGIN);
                assertThat(supported.smallestDetectable()).isEqualTo(Pieces.SMALLEST);
            }
        }
    }

    @Test
    void a_counterexample_can_only_be_made_of_a_contradiction() {
        assertThat(Evidence.Counterexample.class.getRecordComponents()[0].getType())
                .isEqualTo(Finding.Contradicts.class);
    }

    @Test
    void support_without_its_smallest_detectable_defect_is_refused() {
        Evidence mute = new Evidence.SampleTest(
                new Finding.Establishes(),
                "means",
                Pieces.ALPHA,
                Pieces.ALPHA,
                Pieces.MARGIN,
                Optional.empty(),
                List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerdictRule.ofEvidence(mute))
                .withMessage("support by samples must state the smallest detectable defect but did not");
    }

    @Test
    void a_claim_without_evidence_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> judge(Expectation.HOLDS))
                .withMessage("a claim must have at least one piece of evidence but has none");
    }
}
