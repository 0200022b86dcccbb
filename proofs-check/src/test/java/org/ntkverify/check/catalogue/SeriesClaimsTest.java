package org.ntkverify.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/** Every claim about expansions is decided exactly, with all its falsifiers refuted as declared. */
class SeriesClaimsTest {

    static Stream<Claim> claims() {
        return Stream.of(
                        Murray2023.claims(),
                        Cho2009Family.claims(),
                        Cho2009Expansions.claims(),
                        Wu2022.exactClaims(Wu2022.STUDY))
                .flatMap(List::stream);
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
