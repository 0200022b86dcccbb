package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.Rate;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.checker.SyntheticSource.Component;
import org.ntkverify.check.checker.SyntheticSource.Noise;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.SampleMoments;

/**
 * Limits, finite-width values and orderings on samples whose means are known.
 *
 * <p>Each check spends 1e-6, so a true statement is refuted in this class, at a fresh seed, with probability of at most
 * 1e-4; defects are at least twice the smallest detectable, so a miss is rarer still.
 */
class SampledCheckersTest {

    private static final ErrorBudget.Share SHARE = new ErrorBudget.Share(1e-6, 1e-6);
    private static final int[] WIDTHS = {16, 32, 64, 128};

    private static Evidence check(Statement statement, SyntheticSource source) {
        return Checkers.check(statement, new CheckContext(SHARE, source));
    }

    private static Verdict verdict(Statement statement, SyntheticSource source) {
        return VerdictRule.ofEvidence(check(statement, source));
    }

    private static double curved(double n) {
        return 2 + 3 / n + 4 / (n * n);
    }

    private static Limit limit(double target, long draws) {
        return new Limit(
                "limit", SyntheticSource.design(List.of("q"), draws, WIDTHS), List.of(target), List.of(2.0), 0.2);
    }

    private static FiniteValue value(DoubleUnaryOperator target, double margin, long draws, int... widths) {
        List<List<Double>> targets = Arrays.stream(widths)
                .mapToObj(n -> List.of(target.applyAsDouble(n)))
                .toList();
        return new FiniteValue(
                "value",
                SyntheticSource.design(List.of("q"), draws, widths),
                targets,
                targets.stream().map(row -> List.of(2.0)).toList(),
                margin);
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "EXPONENTIAL"})
    void a_true_limit_is_supported_and_a_wrong_one_refuted(Noise noise) {
        SyntheticSource source = SyntheticSource.of(noise, SampledCheckersTest::curved);
        assertThat(verdict(limit(2, 40_000), source).kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        Verdict.Refuted refuted = (Verdict.Refuted) verdict(limit(3, 40_000), source);
        assertThat(refuted.code()).isEqualTo(ReasonCode.VALUE_RATIO);
        // Claimed minus true over the scale, (3 - 2)/2; the intercept has a standard error of about 0.03/2.
        assertThat(refuted.effect()).isCloseTo(0.5, within(0.1));
        assertThat(refuted.witness()).contains("limit of q: claimed 3.0, interval [");
        assertThat(verdict(limit(1, 40_000), source).kind()).isEqualTo(Verdict.Kind.REFUTED);
    }

    @Test
    void the_mean_at_the_widest_network_is_not_taken_for_the_limit() {
        // 60/n at width 128 is 0.47 off: more than the margin of 0.4, so only the fit can see the limit.
        SyntheticSource source = SyntheticSource.of(Noise.NORMAL, n -> 2 + 60 / n);
        assertThat(verdict(limit(2, 40_000), source).kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(verdict(value(n -> 2, 0.2, 40_000, 128), source).kind()).isEqualTo(Verdict.Kind.REFUTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "EXPONENTIAL"})
    void too_little_data_is_undecided_and_says_how_much_would_do(Noise noise) {
        SyntheticSource source = SyntheticSource.of(noise, SampledCheckersTest::curved);
        for (Statement statement : List.of(limit(2, 300), value(SampledCheckersTest::curved, 0.05, 300, 16))) {
            Verdict.Undecided undecided = (Verdict.Undecided) verdict(statement, source);
            assertThat(undecided.needed()).as(statement.text()).isPresent();
            assertThat(draws(undecided.needed())).as(statement.text()).isGreaterThan(300);
        }
    }

    private static long draws(Optional<String> needed) {
        return Long.parseLong(needed.orElseThrow().replaceAll("\\D+", ""));
    }

    @Test
    void a_limit_from_widths_outside_the_asymptotic_range_is_blocked() {
        // 1/sqrt(n) is no parabola in 1/n: with 40 000 draws the misfit is many standard errors.
        SyntheticSource source = SyntheticSource.of(Noise.NORMAL, n -> 2 + 20 / Math.sqrt(n));
        Verdict verdict = verdict(limit(2, 40_000), source);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.BLOCKED);
        assertThat(verdict.reason()).contains("the widths are not in the asymptotic range");
    }

    @Test
    void a_sample_that_does_not_vary_is_blocked() {
        SyntheticSource source = new SyntheticSource(Noise.NORMAL, new Component(n -> 2, n -> 0));
        assertThat(verdict(limit(2, 300), source)).isEqualTo(new Verdict.Blocked("q did not vary at width 16"));
        assertThat(verdict(value(n -> 2, 0.2, 300, 16), source))
                .isEqualTo(new Verdict.Blocked("q at width 16 did not vary over 300 draws, so its error is unknown"));
        assertThat(verdict(new Ordering("q > 1", SyntheticSource.design(List.of("q"), 300, 16), 1), source))
                .isEqualTo(new Verdict.Blocked("q at width 16 did not vary, so its error is unknown"));
    }

    @Test
    void a_tiny_skewed_sample_is_undecided_although_its_interval_would_fit() {
        SyntheticSource source = SyntheticSource.of(Noise.CUBED_EXPONENTIAL, n -> 2);
        // A margin of 1000 would hold any interval: it is the skewness that leaves the claim open.
        for (Statement statement : List.of(value(n -> 2, 1000, 100, 16), limit(2, 100))) {
            Verdict.Undecided undecided = (Verdict.Undecided) verdict(statement, source);
            assertThat(undecided.reason()).contains("is too skewed for an interval at this level");
            assertThat(draws(undecided.needed())).isGreaterThan(100);
        }
        Verdict ordering =
                verdict(new Ordering("q > -1000", SyntheticSource.design(List.of("q"), 100, 16), -1000), source);
        assertThat(ordering.kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(ordering.reason()).contains("too skewed");
    }

    @Test
    void a_value_at_each_width_is_checked_at_each_width() {
        SyntheticSource source = SyntheticSource.of(Noise.EXPONENTIAL, SampledCheckersTest::curved);
        assertThat(verdict(value(SampledCheckersTest::curved, 0.05, 40_000, WIDTHS), source)
                        .kind())
                .isEqualTo(Verdict.Kind.SUPPORTED);
        // Right at the widest network only: 3/16 + 4/256 is 0.2 off the limit at the narrowest.
        Verdict.Refuted refuted = (Verdict.Refuted) verdict(value(n -> curved(128), 0.02, 40_000, WIDTHS), source);
        assertThat(refuted.witness()).contains("q at width 16: claimed");
        assertThat(refuted.effect()).isCloseTo((curved(128) - curved(16)) / 2, within(0.02));
    }

    @Test
    void of_several_refutations_the_largest_is_told_with_its_sign() {
        SyntheticSource source = new SyntheticSource(
                Noise.NORMAL,
                new Component(n -> 1.2, n -> 1),
                new Component(n -> 3, n -> 1),
                new Component(n -> 1, n -> 1));
        List<Double> ones = List.of(1.0, 1.0, 1.0);
        Statement statement = new FiniteValue(
                "ones",
                SyntheticSource.design(List.of("near", "far", "right"), 40_000, 16),
                List.of(ones),
                List.of(ones),
                0.05);
        Verdict.Refuted refuted = (Verdict.Refuted) verdict(statement, source);
        assertThat(refuted.witness()).startsWith("far at width 16");
        assertThat(refuted.effect()).isCloseTo(-2, within(0.05));
    }

    @Test
    void one_component_that_never_varies_blocks_whatever_its_place() {
        Component open = new Component(n -> 1, n -> 30);
        Component constant = new Component(n -> 1, n -> 0);
        for (List<Component> order : List.of(List.of(open, constant), List.of(constant, open))) {
            SyntheticSource source = new SyntheticSource(Noise.NORMAL, order.toArray(Component[]::new));
            assertThat(verdict(pair(), source).kind()).as("%s", order).isEqualTo(Verdict.Kind.BLOCKED);
        }
    }

    @Test
    void the_budget_named_is_that_of_the_component_that_needs_most() {
        SampleMoments little = new SampleMoments(300, 1, 4, 0, 0);
        SampleMoments much = new SampleMoments(300, 1, 900, 0, 0);
        for (List<SampleMoments> order : List.of(List.of(much, little), List.of(little, much))) {
            CheckContext context = new CheckContext(SHARE, (design, look) -> List.of(new WidthSample(16, order)));
            Finding.Inconclusive open =
                    (Finding.Inconclusive) Checkers.check(pair(), context).finding();
            // T = ((t_2.5e-7 + z_5e-7) 30 / 0.1)^2 with t = 5.15 at 299 degrees of freedom and z = 4.89.
            assertThat((double) draws(open.needed())).isCloseTo(9.1e6, within(0.1e6));
        }
    }

    private static Statement pair() {
        List<Double> ones = List.of(1.0, 1.0);
        return new FiniteValue(
                "pair", SyntheticSource.design(List.of("p", "q"), 300, 16), List.of(ones), List.of(ones), 0.1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "EXPONENTIAL"})
    void an_ordering_holds_fails_or_stays_open(Noise noise) {
        SyntheticSource source = SyntheticSource.of(noise, n -> 2 + 1 / n);
        assertThat(verdict(ordering(1.5), source).kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(verdict(ordering(2 + 1.0 / 16), source).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        Verdict.Refuted refuted = (Verdict.Refuted) verdict(ordering(2.5), source);
        assertThat(refuted.code()).isEqualTo(ReasonCode.BOUND_VIOLATED);
        assertThat(refuted.effect()).isCloseTo(2 + 1.0 / 16 - 2.5, within(0.1));
    }

    @Test
    void an_ordering_fails_if_it_fails_at_one_width() {
        SyntheticSource source = SyntheticSource.of(Noise.NORMAL, n -> n == 64 ? 1 : 2);
        assertThat(verdict(ordering(1.5), source).kind()).isEqualTo(Verdict.Kind.REFUTED);
    }

    private static Ordering ordering(double atLeast) {
        return new Ordering("q > " + atLeast, SyntheticSource.design(List.of("q"), 10_000, 16, 64), atLeast);
    }

    @Test
    void an_ordering_states_its_power_also_where_the_power_budget_is_the_smaller() {
        SyntheticSource source = SyntheticSource.of(Noise.NORMAL, n -> 2);
        Statement statement = new Ordering("q > 1", SyntheticSource.design(List.of("q"), 10_000, 16), 1);
        CheckContext context = new CheckContext(new ErrorBudget.Share(0.2, 1e-6), source);
        Evidence.SampleTest test = (Evidence.SampleTest) Checkers.check(statement, context);
        // Half-width z_0.1 = 1.28 and power z_1e-6 = 4.75 standard errors of 1/100; t quantiles add less than 1e-3 of
        // it.
        assertThat(test.smallestDetectable().orElseThrow().value()).isCloseTo(0.0603, within(0.002));
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "EXPONENTIAL"})
    void a_true_rate_is_supported_and_its_neighbours_refuted(Noise noise) {
        // A mean that falls like 1/n, with noise of a third of it.
        SyntheticSource source = new SyntheticSource(noise, new Component(n -> -3 / n, n -> 1 / n));
        assertThat(verdict(rate(Rate.Of.MEAN, -1), source).kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        for (double wrong : new double[] {-0.5, -2, 0, -0.8}) {
            Verdict.Refuted refuted = (Verdict.Refuted) verdict(rate(Rate.Of.MEAN, wrong), source);
            assertThat(refuted.code()).isEqualTo(ReasonCode.RATE_EXCLUDED);
            assertThat(refuted.effect()).isCloseTo(wrong + 1, within(0.05));
        }
        // Read as squares, which it is not, the same positive quantity has half the exponent.
        SyntheticSource squares = new SyntheticSource(noise, new Component(n -> 3 / n, n -> 1 / n));
        assertThat(verdict(rate(Rate.Of.ROOT_MEAN_SQUARE, -0.5), squares).kind())
                .isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(verdict(rate(Rate.Of.ROOT_MEAN_SQUARE, -1), squares).kind()).isEqualTo(Verdict.Kind.REFUTED);
    }

    @Test
    void a_rate_without_signal_noise_or_draws_decides_nothing() {
        SyntheticSource silent = SyntheticSource.of(Noise.NORMAL, n -> 0);
        Verdict verdict = verdict(rate(Rate.Of.MEAN, -1), silent);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(verdict.reason()).contains("is not shown to have one sign");

        SyntheticSource constant = new SyntheticSource(Noise.NORMAL, new Component(n -> 3 / n, n -> 0));
        assertThat(verdict(rate(Rate.Of.MEAN, -1), constant))
                .isEqualTo(new Verdict.Blocked("the quantity did not vary at width 16"));

        SyntheticSource few = new SyntheticSource(Noise.NORMAL, new Component(n -> 3 / n, n -> 1 / n));
        Statement statement = new Rate("rate", SyntheticSource.design(List.of("q"), 60, WIDTHS), Rate.Of.MEAN, -1, 0.1);
        assertThat(verdict(statement, few).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
    }

    private static Rate rate(Rate.Of of, double exponent) {
        return new Rate("rate", SyntheticSource.design(List.of("q"), 10_000, WIDTHS), of, exponent, 0.05);
    }

    @Test
    void evidence_states_the_share_the_margin_and_the_smallest_defect() {
        SyntheticSource source = SyntheticSource.of(Noise.NORMAL, SampledCheckersTest::curved);
        Evidence.SampleTest test =
                (Evidence.SampleTest) check(value(SampledCheckersTest::curved, 0.05, 10_000, 16), source);
        assertThat(test.finding()).isEqualTo(new Finding.Establishes());
        assertThat(test.alpha()).isEqualTo(SHARE.alpha());
        assertThat(test.beta()).isEqualTo(SHARE.beta());
        assertThat(test.margin()).isEqualTo(0.05);
        // Margin plus (z_5e-7 + z_1e-6) standard errors of 0.01 over the scale 2: 0.05 + (4.89 + 4.75) 0.005.
        assertThat(test.smallestDetectable().orElseThrow().value()).isCloseTo(0.0982, within(0.002));
        assertThat(test.tables()).extracting("name").containsExactly("comparisons", "means");
    }
}
