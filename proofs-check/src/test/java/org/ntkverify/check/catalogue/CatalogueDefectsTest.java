package org.ntkverify.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tier;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.checker.CheckContext;
import org.ntkverify.check.checker.Checkers;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.pattern.Derivations;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Expression;

/** Defects planted in the catalogue itself and in the closed forms behind it. */
class CatalogueDefectsTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static ClaimResult verify(Claim claim) {
        return new ClaimVerifier(
                        ErrorBudget.standard(),
                        each -> new NetworkSamples(SEED, each.id(), new LocalDrawEngine(2), Progress.SILENT))
                .verify(claim);
    }

    private static Claim withFalsifiers(Claim claim, List<Falsifier> falsifiers) {
        return new Claim(
                claim.id(),
                claim.source(),
                claim.title(),
                claim.statement(),
                claim.expected(),
                claim.assumptions(),
                claim.checks(),
                claim.corrected(),
                falsifiers);
    }

    @Test
    void falsifiers_refuted_for_another_reason_than_declared_give_no_power() {
        Claim claim = Catalogue.claims(Tier.SMOKE).stream()
                .filter(candidate -> candidate.id().equals("jacot2018/p2-5-one-hidden-layer-unbiased"))
                .findFirst()
                .orElseThrow();
        Claim swapped = withFalsifiers(
                claim,
                claim.falsifiers().stream()
                        .map(falsifier -> new Falsifier(
                                falsifier.id(), falsifier.statement(), ReasonCode.RATE_EXCLUDED, falsifier.effect()))
                        .toList());
        assertThat(verify(claim).outcome()).as("unchanged").isEqualTo(Outcome.AS_EXPECTED);
        ClaimResult result = verify(swapped);
        assertThat(result.falsifiers())
                .extracting(FalsifierResult::verdict)
                .allMatch(verdict -> verdict.kind() == Verdict.Kind.REFUTED);
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(result.verdict().reason()).isEqualTo(VerdictRule.NO_POWER);
        assertThat(result.outcome()).isEqualTo(Outcome.UNEXPECTED);
    }

    /** The closed forms of ReLU with K one percent too large. */
    private static DualActivation onePercentTooLarge() {
        DualActivation right = ClosedForms.of(Activation.RELU);
        return new DualActivation(
                right.activation(),
                right.value().times(101).over(100),
                right.derivative(),
                right.diagonal(),
                right.derivativeDiagonal(),
                right.distance());
    }

    private static Evidence check(Identity identity) {
        CheckContext context = new CheckContext(ErrorBudget.standard().catalogueClaim(), (design, look) -> List.of());
        return Checkers.check(identity, context);
    }

    @Test
    void a_dual_of_relu_wrong_by_one_percent_is_refuted_by_its_derivation() {
        Equation equation = new Equation(
                "K of ReLU",
                new Formula.Derived("Price's theorem", Derivations.relu(), Expression.ONE),
                new Formula.Written(onePercentTooLarge().value()),
                Identities.COVARIANCES);
        Evidence evidence = check(new Identity("the dual in use", List.of(equation)));
        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.COUNTEREXAMPLE);
        Verdict.Refuted refuted = (Verdict.Refuted) VerdictRule.ofEvidence(evidence);
        assertThat(refuted.effect()).isCloseTo(1 - 100.0 / 101, within(1e-12));
        assertThat(refuted.witness()).startsWith("K of ReLU: at a = ");
    }

    @Test
    void a_kernel_built_on_that_dual_is_refuted_at_any_depth() {
        for (int hidden = 1; hidden <= 3; hidden++) {
            Architecture network = Architecture.jacot(Activation.RELU, hidden, Expression.ratio(1, 10));
            Expression right = theta(KernelRecursion.of(network));
            Expression wrong = theta(KernelRecursion.of(network, onePercentTooLarge()));
            Map<String, Expression> point = Map.of(
                    "xx",
                    Expression.ONE,
                    "yy",
                    Expression.ONE,
                    "xy",
                    Expression.ratio(1, 3),
                    "d",
                    Expression.integer(2));
            Evidence same = check(new Identity("same", List.of(Equation.of("Theta", right, right, List.of(point)))));
            assertThat(VerdictRule.ofEvidence(same).kind()).isEqualTo(Verdict.Kind.PROVED);
            Evidence evidence =
                    check(new Identity("wrong", List.of(Equation.of("Theta", right, wrong, List.of(point)))));
            Verdict.Refuted refuted = (Verdict.Refuted) VerdictRule.ofEvidence(evidence);
            assertThat(evidence.kind()).isEqualTo(Evidence.Kind.COUNTEREXAMPLE);
            assertThat(refuted.code()).isEqualTo(ReasonCode.IDENTITY_FALSE);
            // Diluted by the bias, and by the part that comes from the derivative.
            assertThat(refuted.effect()).as("%s hidden layers", hidden).isBetween(1e-3, 0.02);
        }
    }

    private static Expression theta(KernelRecursion recursion) {
        return recursion.program().inlined(recursion.ntk());
    }

    @Test
    void an_erratum_whose_correction_is_wrong_too_is_unexpected() {
        Claim erratum = Catalogue.claims(Tier.SMOKE).stream()
                .filter(claim -> claim.corrected().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(verify(erratum).outcome()).isEqualTo(Outcome.AS_EXPECTED);
        Claim wrong = new Claim(
                erratum.id(),
                erratum.source(),
                erratum.title(),
                erratum.statement(),
                erratum.expected(),
                erratum.assumptions(),
                erratum.checks(),
                Optional.of(erratum.checks().get(0)),
                erratum.falsifiers());
        assertThat(verify(wrong).outcome()).isEqualTo(Outcome.UNEXPECTED);
    }
}
