package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorBudgetTest {

    /** A few roundings of relative size 2^-53 in quotients and sums of at most 256 terms. */
    private static final double ROUNDING = 256 * 0x1p-53;

    @Test
    void a_catalogue_claim_has_one_part_in_256_whatever_is_selected() {
        ErrorBudget.Share share = ErrorBudget.standard().catalogueClaim();
        assertThat(share).isEqualTo(new ErrorBudget.Share(1e-3 / 256, 1e-3 / 256));
    }

    @Test
    void a_file_alone_divides_the_whole_budget() {
        assertThat(new ErrorBudget(0.2, 0.1).fileClaim(4)).isEqualTo(new ErrorBudget.Share(0.05, 0.025));
    }

    @Test
    void catalogue_and_file_together_spend_at_most_alpha() {
        ErrorBudget budget = ErrorBudget.standard();
        int catalogue = 100;
        int file = 7;
        double spent = catalogue * budget.catalogueClaim().alpha()
                + file * budget.fileClaimBesideCatalogue(file, catalogue).alpha();
        assertThat(spent).isCloseTo(budget.alpha(), within(ROUNDING * budget.alpha()));
        // The twin: a file at alpha/K beside a catalogue overspends.
        double overspent = catalogue * budget.catalogueClaim().alpha()
                + file * budget.fileClaim(file).alpha();
        assertThat(overspent).isGreaterThan(1.3 * budget.alpha());
    }

    @Test
    void a_share_is_divided_over_comparisons_and_looks() {
        ErrorBudget.Share share = new ErrorBudget.Share(0.1, 0.2).dividedBy(5).dividedBy(2);
        assertThat(share.alpha()).isCloseTo(0.01, within(ROUNDING));
        assertThat(share.beta()).isCloseTo(0.02, within(ROUNDING));
    }

    @Test
    void levels_lie_above_zero_and_up_to_one_half() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErrorBudget(2, 0.1))
                .withMessage("alpha must be in (0, 0.5] but was 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErrorBudget(0.1, 0))
                .withMessage("beta must be in (0, 0.5] but was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErrorBudget(Double.NaN, 0.1))
                .withMessage("alpha must be in (0, 0.5] but was NaN");
        assertThat(new ErrorBudget(0.5, 0.5).alpha()).isEqualTo(0.5);
    }

    @Test
    void counts_are_checked() {
        ErrorBudget budget = ErrorBudget.standard();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget.fileClaim(0))
                .withMessage("claims must be >= 1 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget.fileClaimBesideCatalogue(1, 256))
                .withMessage("catalogueClaims must be in [0, 255] but was 256");
        ErrorBudget.Share share = budget.catalogueClaim();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> share.dividedBy(0))
                .withMessage("parts must be >= 1 but was 0");
    }

    @Test
    void the_description_names_both_levels_and_the_division() {
        assertThat(ErrorBudget.standard().describe())
                .isEqualTo("a run in which every claim is true shows a false alarm with probability at most 0.001; "
                        + "defects of the smallest detectable size are missed with probability at most 0.001; "
                        + "every catalogue claim has 1/256 of both, divided over its comparisons (Bonferroni)");
    }
}
