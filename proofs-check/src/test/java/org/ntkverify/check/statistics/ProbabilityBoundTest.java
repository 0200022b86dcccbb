package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.check.statistics.Equivalence.Decision;

class ProbabilityBoundTest {

    @ParameterizedTest
    @CsvSource({"0.05, 1e-3, 135", "0.05, 1e-6, 270", "0.01, 1e-3, 688", "0.01, 1e-6, 1375"})
    void without_failures_the_fewest_trials_are_just_enough(double delta, double alpha, int trials) {
        assertThat(ProbabilityBound.fewestTrials(delta, alpha)).isEqualTo(trials);
        assertThat(ProbabilityBound.decide(0, 0, trials, delta, alpha).decision())
                .isEqualTo(Decision.SUPPORTS);
        ProbabilityBound.Outcome less = ProbabilityBound.decide(0, 0, trials - 1, delta, alpha);
        assertThat(less.decision()).isEqualTo(Decision.UNDECIDED);
        assertThat(less.requiredTrials()).hasValue(trials);
    }

    @Test
    void no_failure_has_the_closed_upper_limit() {
        // P(no failure) = (1 - p)^T = alpha; a few roundings of numbers below 1.
        ClopperPearson none = new ClopperPearson(0, 200);
        assertThat(none.upper(1e-4)).isCloseTo(-Math.expm1(Math.log(1e-4) / 200), within(1e-15));
        assertThat(none.lower(1e-4)).isZero();
        assertThat(new ClopperPearson(200, 200).upper(1e-4)).isEqualTo(1);
    }

    @Test
    void many_failures_refute() {
        ProbabilityBound.Outcome outcome = ProbabilityBound.decide(120, 0, 1000, 0.05, 1e-6);
        assertThat(outcome.decision()).isEqualTo(Decision.REFUTES);
        assertThat(outcome.lower()).isGreaterThan(0.05);
        assertThat(outcome.requiredTrials()).isEmpty();
    }

    @Test
    void a_rate_near_the_bound_stays_open_and_names_the_trials_that_would_decide() {
        ProbabilityBound.Outcome outcome = ProbabilityBound.decide(40, 0, 1000, 0.05, 1e-6);
        assertThat(outcome.decision()).isEqualTo(Decision.UNDECIDED);
        int required = (int) outcome.requiredTrials().orElseThrow();
        int failures = (int) Math.ceil(0.04 * required);
        assertThat(ProbabilityBound.decide(failures, 0, required, 0.05, 1e-6).decision())
                .isEqualTo(Decision.SUPPORTS);
        assertThat(ProbabilityBound.decide(50, 0, 1000, 0.05, 1e-6).requiredTrials())
                .as("a rate equal to the bound")
                .isEmpty();
        assertThat(ProbabilityBound.decide(60, 0, 1000, 0.05, 1e-6)
                        .requiredTrials()
                        .orElseThrow())
                .isGreaterThan(1000);
    }

    @Test
    void a_numerically_undecided_trial_counts_against_both_decisions() {
        assertThat(ProbabilityBound.decide(0, 0, 200, 0.05, 1e-3).decision()).isEqualTo(Decision.SUPPORTS);
        assertThat(ProbabilityBound.decide(0, 5, 200, 0.05, 1e-3).decision()).isEqualTo(Decision.UNDECIDED);
        assertThat(ProbabilityBound.decide(40, 0, 200, 0.05, 1e-3).decision()).isEqualTo(Decision.REFUTES);
        assertThat(ProbabilityBound.decide(10, 30, 200, 0.05, 1e-3).decision()).isEqualTo(Decision.UNDECIDED);
    }

    /** Reference values: binomial tails of scipy.stats.binom, the fewest refuting failures by counting up, p by brentq. */
    @ParameterizedTest
    @CsvSource({
        "400, 0.05, 1e-6, 1e-6, 0.2003035883516977",
        "1000, 0.05, 1e-3, 1e-3, 0.10186539997869747",
        "1000, 0.01, 1e-6, 1e-3, 0.04802163314117514"
    })
    void the_smallest_detectable_probability_is_refuted_with_the_stated_power(
            int trials, double delta, double alpha, double beta, double expected) {
        assertThat(ProbabilityBound.smallestDetectable(trials, delta, alpha, beta))
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void trials_that_cannot_refute_detect_nothing() {
        assertThat(ProbabilityBound.decide(3, 0, 3, 0.05, 1e-6).decision()).isEqualTo(Decision.UNDECIDED);
        assertThat(ProbabilityBound.smallestDetectable(3, 0.05, 1e-6, 1e-3)).isEqualTo(1);
    }

    @Test
    void counts_and_bounds_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProbabilityBound.decide(0, 0, 10, 1, 0.01))
                .withMessage("delta must be in (0, 1) but was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClopperPearson(11, 10))
                .withMessage("events must be in [0, 10] but was 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClopperPearson(0, 0))
                .withMessage("trials must be >= 1 but was 0");
        ClopperPearson limits = new ClopperPearson(1, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.upper(0.5))
                .withMessage("alpha must be in (0, 0.5) but was 0.5");
    }
}
