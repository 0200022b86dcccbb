package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.MatrixRank;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/** Inequalities and ranks of enclosed numbers. */
class EnclosedCheckersTest {

    private static Verdict verdict(Statement statement) {
        CheckContext context = new CheckContext(ErrorBudget.standard().catalogueClaim(), (design, look) -> List.of());
        return VerdictRule.ofEvidence(Checkers.check(statement, context));
    }

    private static Inequality.Case each(double low, double high, double otherLow, double otherHigh) {
        return new Inequality.Case("case", () -> new Interval(low, high), () -> new Interval(otherLow, otherHigh));
    }

    private static Verdict atMost(Inequality.Case... cases) {
        return verdict(new Inequality("left <= right", List.of(cases)));
    }

    @Test
    void enclosures_apart_decide_and_overlapping_ones_do_not() {
        assertThat(atMost(each(1, 2, 2, 3)).kind()).isEqualTo(Verdict.Kind.PROVED);
        assertThat(atMost(each(1, 2, 1.5, 3)).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(atMost(each(1, 2, 2, 3), each(1, 2, 1.5, 3)).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        Verdict.Refuted refuted = (Verdict.Refuted) atMost(each(1, 2, 2, 3), each(4, 5, 1, 2));
        assertThat(refuted.code()).isEqualTo(ReasonCode.BOUND_VIOLATED);
        assertThat(refuted.effect()).isEqualTo(0.4);
        assertThat(refuted.witness()).isEqualTo("case: left side in [4.0, 5.0], right side in [1.0, 2.0]");
    }

    /** The Gram matrix of (1,0), (0,1), (1,1): rank 2. */
    private static IntervalMatrix gram() {
        return IntervalMatrix.exact(new double[][] {{1, 0, 1}, {0, 1, 1}, {1, 1, 2}});
    }

    private static Verdict rank(int atMost, int claimed) {
        return verdict(new MatrixRank(
                "rank", List.of(new MatrixRank.Entry("gram", EnclosedCheckersTest::gram, atMost, "plane", claimed))));
    }

    @Test
    void ranks_need_both_sides() {
        assertThat(rank(2, 2).kind()).isEqualTo(Verdict.Kind.PROVED);
        assertThat(rank(3, 2).kind()).as("without the argument").isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(rank(3, 3).kind()).as("no precision shows a full rank").isEqualTo(Verdict.Kind.UNDECIDED);
        Verdict.Refuted tooLarge = (Verdict.Refuted) rank(2, 3);
        assertThat(tooLarge.code()).isEqualTo(ReasonCode.VALUE_RATIO);
        assertThat(tooLarge.effect()).isEqualTo(0.5);
        assertThat(((Verdict.Refuted) rank(2, 1)).effect()).isEqualTo(-0.5);
    }

    @Test
    void an_argument_that_the_certificate_contradicts_is_a_defect_of_ours() {
        assertThatIllegalStateException()
                .isThrownBy(() -> rank(1, 1))
                .withMessage("rank of gram must be at most 1 (plane) but 2 are certified");
    }
}
