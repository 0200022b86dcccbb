package org.ntkverify.check.catalogue.du2019;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Tier;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.experiment.GateKernel;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** The constants of the concentration bounds, and defects planted in them. */
class GateBoundsTest {

    /** mpmath, 30 digits: n = 6, delta = 0.1 (the double), m = 512, lambda = 1/4, r = 5/2, t = 1/2. */
    private static final double HOEFFDING = 0.4809384580403506;

    private static final double CHERNOFF = 0.0023258430385550083;

    private static final Interval LAMBDA = Interval.of(0.25);
    private static final Interval NORM = Interval.of(2.5);

    private static boolean near(Interval value, double reference) {
        return Math.abs(value.midpoint() - reference) < 1e-13 * reference && value.width() < 1e-11 * reference;
    }

    @Test
    void formulas_have_the_reference_values() {
        assertThat(near(GateBounds.hoeffding(6, 0.1, 512), HOEFFDING)).isTrue();
        assertThat(near(GateBounds.chernoff(6, 512, LAMBDA, NORM, 0.5), CHERNOFF))
                .isTrue();
        assertThat(GateBounds.hoeffdingWidth(6, 0.1, LAMBDA)).isEqualTo(30_318);
        assertThat(GateBounds.chernoffWidth(6, 0.1, LAMBDA, NORM, 0.5)).isEqualTo(267);
    }

    @Test
    void widths_are_the_least_that_do() {
        int width = GateBounds.hoeffdingWidth(6, 0.1, LAMBDA);
        assertThat(GateBounds.hoeffding(6, 0.1, width).upper()).isLessThanOrEqualTo(0.25 / 4 * (1 + 1e-14));
        assertThat(GateBounds.hoeffding(6, 0.1, width - 1).lower()).isGreaterThan(0.25 / 4);
        int narrow = GateBounds.chernoffWidth(6, 0.1, LAMBDA, NORM, 0.5);
        assertThat(GateBounds.chernoff(6, narrow, LAMBDA, NORM, 0.5).upper()).isLessThanOrEqualTo(0.1);
        assertThat(GateBounds.chernoff(6, narrow - 1, LAMBDA, NORM, 0.5).lower())
                .isGreaterThan(0.1);
    }

    /** The catalogue states widths as numbers, so that listing it encloses no kernel. */
    @Test
    void the_widths_of_the_claims_are_the_least_that_the_bounds_allow() {
        GateKernel four = GateKernel.of(Du2019.FOUR);
        double lambda = four.smallest().midpoint();
        assertThat(List.of(
                        Du2019Concentration.HOEFFDING_WIDTH,
                        Du2019Concentration.WITHOUT_INPUTS,
                        Du2019Concentration.LINEAR_WIDTH))
                .containsExactly(
                        GateBounds.hoeffdingWidth(4, 0.1, four.smallest()),
                        (int) Math.ceil(8 / (lambda * lambda)),
                        (int) Math.ceil(4 / lambda));
        assertThat(Du2019Concentration.CHERNOFF_WIDTH_OF_SIX).isEqualTo(chernoffWidth(GateKernel.of(Du2019.SIX)));
        assertThat(Du2019Concentration.CHERNOFF_WIDTH_OF_FOUR).isEqualTo(chernoffWidth(four));
    }

    private static int chernoffWidth(GateKernel gates) {
        return GateBounds.chernoffWidth(gates.inputs().count(), 0.1, gates.smallest(), gates.squaredNorm(), 0.5);
    }

    @Test
    void the_bound_of_the_claim_is_the_formula() {
        Interval value = Du2019Concentration.HOEFFDING.evaluate(
                IntervalArithmetic.INSTANCE, Map.of("n", Interval.of(6), "m", Interval.of(512)));
        assertThat(near(value, HOEFFDING)).isTrue();
    }

    @Test
    void the_constant_at_one_half_is_that_of_the_note() {
        // n exp(-C m lambda/r) with C = log(e/2)/2 = 0.1534...
        double exponent = Math.log(
                GateBounds.chernoff(1, 1, Interval.ONE, Interval.ONE, 0.5).midpoint());
        assertThat(-exponent).isBetween(0.15342640972, 0.15342640973);
    }

    /** Each defect is one that a person could make; none may have the reference values. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "n*Sqrt(Log(2*n^2/delta)/(8*m))",
                "n*Sqrt(2*Log(2*n^2/delta)/m)",
                "n*Sqrt(Log(n^2/delta)/(2*m))",
                "n*Log(2*n^2/delta)/(2*m)",
                "Sqrt(Log(2*n^2/delta)/(2*m))",
                "n*Exp((m*lambda/r)*(-t-(1-t)*Log(1-t))*4)",
                "n*Exp((m*lambda/r)*(-t-(1-t)*Log(1-t))/4)",
                "n*Exp((m*lambda^2/r)*(-t-(1-t)*Log(1-t)))",
                "n*Exp((m*lambda)*(-t-(1-t)*Log(1-t)))",
                "n*Exp((m*lambda/r)*(-t-Log(1-t)))",
                "Exp((m*lambda/r)*(-t-(1-t)*Log(1-t)))"
            })
    void wrong_constants_and_exponents_are_seen(String defect) {
        Map<String, Interval> values = Map.of(
                "n", Interval.of(6),
                "delta", Interval.of(0.1),
                "m", Interval.of(512),
                "lambda", LAMBDA,
                "r", NORM,
                "t", Interval.of(0.5));
        Interval value = ExpressionParser.parse(defect, values.keySet()).evaluate(IntervalArithmetic.INSTANCE, values);
        assertThat(near(value, HOEFFDING) || near(value, CHERNOFF)).isFalse();
    }

    /** The claims that take their bounds from these formulas refute factor 4 and a wrong exponent themselves. */
    @Test
    void scalar_claims_refute_factors_and_exponents() {
        List<Claim> claims = Du2019Tails.claims();
        assertThat(claims).hasSize(2).allSatisfy(claim -> {
            ClaimResult result = new ClaimVerifier(
                            ErrorBudget.standard(),
                            each -> new NetworkSamples(1, each.id(), new LocalDrawEngine(1), Progress.SILENT))
                    .verify(claim);
            assertThat(result.outcome()).isEqualTo(Outcome.AS_EXPECTED);
            assertThat(result.falsifiers()).hasSize(3).allMatch(FalsifierResult::refutedAsDeclared);
            assertThat(result.falsifiers())
                    .extracting(each -> each.falsifier().id())
                    .contains("factor-four");
        });
    }

    @Test
    void all_tiers_state_the_same_claims() {
        for (Tier tier : Tier.values()) {
            assertThat(Du2019.claims(tier)).extracting(Claim::id).hasSize(7).doesNotHaveDuplicates();
        }
    }
}
