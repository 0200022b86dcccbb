package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Plot;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Table;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.checker.SyntheticSource.Noise;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.Look;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/** A claim with its falsifiers: shared samples, shared budget, crashes, interruption, independence of other claims. */
class ClaimVerifierTest {

    private static final ErrorBudget BUDGET = ErrorBudget.standard();
    private static final double SHARE = BUDGET.alpha() / ErrorBudget.CATALOGUE_SLOTS;
    private static final SamplingDesign DESIGN = TestClaims.diagonal(0, new WidthDraws(32, 4000));

    private static SampleSource networks(Claim claim) {
        return new NetworkSamples(SyntheticSource.SEED, claim.id(), new LocalDrawEngine(2), Progress.SILENT);
    }

    private static ClaimResult verify(Claim claim, Function<Claim, SampleSource> sources) {
        return new ClaimVerifier(BUDGET, sources).verify(claim);
    }

    /** Returns the result without the time it took. */
    private static ClaimResult timeless(ClaimResult result) {
        return new ClaimResult(
                result.claim(),
                result.verdict(),
                result.outcome(),
                result.evidence(),
                result.falsifiers(),
                result.alpha(),
                0);
    }

    @Test
    void a_true_claim_is_supported_and_its_falsifiers_refuted() {
        ClaimResult result = verify(TestClaims.sampled("paper/p1-mean", DESIGN), ClaimVerifierTest::networks);
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(result.outcome()).isEqualTo(Outcome.AS_EXPECTED);
        assertThat(result.falsifiers()).allMatch(FalsifierResult::refutedAsDeclared);
    }

    @Test
    void a_claim_and_its_falsifiers_are_judged_on_the_same_draws() {
        SyntheticSource source = SyntheticSource.of(Noise.NORMAL, n -> 1);
        ClaimResult result = verify(TestClaims.sampled("paper/p1-mean", DESIGN), claim -> source);
        assertThat(result.outcome()).isEqualTo(Outcome.AS_EXPECTED);
        assertThat(source.requests())
                .as("claim and two falsifiers at each look")
                .isEqualTo(3 * source.looks().size());
        assertThat(source.designsDrawn()).isEqualTo(1);
    }

    @Test
    void a_share_is_divided_over_sampled_statements_only() {
        ClaimResult alone = verify(TestClaims.sampled("paper/p1-mean", DESIGN), ClaimVerifierTest::networks);
        assertThat(alone.alpha()).isEqualTo(SHARE);
        assertThat(spent(alone)).isEqualTo(firstLook(SHARE / 3), within(1e-20));
        Claim mixed = TestClaims.claim(
                "paper/p1-mixed",
                List.of(TestClaims.mean(DESIGN, 1), TestClaims.equal(1, 1)),
                List.of(TestClaims.unequal(1, 2), TestClaims.wrongMean(DESIGN, 3)));
        assertThat(spent(verify(mixed, ClaimVerifierTest::networks))).isEqualTo(firstLook(SHARE / 2), within(1e-20));
    }

    private static double firstLook(double share) {
        return Look.OF_MEANS.get(0).of(new ErrorBudget.Share(share, share)).alpha();
    }

    private static double spent(ClaimResult result) {
        return ((Evidence.SampleTest) result.evidence().get(0)).alpha();
    }

    private static Stream<Throwable> defects() {
        return Stream.of(
                new IllegalStateException("no sample"),
                new NullPointerException("nothing"),
                new StackOverflowError(),
                new OutOfMemoryError("heap"),
                new ExceptionInInitializerError("the algebra system does not load"),
                new NoClassDefFoundError("choco"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void a_crash_in_a_check_or_a_falsifier_is_an_error_and_never_a_pass(Throwable defect) {
        Statement broken = TestClaims.broken(defect);
        Claim check = TestClaims.claim(
                "paper/p1-check",
                List.of(TestClaims.equal(1, 1), broken),
                List.of(TestClaims.unequal(1, 2), TestClaims.unequal(1, 3)));
        Claim falsifier = TestClaims.claim(
                "paper/p1-falsifier",
                List.of(TestClaims.equal(1, 1)),
                List.of(
                        TestClaims.unequal(1, 2),
                        new Falsifier("broken", broken, ReasonCode.IDENTITY_FALSE, new EffectSize.AtLeast(0))));
        for (Claim claim : List.of(check, falsifier)) {
            ClaimResult result = verify(claim, ClaimVerifierTest::networks);
            assertThat(result.outcome()).as(claim.id()).isEqualTo(Outcome.ERROR);
            assertThat(result.verdict().kind().affirmative()).as(claim.id()).isFalse();
            assertThat(result.verdict().reason())
                    .startsWith(
                            defect instanceof OutOfMemoryError
                                    ? "memory of Java must hold the work on this claim but did not; maybe"
                                    : "internal error: " + defect);
            assertThat(result.alpha()).isEqualTo(SHARE);
        }
    }

    @Test
    void illustrations_are_drawn_after_the_verdict_and_a_broken_one_is_an_error() {
        Claim claim = TestClaims.claim(
                "paper/p1-shown",
                List.of(TestClaims.equal(1, 1)),
                List.of(TestClaims.unequal(1, 2), TestClaims.unequal(1, 3)));
        Table figure = new Table("figure", "c", List.of("x"), List.of(List.of(new Table.Cell.Value(1))))
                .plotted(new Plot(
                        Plot.Axis.linear("x"), Plot.Axis.linear("x"), List.of(Plot.Series.marks("m", "x", "x"))));
        ClaimResult shown =
                verify(claim.illustrated(new Illustration("figure", () -> figure)), ClaimVerifierTest::networks);
        assertThat(shown.verdict())
                .isEqualTo(verify(claim, ClaimVerifierTest::networks).verdict());
        assertThat(shown.illustrations()).containsExactly(figure);
        assertThat(shown.tables()).endsWith(figure);
        ClaimResult broken = verify(
                claim.illustrated(new Illustration("figure", () -> {
                    throw new IllegalStateException("no figure");
                })),
                ClaimVerifierTest::networks);
        assertThat(broken.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(broken.verdict().kind().affirmative()).isFalse();
    }

    @Test
    void a_source_that_cannot_be_made_is_an_error_too() {
        ClaimResult result = verify(TestClaims.sampled("paper/p1-mean", DESIGN), claim -> {
            throw new IllegalStateException("no engine");
        });
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void an_interruption_ends_the_run_and_keeps_the_flag() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(DrawsInterruptedException.class)
                    .isThrownBy(() -> verify(TestClaims.sampled("paper/p1-mean", DESIGN), ClaimVerifierTest::networks));
        } finally {
            assertThat(Thread.interrupted()).as("flag, cleared here").isTrue();
        }
    }

    @Test
    void a_claim_gives_the_same_evidence_alone_and_in_any_order() {
        Claim first = TestClaims.sampled("paper/p1-first", DESIGN);
        Claim second = TestClaims.sampled("paper/p1-second", DESIGN);
        List<ClaimResult> forwards = run(List.of(first, second));
        List<ClaimResult> backwards = run(List.of(second, first));
        List<ClaimResult> alone = run(List.of(second));
        assertThat(forwards.get(0)).isEqualTo(backwards.get(1));
        assertThat(forwards.get(1)).isEqualTo(backwards.get(0));
        assertThat(forwards.get(1)).isEqualTo(alone.get(0));
        assertThat(forwards.get(0).evidence())
                .as("twin: another claim has other random numbers")
                .isNotEqualTo(forwards.get(1).evidence());
    }

    private static List<ClaimResult> run(List<Claim> claims) {
        ClaimVerifier verifier = new ClaimVerifier(BUDGET, ClaimVerifierTest::networks);
        List<ClaimResult> results = new ArrayList<>();
        for (Claim claim : claims) {
            results.add(timeless(verifier.verify(claim)));
        }
        return results;
    }

    @Test
    void a_claim_with_a_false_assumption_is_blocked_even_if_its_falsifiers_are_affirmed() {
        Claim claim = new Claim(
                "paper/p1-assumption",
                TestClaims.sampled("paper/p1-mean", DESIGN).source(),
                "Title",
                "A statement.",
                Expectation.HOLDS,
                List.of(Assumption.checked("x has norm 1", false)),
                List.of(TestClaims.equal(1, 1)),
                Optional.empty(),
                List.of(TestClaims.unequal(1, 1), TestClaims.unequal(2, 2)));
        assertThat(verify(claim, ClaimVerifierTest::networks).outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void a_claim_that_cannot_be_told_from_a_falsifier_is_an_error() {
        Claim claim = TestClaims.claim(
                "paper/p1-confused",
                List.of(TestClaims.equal(1, 1)),
                List.of(TestClaims.unequal(1, 2), TestClaims.unequal(3, 3)));
        assertThat(verify(claim, ClaimVerifierTest::networks).outcome()).isEqualTo(Outcome.ERROR);
    }
}
