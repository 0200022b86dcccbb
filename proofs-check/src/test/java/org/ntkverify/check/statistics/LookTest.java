package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Looks spend the budget once, judge growing samples, and together err no more often than one look may. */
class LookTest {

    private static final ErrorBudget.Share SHARE = new ErrorBudget.Share(0.05, 0.01);
    private static final int STUDIES = 4000;
    private static final double MARGIN = 0.05;

    @Test
    void all_looks_together_spend_the_budget() {
        double alpha = Look.OF_MEANS.stream()
                .mapToDouble(look -> look.of(SHARE).alpha())
                .sum();
        double beta = Look.OF_MEANS.stream()
                .mapToDouble(look -> look.of(SHARE).beta())
                .sum();
        assertThat(alpha).isCloseTo(SHARE.alpha(), within(1e-17));
        assertThat(beta).isCloseTo(SHARE.beta(), within(1e-17));
        assertThat(Look.ONLY.of(SHARE)).isEqualTo(SHARE);
    }

    @Test
    void samples_grow_and_are_never_too_small_to_know_their_skewness() {
        assertThat(draws(1_000_000)).containsExactly(62_500L, 250_000L, 1_000_000L);
        assertThat(draws(10_001)).containsExactly(1000L, 2501L, 10_001L);
        assertThat(draws(1500)).containsExactly(1000L, 1000L, 1500L);
        assertThat(draws(400)).containsExactly(400L, 400L, 400L);
        assertThat(Look.ONLY.draws(7)).isEqualTo(7);
    }

    @Test
    void counts_need_no_skewness_and_take_half_and_a_quarter_first() {
        assertThat(Look.OF_COUNTS.stream().map(look -> look.draws(170))).containsExactly(43L, 85L, 170L);
        assertThat(Look.OF_COUNTS.stream().map(look -> look.draws(1))).containsExactly(1L, 1L, 1L);
        assertThat(Look.OF_COUNTS.stream().map(look -> look.of(SHARE)))
                .containsExactlyElementsOf(
                        Look.OF_MEANS.stream().map(look -> look.of(SHARE)).toList());
    }

    private static List<Long> draws(long budget) {
        return Look.OF_MEANS.stream().map(look -> look.draws(budget)).toList();
    }

    @Test
    void a_look_must_be_one_of_its_count() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Look(0, 2, Look.Growth.MEANS));
        assertThatIllegalArgumentException().isThrownBy(() -> new Look(3, 2, Look.Growth.MEANS));
    }

    /** A mean just outside the tolerance: whoever stops at the first look that decides supports it too often only by chance. */
    @Test
    void stopping_at_the_first_decision_errs_within_the_budget() {
        // 2.5e-2 is what one end of a two-sided interval at 0.05 may err; six standard errors of 4000 studies on top.
        assertThat(falselySupported(Look::of) / (double) STUDIES).isLessThan(0.025 + 6 * Math.sqrt(0.025 / STUDIES));
    }

    @Test
    void spending_the_whole_budget_at_every_look_would_err_more_often() {
        assertThat(falselySupported((look, share) -> share) / (double) STUDIES).isGreaterThan(0.04);
    }

    private interface Spending {
        ErrorBudget.Share at(Look look, ErrorBudget.Share share);
    }

    private static int falselySupported(Spending spending) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20240601L);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        ToleranceRegion region = new ToleranceRegion(0, MARGIN, 1);
        int supported = 0;
        for (int study = 0; study < STUDIES; study++) {
            double[] draws = new double[16_000];
            for (int i = 0; i < draws.length; i++) {
                draws[i] = MARGIN * (1 + 1e-9) + normal.sample();
            }
            supported += supports(draws, region, spending) ? 1 : 0;
        }
        return supported;
    }

    private static boolean supports(double[] draws, ToleranceRegion region, Spending spending) {
        for (Look look : Look.OF_MEANS) {
            double[] seen = Arrays.copyOf(draws, (int) look.draws(draws.length));
            IntervalResult interval = MeanInterval.of(
                    SampleMoments.of(seen), spending.at(look, SHARE).alpha());
            switch (Equivalence.decide(region, interval)) {
                case SUPPORTS -> {
                    return true;
                }
                case REFUTES -> {
                    return false;
                }
                case UNDECIDED -> {}
            }
        }
        return false;
    }
}
