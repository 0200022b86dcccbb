package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.ProbabilityBound;
import org.ntkverify.numeric.engine.DrawFailedException;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Event.Answer;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.sample.UnresolvedDrawException;

/**
 * Probability bounds and size exponents on experiments of known law. Each check spends 1e-6 and defects are at least 1.5 times the smallest
 * detectable, so that a fresh seed fails this class with probability of at most 1e-4.
 */
class ExperimentCheckersTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);
    private static final ErrorBudget.Share SHARE = new ErrorBudget.Share(1e-6, 1e-6);
    private static final Event HEADS = new Event("heads");
    private static final PositiveQuantity QUANTITY = new PositiveQuantity("q");

    /** Fails with one probability and is undecided with another. */
    private record Coin(double failing, double undecided) implements Experiment {

        @Override
        public String text() {
            return "coin %s %s".formatted(failing, undecided);
        }

        @Override
        public List<String> names() {
            return HEADS.indicators();
        }

        @Override
        public Trial newTrial(RandomStreams streams) {
            return (draw, target) -> {
                double uniform =
                        (streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0).nextLong() >>> 11) * 0x1p-53;
                Answer answer = uniform < failing
                        ? Answer.VIOLATED
                        : uniform < failing + undecided ? Answer.UNDECIDED : Answer.HELD;
                Event.write(answer, target, 0);
            };
        }
    }

    /** {@code size^exponent} times a lognormal factor. */
    private record Lognormal(int size, double exponent, double deviation) implements Experiment {

        @Override
        public String text() {
            return "lognormal %s".formatted(size);
        }

        @Override
        public List<String> names() {
            return QUANTITY.components();
        }

        @Override
        public Trial newTrial(RandomStreams streams) {
            return (draw, target) -> {
                double normal =
                        streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0).nextNormal();
                PositiveQuantity.write(Math.pow(size, exponent) * Math.exp(deviation * normal), 1e-6, target, 0);
            };
        }
    }

    /** Fails at its third draw. */
    private record Failing(RuntimeException failure) implements Experiment {

        @Override
        public String text() {
            return "fails";
        }

        @Override
        public List<String> names() {
            return HEADS.indicators();
        }

        @Override
        public Trial newTrial(RandomStreams streams) {
            return (draw, target) -> {
                if (draw == 2) {
                    throw failure;
                }
                Event.write(Answer.HELD, target, 0);
            };
        }
    }

    @Test
    void a_draw_that_rounding_errors_hide_blocks_the_statement_and_says_why() {
        Verdict verdict = verdict(failing(new UnresolvedDrawException("eigenvalue must exceed its error but was 0")));
        assertThat(verdict)
                .isEqualTo(new Verdict.Blocked("a draw does not tell: eigenvalue must exceed its error but was 0"));
    }

    @Test
    void a_draw_that_is_not_finite_is_a_defect() {
        assertThatExceptionOfType(DrawFailedException.class)
                .isThrownBy(() -> verdict(failing(new ArithmeticException("kernel must be finite but was NaN"))))
                .withMessageContaining("NaN");
    }

    private static FailureProbability failing(RuntimeException failure) {
        ExperimentDesign design =
                new ExperimentDesign("case", List.of(new ExperimentDesign.Step(1, new Failing(failure), 100)));
        return new FailureProbability("heads", List.of(design), HEADS, 0.5);
    }

    private static Evidence check(Statement statement, int threads) {
        SampleSource source = new NetworkSamples(SEED, "paper/claim", new LocalDrawEngine(threads), Progress.SILENT);
        return Checkers.check(statement, new CheckContext(SHARE, source));
    }

    private static Verdict verdict(Statement statement) {
        return VerdictRule.ofEvidence(check(statement, 2));
    }

    private static FailureProbability atMost(double delta, long trials, Coin... coins) {
        List<ExperimentDesign> designs = Arrays.stream(coins)
                .map(coin -> new ExperimentDesign("case", List.of(new ExperimentDesign.Step(1, coin, trials))))
                .toList();
        return new FailureProbability("heads", designs, HEADS, delta);
    }

    private static SizeExponent exponent(double truth, double deviation, int power, double low, double high) {
        List<ExperimentDesign.Step> steps = List.of(8, 16, 32, 64).stream()
                .map(size -> new ExperimentDesign.Step(size, new Lognormal(size, truth, deviation), 200))
                .toList();
        return new SizeExponent("q", new ExperimentDesign("size", steps), QUANTITY, power, low, high);
    }

    @Test
    void a_rare_failure_is_supported_and_a_frequent_one_refuted() {
        assertThat(verdict(atMost(0.1, 1000, new Coin(0.01, 0))).kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        Verdict.Refuted refuted = (Verdict.Refuted) verdict(atMost(0.1, 1000, new Coin(0.3, 0)));
        assertThat(refuted.code()).isEqualTo(ReasonCode.BOUND_VIOLATED);
        assertThat(refuted.effect()).isCloseTo(0.2, within(0.08));
        assertThat(refuted.witness()).contains("of 1000 trials failed, 0 undecided; failure probability in [");
    }

    @Test
    void cases_are_never_pooled() {
        // The average of both is 0.06, below the bound.
        Verdict verdict = verdict(atMost(0.1, 2000, new Coin(0.24, 0), new Coin(0, 0), new Coin(0.005, 0)));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.REFUTED);
    }

    @Test
    void too_few_trials_are_undecided_and_say_how_many_would_do() {
        Verdict.Undecided undecided = (Verdict.Undecided) verdict(atMost(0.1, 50, new Coin(0, 0)));
        long needed = Long.parseLong(undecided.needed().orElseThrow().replaceAll("\\D+", ""));
        // Each check has one case, so the limit is taken at 1e-6.
        assertThat(needed).isEqualTo(ProbabilityBound.fewestTrials(0.1, 1e-6));
    }

    @Test
    void trials_that_rounding_leaves_open_support_nothing() {
        assertThat(verdict(atMost(0.1, 1000, new Coin(0.01, 0.5))).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(verdict(atMost(0.1, 1000, new Coin(0.01, 0.99))).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(verdict(atMost(0.1, 1000, new Coin(0.4, 0.5))).kind()).isEqualTo(Verdict.Kind.REFUTED);
    }

    @Test
    void counts_are_the_same_for_any_number_of_threads() {
        FailureProbability statement = atMost(0.1, 3000, new Coin(0.05, 0.01));
        assertThat(check(statement, 1)).isEqualTo(check(statement, 3));
        List<Cell> row = check(statement, 1).tables().get(0).rows().get(0);
        assertThat(row.get(1)).isEqualTo(new Cell.Count(3000));
        assertThat(((Cell.Count) row.get(2)).value()).isBetween(60L, 260L);
    }

    @Test
    void an_exponent_is_compared_with_its_declared_interval() {
        assertThat(verdict(exponent(1, 0.5, 1, 0.8, 1.25)).kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(verdict(exponent(1, 0.5, 2, 0.4, 0.625)).kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        Verdict.Refuted refuted = (Verdict.Refuted) verdict(exponent(1, 0.5, 1, 0.3, 0.7));
        assertThat(refuted.code()).isEqualTo(ReasonCode.RATE_EXCLUDED);
        assertThat(refuted.effect())
                .as("middle of the interval minus the truth")
                .isCloseTo(-0.5, within(0.15));
        Evidence.RateFit fit = (Evidence.RateFit) check(exponent(1, 0.5, 1, 0.8, 1.25), 2);
        // Slope errors 0.5/sqrt(200) over the spread of log size, 1.55: 0.023; five of them each way.
        assertThat(fit.high().orElseThrow() - fit.low().orElseThrow()).isBetween(0.15, 0.3);
        assertThat(fit.tables().get(0).rows()).hasSize(4);
    }

    @Test
    void an_interval_too_narrow_for_the_data_stays_open() {
        Verdict.Undecided undecided = (Verdict.Undecided) verdict(exponent(1, 3, 1, 0.9, 1.1));
        assertThat(undecided.needed()).isPresent();
    }

    @Test
    void values_below_the_resolution_are_no_measurement() {
        Verdict verdict = verdict(exponent(-4, 0.5, 1, -5, -3));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.BLOCKED);
        assertThat(verdict.reason()).contains("q is below what doubles resolve");
    }

    @Test
    void a_quantity_that_does_not_vary_has_no_exponent() {
        assertThat(verdict(exponent(1, 0, 1, 0.8, 1.25)))
                .isEqualTo(new Verdict.Blocked("q did not vary at one size, so its error is unknown"));
    }

    @Test
    void designs_must_observe_what_is_stated() {
        ExperimentDesign design =
                new ExperimentDesign("size", List.of(new ExperimentDesign.Step(8, new Lognormal(8, 1, 1), 100)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FailureProbability("heads", List.of(design), HEADS, 0.1))
                .withMessage("names of a design must have [heads: violated, heads: undecided] but were "
                        + "[log q, q: unresolved]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> atMost(1, 10, new Coin(0, 0)))
                .withMessage("delta must be in (0, 1) but was 1.0");
        assertThat(Optional.of(design.text())).hasValue("size x draws 8 x 100, lognormal 8");
    }
}
