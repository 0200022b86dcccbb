package org.ntkverify.check.catalogue.tan2022;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.catalogue.tan2022.Tan2022Study.Studied;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.symbolic.expression.ComplexExpression;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.series.HomogeneousActivation;
import org.ntkverify.symbolic.series.TrigonometricPolynomial;

class Tan2022StudyTest {

    /** {@code Re z + |Im z| i}, split and continuous, not in the catalogue. */
    private static final TrigonometricPolynomial DOWN =
            TrigonometricPolynomial.COSINE.plus(TrigonometricPolynomial.IMAGINARY_SINE.times(Expression.integer(-1)));

    private static List<ClaimResult> decide(List<Studied> activations) {
        ClaimVerifier verifier = new ClaimVerifier(
                ErrorBudget.standard(),
                claim -> new NetworkSamples(1, claim.id(), new LocalDrawEngine(1), Progress.SILENT));
        return Tan2022Study.claims(activations).stream().map(verifier::verify).toList();
    }

    @Test
    void one_more_line_adds_its_decision_on_real_and_on_complex_inputs() {
        Studied folded = new Studied(
                "folded",
                HomogeneousActivation.quadrants(
                        TrigonometricPolynomial.wave(1), TrigonometricPolynomial.wave(1), DOWN, DOWN));
        List<Studied> more = new ArrayList<>(Tan2022Study.ACTIVATIONS);
        more.add(folded);
        assertThat(Tan2022Study.claims(more))
                .extracting(Claim::id)
                .startsWith(Tan2022Study.claims(Tan2022Study.ACTIVATIONS).stream()
                        .map(Claim::id)
                        .toArray(String[]::new))
                .endsWith("tan2022/p3-6-real-inputs-folded", "tan2022/p3-4-complex-inputs-folded");
        assertThat(decide(List.of(folded))).allSatisfy(result -> {
            assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.PROVED);
            assertThat(result.outcome()).isEqualTo(Outcome.AS_EXPECTED);
        });
    }

    @Test
    void coefficients_confirm_what_continuity_and_splitting_predict() {
        List<ClaimResult> results = decide(Tan2022Study.ACTIVATIONS);
        assertThat(results).hasSize(10).allMatch(result -> result.outcome() == Outcome.AS_EXPECTED);
        for (ClaimResult result : results) {
            Verdict.Kind kind = result.verdict().kind();
            assertThat(kind)
                    .as(result.claim().id())
                    .isEqualTo(
                            result.claim().expected() == Expectation.HOLDS
                                    ? Verdict.Kind.PROVED
                                    : Verdict.Kind.REFUTED);
        }
        assertThat(results.stream().filter(result -> result.verdict().kind() == Verdict.Kind.REFUTED))
                .as("both kinds of exception occur")
                .extracting(result -> result.claim().id())
                .contains("tan2022/p3-6-real-inputs-zrelu", "tan2022/p3-4-complex-inputs-cardioid");
    }

    @Test
    void the_networks_of_the_chain_rule_are_alive() {
        ComplexExpression crelu = new ComplexExpression(relu(Expression.variable("x")), relu(Expression.variable("y")));
        for (int weights : new int[] {7, 19}) {
            WirtingerChain chain = new WirtingerChain(crelu, weights);
            ComplexExpression all = chain.byChainRule(false, WirtingerChain.Terms.ALL);
            ComplexExpression some = chain.byChainRule(false, WirtingerChain.Terms.WITHOUT_EPSILON);
            assertThat(Math.abs(number(all.minus(some).re()))).isGreaterThan(0.01);
        }
    }

    private static Expression relu(Expression x) {
        return Expression.call(Function.MAX, x, Expression.ZERO);
    }

    private static double number(Expression constant) {
        return constant.evaluate(DoubleArithmetic.INSTANCE, Map.of());
    }
}
