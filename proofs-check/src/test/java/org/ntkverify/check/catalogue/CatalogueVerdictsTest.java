package org.ntkverify.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Tier;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/**
 * The whole catalogue at the smoke tier.
 *
 * <p>With the standard budget, a fresh seed makes a true claim ExpectedVerdicts.REFUTED in this class with probability of at most 1e-3.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueVerdictsTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    /** A near miss is a falsifier within this many smallest detectable defects. */
    private static final double NEAR = 5;

    private List<ClaimResult> results = List.of();

    @BeforeAll
    void verify() {
        ClaimVerifier verifier = new ClaimVerifier(
                ErrorBudget.standard(),
                claim -> new NetworkSamples(SEED, claim.id(), new LocalDrawEngine(2), Progress.SILENT));
        results = Catalogue.claims(Tier.SMOKE).stream().map(verifier::verify).toList();
    }

    private Set<String> ids(Verdict.Kind kind) {
        return results.stream()
                .filter(result -> result.verdict().kind() == kind)
                .map(result -> result.claim().id())
                .collect(Collectors.toSet());
    }

    @Test
    void every_claim_has_its_verdict() {
        assertThat(ids(Verdict.Kind.PROVED)).as("seed=%s", SEED).isEqualTo(ExpectedVerdicts.PROVED);
        assertThat(ids(Verdict.Kind.SUPPORTED)).as("seed=%s", SEED).isEqualTo(ExpectedVerdicts.SUPPORTED);
        assertThat(ids(Verdict.Kind.REFUTED)).as("seed=%s", SEED).isEqualTo(ExpectedVerdicts.REFUTED);
        assertThat(ids(Verdict.Kind.UNDECIDED)).as("seed=%s", SEED).isEqualTo(ExpectedVerdicts.UNDECIDED);
        assertThat(results)
                .hasSize(ExpectedVerdicts.PROVED.size()
                        + ExpectedVerdicts.SUPPORTED.size()
                        + ExpectedVerdicts.REFUTED.size()
                        + ExpectedVerdicts.UNDECIDED.size())
                .allMatch(result -> result.outcome()
                        == (ExpectedVerdicts.UNDECIDED.contains(result.claim().id())
                                ? Outcome.OPEN
                                : Outcome.AS_EXPECTED));
    }

    @Test
    void every_check_of_a_true_claim_establishes_it_by_itself() {
        assertThat(results)
                .filteredOn(result -> result.claim().expected() == Expectation.HOLDS)
                .allSatisfy(result -> assertThat(result.evidence())
                        .as("%s seed=%s", result.claim().id(), SEED)
                        .hasSameSizeAs(result.claim().checks())
                        .allMatch(evidence -> evidence.finding().kind() == Finding.Kind.ESTABLISHES));
    }

    @Test
    void every_falsifier_is_refuted_as_declared() {
        assertThat(results)
                .allSatisfy(result -> assertThat(result.falsifiers())
                        .as("%s seed=%s", result.claim().id(), SEED)
                        .hasSizeGreaterThanOrEqualTo(2)
                        .allMatch(FalsifierResult::refutedAsDeclared));
    }

    private static Stream<SmallestDetectable> smallestDetectable(Evidence evidence) {
        return switch (evidence.kind()) {
            case SAMPLE_TEST -> ((Evidence.SampleTest) evidence).smallestDetectable().stream();
            case RATE_FIT -> ((Evidence.RateFit) evidence).smallestDetectable().stream();
            case EXACT_DERIVATION, ENCLOSURE, COUNTEREXAMPLE, AGREEMENT -> Stream.of();
        };
    }

    private static boolean hasNearMiss(ClaimResult result) {
        double smallest = result.evidence().stream()
                .flatMap(CatalogueVerdictsTest::smallestDetectable)
                .mapToDouble(SmallestDetectable::value)
                .max()
                .orElseThrow();
        return result.falsifiers().stream()
                .filter(falsifier -> falsifier.falsifier().statement().sampled())
                .map(FalsifierResult::verdict)
                .anyMatch(verdict ->
                        verdict instanceof Verdict.Refuted refuted && Math.abs(refuted.effect()) <= NEAR * smallest);
    }

    @Test
    void every_sampled_claim_has_a_near_miss() {
        List<ClaimResult> sampled =
                results.stream().filter(result -> result.claim().sampled()).toList();
        assertThat(sampled)
                .hasSize(ExpectedVerdicts.SUPPORTED.size() + 4)
                .allSatisfy(result -> assertThat(hasNearMiss(result))
                        .as(
                                "%s has a falsifier within %s smallest detectable defects",
                                result.claim().id(), NEAR)
                        .isTrue());
    }

    @Test
    void a_proof_says_what_it_trusts_and_support_what_it_could_have_seen() {
        assertThat(results).allSatisfy(result -> {
            if (result.verdict() instanceof Verdict.Proved proved) {
                assertThat(proved.trusted()).as(result.claim().id()).isNotEmpty();
            }
            if (result.verdict() instanceof Verdict.Supported supported) {
                assertThat(supported.alpha()).as(result.claim().id()).isPresent();
                assertThat(supported.smallestDetectable().value()).isPositive();
            }
        });
    }
}
