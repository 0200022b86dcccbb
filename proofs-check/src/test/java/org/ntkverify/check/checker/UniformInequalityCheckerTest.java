package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.UniformInequality;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.arithmetic.Interval;

/** Inequalities on whole intervals: x (1 - x) on [0, 1], whose maximum is 1/4. */
class UniformInequalityCheckerTest {

    private static final Interval UNIT = new Interval(0, 1);

    private static Interval product(Interval x) {
        return x.times(Interval.ONE.minus(x));
    }

    private static Evidence check(UnaryOperator<Interval> left, UnaryOperator<Interval> right) {
        CheckContext context = new CheckContext(ErrorBudget.standard().catalogueClaim(), (design, look) -> List.of());
        UniformInequality.Case each = new UniformInequality.Case("case", left, right);
        return Checkers.check(new UniformInequality("left <= right", "x", UNIT, List.of(each)), context);
    }

    private static Verdict atMost(double bound) {
        return VerdictRule.ofEvidence(check(UniformInequalityCheckerTest::product, x -> Interval.of(bound)));
    }

    @Test
    void a_bound_above_the_maximum_is_proved_by_halving() {
        Evidence evidence = check(UniformInequalityCheckerTest::product, x -> Interval.of(0.26));
        assertThat(VerdictRule.ofEvidence(evidence).kind()).isEqualTo(Verdict.Kind.PROVED);
        List<Cell> row = evidence.tables().get(0).rows().get(0);
        assertThat(((Cell.Count) row.get(1)).value()).as("panels").isBetween(10L, 1000L);
        assertThat(((Cell.Value) row.get(3)).value()).as("slack").isBetween(0.0, 0.01);
    }

    /** A defect of 1e-6 that no coarse grid would see. */
    @Test
    void a_bound_below_the_maximum_is_refuted_at_a_point() {
        Verdict.Refuted refuted = (Verdict.Refuted) atMost(0.25 - 1e-6);
        assertThat(refuted.code()).isEqualTo(ReasonCode.BOUND_VIOLATED);
        assertThat(refuted.effect()).isCloseTo(4e-6, within(1e-9));
        assertThat(refuted.witness())
                .isEqualTo("case: at x = 0.5 left side in [0.25, 0.25], right side in [0.249999, 0.249999]");
        Verdict.Refuted narrow = (Verdict.Refuted) VerdictRule.ofEvidence(
                check(x -> x.minus(Interval.of(0.3)).power(2).negate(), x -> Interval.of(-1e-7)));
        assertThat(narrow.witness()).startsWith("case: at x = 0.299");
    }

    @Test
    void a_bound_that_touches_is_not_decided() {
        Verdict verdict = VerdictRule.ofEvidence(
                check(x -> x.minus(Interval.of(0.3)).power(2).negate(), x -> x.minus(x)));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(verdict.reason()).startsWith("case: not decided for x in [");
    }

    /** The root is defined on narrow panels only, where rounding does not take x (1 - x) + 1/100 below 0. */
    @Test
    void a_formula_undefined_on_a_wide_panel_is_tried_on_narrower_ones() {
        Evidence evidence = check(
                x -> Interval.of(0.09),
                x -> product(x)
                        .plus(Interval.of(0.01))
                        .minus(x.times(Interval.of(2)).minus(x).minus(x))
                        .sqrt());
        assertThat(VerdictRule.ofEvidence(evidence).kind()).isEqualTo(Verdict.Kind.PROVED);
    }

    @Test
    void a_statement_without_cases_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UniformInequality("nothing", "x", UNIT, List.of()))
                .withMessage("cases of 'nothing' must not be empty");
    }
}
