package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.checker.SyntheticSource.Component;
import org.ntkverify.check.checker.SyntheticSource.Noise;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.Look;
import org.ntkverify.numeric.sample.Event;

/** Drawing stops as soon as the claim and all its falsifiers are decided, and not before. */
class ClaimLooksTest {

    private static final SamplingDesign DESIGN = SyntheticSource.design(List.of("q"), 64_000, 32);

    private static SyntheticSource source(double mean, double deviation) {
        return new SyntheticSource(Noise.NORMAL, new Component(n -> mean, n -> deviation));
    }

    private static ClaimResult verify(Claim claim, SyntheticSource source) {
        return new ClaimVerifier(ErrorBudget.standard(), any -> source).verify(claim);
    }

    @Test
    void little_noise_is_decided_at_the_first_look() {
        SyntheticSource source = source(1, 0.1);
        ClaimResult result = verify(TestClaims.sampled("paper/p1-mean", DESIGN), source);
        assertThat(result.outcome()).isEqualTo(Outcome.AS_EXPECTED);
        assertThat(source.looks()).containsExactly(Look.OF_MEANS.get(0));
    }

    @Test
    void much_noise_takes_all_looks_and_tells_what_the_last_one_spent() {
        SyntheticSource source = source(1, 7);
        ClaimResult result = verify(TestClaims.sampled("paper/p1-mean", DESIGN), source);
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(source.looks()).isEqualTo(Look.OF_MEANS);
        double share = ErrorBudget.standard().catalogueClaim().alpha() / 3;
        assertThat(((Evidence.SampleTest) result.evidence().get(0)).alpha()).isEqualTo(0.75 * share);
    }

    @Test
    void a_falsifier_that_is_not_decided_keeps_the_claim_drawing() {
        Claim claim = TestClaims.claim(
                "paper/p1-near",
                List.of(TestClaims.mean(DESIGN, 1)),
                List.of(TestClaims.wrongMean(DESIGN, 2), TestClaims.wrongMean(DESIGN, 1.22)));
        SyntheticSource source = source(1, 1);
        ClaimResult result = verify(claim, source);
        assertThat(source.looks()).hasSizeGreaterThan(1);
        assertThat(result.outcome()).isEqualTo(Outcome.AS_EXPECTED);
    }

    @Test
    void a_frequency_that_is_settled_draws_no_more_of_its_own() {
        Event event = new Event("held");
        SamplingDesign trials = SyntheticSource.design(event.indicators(), 64_000, 64);
        SyntheticSource source = new SyntheticSource(
                Noise.NORMAL,
                new Component(width -> 1, width -> width == 32 ? 7 : 0),
                new Component(width -> 0, width -> 0));
        Claim claim = TestClaims.claim(
                "paper/p1-mean",
                List.of(TestClaims.mean(DESIGN, 1)),
                List.of(
                        new Falsifier(
                                "always-held",
                                new FailureProbability("held", trials, event, 0.1),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.1)),
                        TestClaims.wrongMean(DESIGN, 3)));
        ClaimResult result = verify(claim, source);
        assertThat(result.outcome()).isEqualTo(Outcome.AS_EXPECTED);
        assertThat(source.looks(DESIGN)).isEqualTo(Look.OF_MEANS);
        assertThat(source.looks(trials)).containsExactly(Look.OF_COUNTS.get(0));
    }

    @Test
    void means_are_judged_on_all_that_was_drawn() {
        SamplingDesign quiet = SyntheticSource.design(List.of("q"), 64_000, 64);
        SyntheticSource source =
                new SyntheticSource(Noise.NORMAL, new Component(width -> 1, width -> width == 32 ? 7 : 0.1));
        Claim claim = TestClaims.claim(
                "paper/p1-mean",
                List.of(TestClaims.mean(quiet, 1)),
                List.of(TestClaims.wrongMean(DESIGN, 1.5), TestClaims.wrongMean(DESIGN, 3)));
        verify(claim, source);
        assertThat(source.looks(quiet)).isEqualTo(source.looks(DESIGN)).hasSizeGreaterThan(1);
    }

    @Test
    void a_refuted_falsifier_of_another_size_than_declared_has_no_second_chance() {
        SyntheticSource source = source(1, 0.1);
        Falsifier otherSize = new Falsifier(
                "mean-2", TestClaims.mean(DESIGN, 2), ReasonCode.VALUE_RATIO, new EffectSize.Near(2, 0.4));
        Claim claim = TestClaims.claim(
                "paper/p1-mean",
                List.of(TestClaims.mean(DESIGN, 1)),
                List.of(otherSize, TestClaims.wrongMean(DESIGN, 3)));
        ClaimResult result = verify(claim, source);
        assertThat(result.outcome()).isEqualTo(Outcome.UNEXPECTED);
        assertThat(result.falsifiers().get(0).verdict().kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(source.looks()).containsExactly(Look.OF_MEANS.get(0));
    }

    @Test
    void frequencies_are_looked_at_earlier_than_means() {
        Event event = new Event("held");
        SamplingDesign trials = SyntheticSource.design(event.indicators(), 100, 32);
        SyntheticSource never = new SyntheticSource(
                Noise.NORMAL, new Component(width -> 0, width -> 0), new Component(width -> 0, width -> 0));
        ClaimResult result = verify(
                TestClaims.claim(
                        "paper/p1-held",
                        List.of(new FailureProbability("held", trials, event, 0.35)),
                        List.of(TestClaims.unequal(1, 2), TestClaims.unequal(1, 3))),
                never);
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(never.looks()).containsExactlyElementsOf(Look.OF_COUNTS.subList(0, 2));
        assertThat(never.looks()).extracting(look -> look.draws(100)).containsExactly(25L, 50L);
    }

    @Test
    void a_proof_does_not_stop_the_samples_of_another_check() {
        Claim claim = TestClaims.claim(
                "paper/p1-both",
                List.of(TestClaims.equal(1, 1), TestClaims.mean(DESIGN, 1)),
                List.of(TestClaims.unequal(1, 2), TestClaims.wrongMean(DESIGN, 3)));
        SyntheticSource source = source(1, 7);
        ClaimResult result = verify(claim.knownByAny(), source);
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.PROVED);
        assertThat(source.looks()).isEqualTo(Look.OF_MEANS);
        // As a part of the claim, the samples are what is known least.
        assertThat(verify(claim, source(1, 7)).verdict().kind()).isEqualTo(Verdict.Kind.SUPPORTED);
    }

    @Test
    void what_no_look_decides_stays_undecided() {
        SyntheticSource source = source(1, 100);
        ClaimResult result = verify(TestClaims.sampled("paper/p1-mean", DESIGN), source);
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(source.looks()).isEqualTo(Look.OF_MEANS);
    }
}
