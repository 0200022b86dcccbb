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
 * <p>With the standard budget, a fresh seed makes a true claim REFUTED in this class with probability of at most 1e-3.
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

    private static final Set<String> PROVED = Set.of(
            "cho2009/j0-closed-form",
            "cho2009/j1-closed-form",
            "cho2009/j2-closed-form",
            "cho2009/j3-closed-form",
            "cho2009/j4-closed-form",
            "cho2009/operator-form",
            "cho2009/value-at-one",
            "cho2009/derivative-recursion",
            "cho2009/family-to-degree-8",
            "cho2009/positive-and-decreasing",
            "cho2009/special-values",
            "cho2009/hermite-series",
            "cho2009/gegenbauer-eigenvalues",
            "cho2009/eigenvalue-decay",
            "cho2009/depth-of-angles",
            "price1958/dual-exponential",
            "price1958/dual-homogeneous",
            "price1958/dual-error-function",
            "price1958/price-identity",
            "price1958/jump",
            "murray2023/hermite-series",
            "murray2023/series-is-recursion",
            "murray2023/two-layer-relu",
            "murray2023/series-in-depth",
            "murray2023/series-of-odd-activations",
            "murray2023/table-without-bias",
            "murray2023/table-with-bias-origin",
            "murray2023/effective-rank",
            "murray2023/sphere-eigenvalues",
            "murray2023/decay-exponent",
            "jacot2018/p2-1-dual-activations",
            "jacot2018/p2-1-kdot-is-dk-dc",
            "jacot2018/p2-1-sum-form",
            "jacot2018/p2-1-recursion-golden",
            "jacot2018/p2-4-kurtosis",
            "jacot2018/p2-4-variance",
            "jacot2018/p2-7-definite-with-bias",
            "jacot2018/p2-7-smallest-eigenvalues",
            "jacot2018/p2-7-antipodal-rank",
            "jacot2018/p2-7-depth-restores-definiteness",
            "jacot2018/p2-7-polynomial-activation",
            "jacot2018/p2-7-collinear-inputs",
            "du2019/hoeffding-entry",
            "du2019/chernoff-diagonal",
            "murray2023/low-rank-tail",
            "oymak2019/khatri-rao-bound",
            "oymak2019/schur-tail",
            "oymak2019/hermite-gershgorin",
            "oymak2019/separated-gates",
            "oymak2019/gates-calibrated",
            "nguyen2021/diagonal",
            "nguyen2021/layer-sum",
            "nguyen2021/depth-bound",
            "nguyen2021/growth-in-depth",
            "nguyen2021/hermite-gershgorin-with-norms",
            "nguyen2021/high-dimension-constant",
            "karhadkar2024/gegenbauer-certificate",
            "karhadkar2024/two-point-bound",
            "karhadkar2024/two-point-limit",
            "karhadkar2024/funk-hecke-coefficients",
            "karhadkar2024/chernoff-constant",
            "karhadkar2024/sign-patterns",
            "karhadkar2024/eigenvalues-of-geometries",
            "karhadkar2024/layers-on-orthonormal-inputs",
            "karhadkar2024/ranks-on-the-circle",
            "karhadkar2024/antipodal-pairs-in-depth",
            "bombari2022/p10-c3-block-rank",
            "bombari2022/p10-c3-full-rank",
            "bombari2022/p10-c4-linear-rank",
            "bombari2022/p10-c4-linear-singular",
            "bombari2022/p10-c5-output-scale",
            "bombari2022/p10-c7-block-formula",
            "bombari2022/p10-c6-diagonal-bound",
            "bombari2022/p10-c7-schur-product",
            "bombari2022/p10-c7-sum-of-blocks",
            "jacot2018/p2-c1-trained-variables",
            "jacot2018/p2-c2-gain",
            "wang2021/p4-0-kernel-recursion",
            "wang2021/p4-1-angle-bounds",
            "wang2021/p4-1-angle-limit",
            "wang2021/p4-1-deep-angles",
            "wang2021/p4-2-antipode-limit",
            "wang2021/p4-2-peak",
            "wang2021/p4-2-sharpening",
            "wang2021/p4-3-norm-grows-like-log",
            "wang2021/p4-4-circle-spectrum",
            "wang2021/p4-4-circle-numbers",
            "wang2021/p4-5-circles-numbers",
            "wang2021/p4-5-depth-helps",
            "wang2021/p4-5-collapse",
            "wu2022/p5-2-variance-law",
            "wu2022/p5-2-skip-growth",
            "wu2022/p5-3-concentration",
            "wu2022/p5-3-draws-for-the-mean",
            "wu2022/p5-5-homogeneous",
            "wu2022/p5-5-degree-on-a-ray",
            "wu2022/p5-5-with-bias",
            "wu2022/p5-6a-theta-from-sigma",
            "wu2022/p5-6a-odd-vanish",
            "wu2022/p5-6a-odd-positive",
            "wu2022/p5-6c-moderate-degrees",
            "wu2022/p5-6-eigenvalues-ten",
            "wu2022/p5-6-eigenvalues-three",
            "wu2022/p5-6b-exponent",
            "wu2022/p5-6b-constant",
            "wu2022/p5-6b-large-degrees",
            "wu2022/p5-6c-large-degrees",
            "wu2022/p5-7-antipodal-rank",
            "wu2022/p5-7-smallest-eigenvalues",
            "tan2022/p3-1-chain-rule",
            "tan2022/p3-4-split-is-stacked-real",
            "tan2022/p3-4-complex-inputs-crelu",
            "tan2022/p3-5-imaginary-part",
            "tan2022/p3-6-real-inputs-crelu",
            "tan2022/p3-6-real-inputs-cardioid",
            "tan2022/p3-6-real-inputs-modulus");

    private static final Set<String> SUPPORTED = Set.of(
            "jacot2018/p2-2-limit-value",
            "jacot2018/p2-4-gaussian-limit",
            "jacot2018/p2-4-law-rate",
            "jacot2018/p2-4-outputs-decouple",
            "jacot2018/p2-2-limit-rate",
            "jacot2018/p2-5-diagonal-unbiased",
            "jacot2018/p2-5-one-hidden-layer-unbiased",
            "jacot2018/p2-5-off-diagonal-bias",
            "jacot2018/p2-5-bias-rate",
            "jacot2018/p2-6-variance-1",
            "jacot2018/p2-6-variance-2",
            "jacot2018/p2-6-variance-4",
            "du2019/hoeffding-bound",
            "du2019/width-suffices",
            "du2019/chernoff-bound",
            "du2019/operator-error-rate",
            "du2019/jensen",
            "bombari2022/p10-c1-joint-scaling",
            "bombari2022/p10-c1-joint-scaling-of-block",
            "bombari2022/p10-c2-fixed-samples",
            "bombari2022/p10-c2-few-samples",
            "bombari2022/p10-c5-lecun-scaling",
            "bombari2022/p10-c8-finite-differences",
            "wang2021/p4-0-mean-kernel-2",
            "wang2021/p4-0-mean-kernel-3",
            "wang2021/p4-6-concentration-1",
            "wang2021/p4-6-concentration-2",
            "wang2021/p4-6-concentration-4",
            "wu2022/p5-1-mean-plain-1",
            "wu2022/p5-1-mean-plain-2",
            "wu2022/p5-1-mean-plain-3",
            "wu2022/p5-1-mean-skip-2",
            "wu2022/p5-1-mean-skip-3",
            "wu2022/p5-2-variance-plain-1",
            "wu2022/p5-2-variance-plain-2",
            "wu2022/p5-2-variance-skip-2",
            "tan2022/p3-2-kernel-relu-2",
            "tan2022/p3-2-kernel-relu-3",
            "tan2022/p3-2-kernel-erf-3",
            "tan2022/p3-3-pseudo-kernel-vanishes",
            "tan2022/p3-3-pseudo-kernel-rate",
            "tan2022/p3-3-real-weights");

    /** Errata, expected to fail. */
    private static final Set<String> REFUTED = Set.of(
            "jacot2018/p2-e1-printed-sign",
            "jacot2018/p2-e2-released-code",
            "murray2023/table-with-bias",
            "murray2023/kernel-with-first-bias",
            "karhadkar2024/separation-over-two-pi",
            "karhadkar2024/normalisations-agree",
            "karhadkar2024/logarithm-of-large-delta",
            "karhadkar2024/norm-concentration-range",
            "karhadkar2024/cap-upper-bound",
            "wu2022/p5-e1-gegenbauer-index",
            "wu2022/p5-e2-polynomial-features",
            "tan2022/p3-4-complex-inputs-cardioid",
            "tan2022/p3-4-complex-inputs-zrelu",
            "tan2022/p3-4-complex-inputs-half-plane",
            "tan2022/p3-4-complex-inputs-modulus",
            "tan2022/p3-6-real-inputs-zrelu",
            "tan2022/p3-6-real-inputs-half-plane");

    /** Bounds with unknown constants, which nothing can establish. */
    private static final Set<String> UNDECIDED = Set.of(
            "nguyen2021/rate-in-dimension",
            "karhadkar2024/shallow-lower-bound",
            "karhadkar2024/shallow-upper-bound",
            "karhadkar2024/deep-lower-bound",
            "bombari2022/p10-c1-lower-bound");

    private Set<String> ids(Verdict.Kind kind) {
        return results.stream()
                .filter(result -> result.verdict().kind() == kind)
                .map(result -> result.claim().id())
                .collect(Collectors.toSet());
    }

    @Test
    void every_claim_has_its_verdict() {
        assertThat(ids(Verdict.Kind.PROVED)).as("seed=%s", SEED).isEqualTo(PROVED);
        assertThat(ids(Verdict.Kind.SUPPORTED)).as("seed=%s", SEED).isEqualTo(SUPPORTED);
        assertThat(ids(Verdict.Kind.REFUTED)).as("seed=%s", SEED).isEqualTo(REFUTED);
        assertThat(ids(Verdict.Kind.UNDECIDED)).as("seed=%s", SEED).isEqualTo(UNDECIDED);
        assertThat(results)
                .hasSize(PROVED.size() + SUPPORTED.size() + REFUTED.size() + UNDECIDED.size())
                .allMatch(result -> result.outcome()
                        == (UNDECIDED.contains(result.claim().id()) ? Outcome.OPEN : Outcome.AS_EXPECTED));
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
                .hasSize(27)
                .hasSize(28)
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
