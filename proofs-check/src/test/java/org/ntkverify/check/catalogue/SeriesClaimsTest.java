package org.ntkverify.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Tier;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/** Every claim about expansions is decided exactly, with all its falsifiers refuted as declared. */
class SeriesClaimsTest {

    private static final Set<String> PAPERS = Set.of("cho2009", "murray2023", "wu2022");

    static Stream<Claim> claims() {
        return Catalogue.claims(Tier.SMOKE).stream()
                .filter(claim -> PAPERS.contains(claim.source().paper()) && !claim.sampled());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void is_decided_exactly(Claim claim) {
        ClaimResult result = new ClaimVerifier(
                        ErrorBudget.standard(),
                        each -> new NetworkSamples(1, each.id(), new LocalDrawEngine(1), Progress.SILENT))
                .verify(claim);
        assertThat(result.verdict().kind())
                .as("%s: %s", claim.id(), result.verdict().reason())
                .isEqualTo(claim.expected() == Expectation.FAILS ? Verdict.Kind.REFUTED : Verdict.Kind.PROVED);
        assertThat(result.outcome()).as(claim.id()).isEqualTo(Outcome.AS_EXPECTED);
        assertThat(result.falsifiers())
                .as(claim.id())
                .allSatisfy(falsifier -> assertThat(falsifier.refutedAsDeclared())
                        .as("%s: %s", falsifier.falsifier().id(), falsifier.verdict())
                        .isTrue());
    }
}
