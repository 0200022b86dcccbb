package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.UnknownConstant;
import org.ntkverify.check.UnknownConstant.Side;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.arithmetic.Interval;

/** Bounds whose constant nobody knows are never established, and refuted only where no constant is left. */
class UnknownConstantCheckerTest {

    private static UnknownConstant.Case each(String label, double low, double high, double formulaLow, double formula) {
        return new UnknownConstant.Case(label, () -> new Interval(low, high), () -> new Interval(formulaLow, formula));
    }

    private static Verdict verdict(Side side, UnknownConstant.Case... cases) {
        CheckContext context = new CheckContext(ErrorBudget.standard().catalogueClaim(), (design, look) -> List.of());
        return VerdictRule.ofEvidence(Checkers.check(new UnknownConstant("some C", side, List.of(cases)), context));
    }

    @Test
    void large_ratios_are_no_support() {
        Verdict verdict = verdict(Side.AT_LEAST, each("near", 2, 2, 1, 1), each("far", 100, 200, 1, 2));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(verdict.reason())
                .isEqualTo(
                        "not refuted, and not established: the constant is unknown; worst of 2 data sets is near: ratio in [2.0, 2.0]");
    }

    @Test
    void worst_of_an_upper_bound_is_the_largest_ratio() {
        assertThat(verdict(Side.AT_MOST, each("near", 2, 2, 1, 1), each("far", 100, 200, 1, 2))
                        .reason())
                .endsWith("far: ratio in [50.0, 200.0]");
    }

    @Test
    void a_quantity_that_is_not_positive_leaves_no_constant() {
        Verdict.Refuted refuted =
                (Verdict.Refuted) verdict(Side.AT_LEAST, each("near", 2, 2, 1, 1), each("singular", -1, 0, 1, 1));
        assertThat(refuted.code()).isEqualTo(ReasonCode.BOUND_VIOLATED);
        assertThat(refuted.witness()).isEqualTo("singular: ratio in [-1.0, 0.0]");
        assertThat(verdict(Side.AT_LEAST, each("perhaps singular", -1, 1e-300, 1, 1))
                        .kind())
                .isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(verdict(Side.AT_MOST, each("singular", -1, 0, 1, 1)).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
    }

    @Test
    void a_formula_that_is_not_positive_says_nothing() {
        Verdict verdict = verdict(Side.AT_LEAST, each("near", 2, 2, 1, 1), each("antipodal", 1, 1, 0, 1));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.BLOCKED);
        assertThat(verdict.reason()).isEqualTo("the formula on antipodal must be > 0 but is in [0.0, 1.0]");
    }
}
