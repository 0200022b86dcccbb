package org.ntkverify.check.catalogue.chen2020;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.Tier;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.label.HierarchyFlow;
import org.ntkverify.numeric.label.HierarchyShift;
import org.ntkverify.numeric.label.KernelShift;
import org.ntkverify.numeric.label.LabelledPoints;
import org.ntkverify.numeric.label.ReluFlips;
import org.ntkverify.numeric.label.TangentHierarchy;

/** Numbers written into claims, and what a planted mistake in a claim does. */
class Chen2020Test {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static ClaimResult verify(Claim claim) {
        return new ClaimVerifier(
                        ErrorBudget.standard(),
                        each -> new NetworkSamples(SEED, each.id(), new LocalDrawEngine(1), Progress.SILENT))
                .verify(claim);
    }

    private static Claim claim(String slug) {
        return Chen2020.claims(Tier.SMOKE).stream()
                .filter(each -> each.id().equals(Chen2020.id(slug)))
                .findFirst()
                .orElseThrow();
    }

    private static void assertWritten(List<Double> written, HierarchyShift form) {
        TangentHierarchy limit = KernelShift.expected();
        double[] shift = new double[9];
        form.write(limit.kernel(), limit, LabelledPoints.THREE.targets(), shift);
        int at = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                assertThat(written.get(at)).isCloseTo(shift[i + 3 * j], within(5e-5));
                at++;
            }
        }
    }

    @Test
    void written_shifts_are_those_of_the_formula() {
        assertWritten(Chen2020Hierarchy.SHIFT, HierarchyShift.FULL);
        assertWritten(Chen2020Hierarchy.WITHOUT_Q, HierarchyShift.WITHOUT_Q);
        assertWritten(Chen2020Hierarchy.ONE_INVERSE, HierarchyShift.ONE_INVERSE);
    }

    @Test
    void written_limits_of_flips_are_those_of_the_recursion() {
        for (int i = 0; i < 3; i++) {
            // Half a unit of the last digit and the accuracy of the recursion.
            assertThat(Chen2020Widths.FLIPS.get(i)).isCloseTo(ReluFlips.limit(i), within(7e-4));
        }
    }

    /** {@code y^T (H + c)^(-1) y} by Cramer's rule. */
    private static double move(double c) {
        double[] h = KernelShift.expected().kernel();
        double p = h[0] + c;
        double x = h[1];
        double y = h[2];
        double z = h[5];
        double determinant = p * p * p + 2 * x * y * z - p * (x * x + y * y + z * z);
        double[] l = LabelledPoints.THREE.targets();
        double squares = l[0] * l[0] * (p * p - z * z) + l[1] * l[1] * (p * p - y * y) + l[2] * l[2] * (p * p - x * x);
        double products = l[0] * l[1] * (y * z - x * p) + l[0] * l[2] * (x * z - y * p) + l[1] * l[2] * (x * y - z * p);
        return (squares + 2 * products) / determinant;
    }

    @Test
    void written_moves_are_those_of_the_kernel() {
        assertThat(Chen2020Widths.SQUARED_MOVE).isCloseTo(move(0), within(1e-6));
        assertThat(Chen2020Widths.REGULARISED_MOVE).isCloseTo(move(0.02), within(1e-6));
    }

    @Test
    void a_mistake_in_the_closed_form_is_refuted() {
        Claim right = claim("p7-c1-closed-form");
        FailureProbability check = (FailureProbability) right.checks().get(0);
        FailureProbability planted = new FailureProbability(
                "planted", check.designs(), HierarchyFlow.agrees(HierarchyShift.INVERSE_ON_THE_LEFT), check.delta());
        Claim wrong = new Claim(
                right.id(),
                right.source(),
                right.title(),
                right.statement(),
                right.expected(),
                right.assumptions(),
                List.of(planted),
                right.corrected(),
                List.of(
                        right.falsifiers().get(0),
                        new Falsifier(
                                "one-inverse",
                                right.falsifiers().get(3).statement(),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.5))));
        assertThat(verify(right).outcome()).isEqualTo(Outcome.AS_EXPECTED);
        ClaimResult result = verify(wrong);
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(result.falsifiers()).allMatch(FalsifierResult::refutedAsDeclared);
    }

    private static double number(Table table, int row, int column) {
        return ((Cell.Value) table.rows().get(row).get(column)).value();
    }

    @Test
    void the_figure_shows_similarity_growing_within_the_trained_classes() {
        Illustration figure = claim("p7-c7-two-label-systems").illustrations().get(0);
        Table table = figure.drawn();
        int last = table.rows().size() - 1;
        assertThat(last).isEqualTo(25);
        assertThat(number(table, 0, 1)).isZero();
        assertThat(number(table, last, 1)).isPositive();
        assertThat(number(table, last, 2)).isNegative();
        assertThat(number(table, last, 3)).isNegative();
    }

    @Test
    void expensive_claims_begin_at_the_standard_tier() {
        assertThat(Chen2020.claims(Tier.STANDARD))
                .extracting(Claim::id)
                .containsAll(Chen2020.claims(Tier.SMOKE).stream().map(Claim::id).toList())
                .contains(Chen2020.id("p7-c1-mean-shift"), Chen2020.id("p7-c7-gain-rate"));
    }
}
