package org.ntkverify.check.catalogue.dai2022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Finding;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.Tier;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/** What a planted mistake in a claim does: its falsifiers, put in the place of its check, are refuted as claims. */
class Dai2022Test {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static ClaimResult verify(Claim claim) {
        return new ClaimVerifier(
                        ErrorBudget.standard(),
                        each -> new NetworkSamples(SEED, each.id(), new LocalDrawEngine(1), Progress.SILENT))
                .verify(claim);
    }

    private static Claim claim(Tier tier, String slug) {
        return Dai2022.claims(tier).stream()
                .filter(each -> each.id().equals(Dai2022.id(slug)))
                .findFirst()
                .orElseThrow();
    }

    /** The claim with the statement of its falsifier {@code id} as its check. */
    private static Claim planted(Claim right, String id) {
        Statement mistake = right.falsifiers().stream()
                .filter(falsifier -> falsifier.id().equals(id))
                .map(Falsifier::statement)
                .findFirst()
                .orElseThrow();
        List<Falsifier> others = right.falsifiers().stream()
                .filter(falsifier -> !falsifier.id().equals(id))
                .toList();
        return new Claim(
                right.id(),
                right.source(),
                right.title(),
                right.statement(),
                Expectation.HOLDS,
                right.assumptions(),
                List.of(mistake),
                Optional.empty(),
                others.size() > 1 ? others : List.of(others.get(0), renamed(others.get(0))));
    }

    private static Falsifier renamed(Falsifier falsifier) {
        return new Falsifier(falsifier.id() + "-again", falsifier.statement(), falsifier.reason(), falsifier.effect());
    }

    private static void assertCaught(String slug, String... mistakes) {
        Claim right = claim(Tier.SMOKE, slug);
        ClaimResult result = verify(right);
        assertThat(result.outcome()).as(slug).isEqualTo(Outcome.AS_EXPECTED);
        assertThat(result.falsifiers()).as(slug).allMatch(FalsifierResult::refutedAsDeclared);
        for (String mistake : mistakes) {
            assertThat(verify(planted(right, mistake)).verdict().kind())
                    .as("%s with %s, seed=%s", slug, mistake, SEED)
                    .isEqualTo(Verdict.Kind.REFUTED);
        }
    }

    @Test
    void mistakes_in_identities_are_refuted() {
        assertCaught("p6-c1-exact-law", "no-fresh-noise", "ridge-towards-zero", "half-the-ridge", "jitter");
        assertCaught("p6-c1-noise-split", "first-part-alone", "noise-counted-once");
        assertCaught("p6-c3-beta-scaling", "function-not-scaled", "ridge-not-scaled");
        assertCaught("p6-c6-batch-identity", "unconditional", "variances");
        assertCaught("p6-c5-conservative", "reversed", "by-a-factor-two", "ensemble-is-nngp-posterior");
    }

    @Test
    void mistakes_in_moments_are_refuted() {
        assertCaught("p6-c1-posterior-sample", "predictive-noise-included", "ridge-towards-zero");
        assertCaught("p6-c1b-near-training-points", "no-fresh-noise", "three-times-the-ridge");
        assertCaught("p6-c2-prior-kurtosis", "gaussian", "independent-parts");
    }

    @Test
    void the_erratum_is_refuted_and_corrected() {
        ClaimResult result = verify(claim(Tier.SMOKE, "p6-e1-released-code"));
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(result.outcome()).isEqualTo(Outcome.AS_EXPECTED);
        assertThat(result.evidence())
                .extracting(evidence -> evidence.finding().kind())
                .as("the corrected statement")
                .contains(Finding.Kind.ESTABLISHES);
    }

    /** Designs in which a true and a false event are observed together give both their verdicts. */
    @Test
    void falsifiers_of_identities_observe_the_instances_of_the_claim() {
        for (Claim claim : Dai2022.claims(Tier.SMOKE)) {
            if (claim.checks().get(0) instanceof FailureProbability check) {
                assertThat(claim.falsifiers())
                        .as(claim.id())
                        .allSatisfy(falsifier -> assertThat(((FailureProbability) falsifier.statement()).designs())
                                .isEqualTo(check.designs()))
                        .noneSatisfy(falsifier -> assertThat(((FailureProbability) falsifier.statement()).event())
                                .isEqualTo(check.event()));
            }
        }
    }

    @Test
    void intervals_of_information_exponents_are_those_of_the_notes() {
        for (int dimension = 2; dimension <= 4; dimension++) {
            SizeExponent exponent = (SizeExponent) claim(Tier.SMOKE, "p6-c7-information-gain-" + dimension)
                    .checks()
                    .get(0);
            double power = (dimension - 1.0) / dimension;
            assertThat(exponent.low()).isCloseTo(power - 0.05, within(1e-3));
            assertThat(exponent.high()).isCloseTo(power + 0.08, within(1e-3));
        }
    }

    @Test
    void written_ratios_of_the_ensemble_are_those_of_the_claim() {
        FiniteValue check =
                (FiniteValue) claim(Tier.SMOKE, "p6-c4-deep-ensemble").checks().get(0);
        FiniteValue posterior = (FiniteValue)
                claim(Tier.SMOKE, "p6-c4-trained-network").checks().get(0);
        int at = 3;
        for (int j = 0; j < 3; j++) {
            at += j;
            double ratio =
                    check.targets().get(0).get(at) / posterior.targets().get(0).get(at);
            assertThat(ratio).as("variance %s", j + 1).isBetween(0.41, 0.445);
            at++;
        }
    }

    private static double value(Table table, int row, String column) {
        return ((Cell.Value) table.rows().get(row).get(table.columns().indexOf(column))).value();
    }

    @Test
    void the_figure_shows_samples_as_dispersed_as_the_posterior() {
        Table table = claim(Tier.SMOKE, "p6-c4-trained-network")
                .illustrations()
                .get(0)
                .drawn();
        double sampled = 0;
        double theory = 0;
        for (int row = 0; row < table.rows().size(); row++) {
            assertThat(value(table, row, "low")).isLessThan(value(table, row, "mean"));
            sampled += value(table, row, "2 sd of samples");
            theory += value(table, row, "2 sd");
        }
        assertThat(sampled / theory).isCloseTo(1, within(0.15));
    }

    @Test
    void regret_curves_fall_and_the_ensemble_stays_behind() {
        Claim claim = claim(Tier.SMOKE, "p6-c8-deep-ensemble-stalls");
        Table simple = claim.illustrations().get(0).drawn();
        Table cumulative = claim.illustrations().get(1).drawn();
        int last = simple.rows().size() - 1;
        assertThat(last).isEqualTo(29);
        int columns = simple.columns().size();
        for (int column = 1; column < columns; column++) {
            assertThat(estimate(simple, last, column)).isLessThan(estimate(simple, 0, column));
            assertThat(estimate(cumulative, last, column)).isGreaterThan(estimate(cumulative, 0, column));
        }
        assertThat(simple.columns().get(columns - 1)).isEqualTo("deep ensemble");
        assertThat(estimate(simple, last, columns - 1)).isGreaterThan(3 * estimate(simple, last, 1));
    }

    private static double estimate(Table table, int row, int column) {
        return ((Cell.Estimate) table.rows().get(row).get(column)).value();
    }

    @Test
    void expensive_claims_begin_at_the_standard_tier() {
        assertThat(Dai2022.claims(Tier.STANDARD))
                .extracting(Claim::id)
                .containsAll(Dai2022.claims(Tier.SMOKE).stream().map(Claim::id).toList())
                .contains(Dai2022.id("p6-c8-wide-linear-model"));
    }
}
