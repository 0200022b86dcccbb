package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.checker.CalibrationDesign.Interval;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/**
 * How often sampled verdicts are wrong, on real networks whose means are known exactly, where one check spends 0.05.
 *
 * <p>Each assertion about a rate is a one-sided Clopper-Pearson test at 1e-4, so that a fresh seed fails the class with
 * probability of about 1e-3 at most; the counts of detected defects are compared as they are.
 */
@Tag("calibration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalibrationStudyIT {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    /** Level and power budget of one check; in a run it would be 1e-3/256. */
    private static final ErrorBudget.Share SHARE = new ErrorBudget.Share(0.05, 0.05);

    private static final int SEEDS = Integer.getInteger("ntk.seeds", 400);
    private static final int PLANTED = SEEDS / 2;

    /** So often the size of the planted defect is adapted to what is claimed. */
    private static final int ROUNDS = 6;

    /** So narrow that REFUTED is the same as a missed value, up to the fiftieth part of a standard error. */
    private static final double SHARP = 5e-4;

    private static final String SHARP_TEXT = "0.0005";

    private final Map<CalibrationDesign, Counts> studies = new EnumMap<>(CalibrationDesign.class);

    private record Counts(
            double smallestDetectable,
            CalibrationCount missed,
            CalibrationCount without,
            CalibrationCount sharpRefuted,
            CalibrationCount refuted,
            CalibrationCount refutedAtALook,
            CalibrationCount supported,
            CalibrationCount falselySupported,
            List<CalibrationCount> found,
            CalibrationCount smallDefect) {

        List<CalibrationCount> all() {
            List<CalibrationCount> all = new ArrayList<>(
                    List.of(missed, without, sharpRefuted, refuted, refutedAtALook, supported, falselySupported));
            all.addAll(found);
            all.add(smallDefect);
            return all;
        }
    }

    @BeforeAll
    void draw() {
        for (CalibrationDesign design : CalibrationDesign.values()) {
            List<CheckContext> contexts = LongStream.range(0, SEEDS)
                    .mapToObj(i -> context(design, SEED + i))
                    .toList();
            studies.put(design, counts(design, contexts));
        }
    }

    private static CheckContext context(CalibrationDesign design, long seed) {
        return new CheckContext(
                SHARE,
                new NetworkSamples(seed, "calibration/" + design.name(), new LocalDrawEngine(2), Progress.SILENT));
    }

    private static Counts counts(CalibrationDesign design, List<CheckContext> contexts) {
        int missed = 0;
        int without = 0;
        for (CheckContext context : contexts) {
            Evidence evidence = Checkers.check(design.claiming(0, design.margin()), context);
            Interval interval = CalibrationDesign.interval(evidence, design.truth());
            missed += interval == Interval.MISSES ? 1 : 0;
            without += interval == Interval.NONE ? 1 : 0;
        }
        double size = smallestDetectable(design, contexts);
        double level = design.levelFraction() * SHARE.alpha();
        double falseLevel = Math.min(level, SHARE.alpha());
        String falsely = "at most %s".formatted(falseLevel);
        List<CheckContext> planted = contexts.subList(0, PLANTED);
        Statement exact = design.claiming(0, SHARP);
        Statement spared = design.claiming(0, design.margin());
        Statement wrong = design.claiming(1.0001 * design.margin(), design.margin());
        List<CalibrationCount> found = new ArrayList<>();
        found.add(found("too large", design.planting(size), planted));
        if (!design.oneSided()) {
            found.add(found("too small", design.planting(-size), planted));
        }
        return new Counts(
                size,
                new CalibrationCount("interval misses the truth", missed, SEEDS, "%s".formatted(level)),
                new CalibrationCount(
                        "no interval, or blocked by the test of fit",
                        without,
                        SEEDS,
                        level < SHARE.alpha() ? "%s".formatted(SHARE.alpha() - level) : "0"),
                count("true, margin %s".formatted(SHARP_TEXT), exact, Verdict.Kind.REFUTED, contexts, falsely),
                count("true, margin %s".formatted(design.margin()), spared, Verdict.Kind.REFUTED, contexts, falsely),
                looks(exact, contexts),
                count(
                        "true, margin %s".formatted(design.margin()),
                        spared,
                        Verdict.Kind.SUPPORTED,
                        contexts,
                        "none stated"),
                count("false by just over the margin", wrong, Verdict.Kind.SUPPORTED, contexts, falsely),
                List.copyOf(found),
                count(
                        "claimed too large by 0.2 of it",
                        design.claiming(0.2 * size, design.margin()),
                        Verdict.Kind.REFUTED,
                        planted,
                        "0"));
    }

    /** The median over the repetitions. A frequency's depends on what is claimed, so it is asked again where the defect is planted. */
    private static double smallestDetectable(CalibrationDesign design, List<CheckContext> contexts) {
        double size = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Statement statement = design.oneSided() ? design.planting(size) : design.claiming(0, design.margin());
            double[] sizes = contexts.stream()
                    .map(context -> Checkers.check(statement, context))
                    .filter(evidence -> CalibrationDesign.interval(evidence, design.truth()) != Interval.NONE)
                    .mapToDouble(CalibrationDesign::smallestDetectable)
                    .sorted()
                    .toArray();
            size = sizes[sizes.length / 2];
        }
        return size;
    }

    private static CalibrationCount found(String how, Statement statement, List<CheckContext> contexts) {
        return count(
                "claimed %s by the smallest detectable".formatted(how),
                statement,
                Verdict.Kind.REFUTED,
                contexts,
                "at least 0.8 (0.95 to first order)");
    }

    /** As {@code ntkv verify} looks: at growing samples, until the statement is decided or all draws are there. */
    private static CalibrationCount looks(Statement exact, List<CheckContext> contexts) {
        Claim claim = TestClaims.claim(
                "calibration/looks", List.of(exact), List.of(TestClaims.unequal(1, 2), TestClaims.unequal(1, 3)));
        long events = contexts.stream()
                .map(context ->
                        new ClaimLooks(claim, context.samples(), SHARE).run().evidence())
                .filter(evidence -> VerdictRule.ofEvidence(evidence.get(0)).kind() == Verdict.Kind.REFUTED)
                .count();
        return new CalibrationCount(
                "true, margin %s, looked at while it grows: REFUTED".formatted(SHARP_TEXT),
                Math.toIntExact(events),
                contexts.size(),
                "at most %s".formatted(SHARE.alpha()));
    }

    private static CalibrationCount count(
            String event, Statement statement, Verdict.Kind verdict, List<CheckContext> contexts, String nominal) {
        long events = contexts.stream()
                .filter(context -> VerdictRule.ofEvidence(Checkers.check(statement, context))
                                .kind()
                        == verdict)
                .count();
        return new CalibrationCount(
                "%s: %s".formatted(event, verdict), Math.toIntExact(events), contexts.size(), nominal);
    }

    @AfterAll
    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        studies.forEach((design, counts) -> {
            lines.add("### %s: %s"
                    .formatted(design.name().toLowerCase(Locale.ROOT).replace('_', ' '), design.text()));
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT,
                    "Margin %s, median smallest detectable defect %.4f, first seed %d.",
                    design.margin(),
                    counts.smallestDetectable(),
                    SEED));
            lines.add("");
            lines.add("| event | count | rate | 95 % Clopper-Pearson | nominal |");
            lines.add("|---|---|---|---|---|");
            counts.all().forEach(count -> lines.add(count.row()));
            lines.add("");
        });
        Path target = Files.createDirectories(Path.of("target"));
        Files.write(target.resolve("calibration.md"), lines);
    }

    private Counts counts(CalibrationDesign design) {
        return Objects.requireNonNull(studies.get(design));
    }

    @ParameterizedTest
    @EnumSource
    void intervals_miss_no_more_often_than_their_level(CalibrationDesign design) {
        CalibrationCount missed = counts(design).missed();
        assertThat(missed.isAtMost(design.levelFraction() * SHARE.alpha()))
                .as("%s seed=%s", missed, SEED)
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "FINITE_VALUE")
    void a_plain_mean_misses_no_less_often_either(CalibrationDesign design) {
        // The others are conservative: Hall's interval at half the level, samples without interval.
        CalibrationCount missed = counts(design).missed();
        assertThat(missed.isAtLeast(SHARE.alpha()))
                .as("%s seed=%s", missed, SEED)
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_true_statement_is_refuted_no_more_often_than_its_share(CalibrationDesign design) {
        for (CalibrationCount refuted : List.of(
                counts(design).sharpRefuted(),
                counts(design).refuted(),
                counts(design).refutedAtALook())) {
            assertThat(refuted.isAtMost(SHARE.alpha()))
                    .as("%s seed=%s", refuted, SEED)
                    .isTrue();
        }
        assertThat(counts(design).sharpRefuted().events())
                .as("refutations are misses, whatever the margin")
                .isLessThanOrEqualTo(counts(design).missed().events());
    }

    @ParameterizedTest
    @EnumSource
    void a_statement_false_by_more_than_its_margin_is_supported_no_more_often_than_its_share(CalibrationDesign design) {
        CalibrationCount supported = counts(design).falselySupported();
        assertThat(supported.isAtMost(SHARE.alpha()))
                .as("%s seed=%s", supported, SEED)
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_true_statement_is_mostly_supported(CalibrationDesign design) {
        assertThat(counts(design).supported().events())
                .as("so that the study is about margins that a claim could have; seed=%s", SEED)
                .isGreaterThan(SEEDS / 2);
    }

    @ParameterizedTest
    @EnumSource
    void a_defect_of_the_smallest_detectable_size_is_found(CalibrationDesign design) {
        for (CalibrationCount found : counts(design).found()) {
            assertThat(found.events()).as("%s seed=%s", found, SEED).isGreaterThanOrEqualTo(found.trials() * 4 / 5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_fifth_of_it_is_never_excluded(CalibrationDesign design) {
        CalibrationCount excluded = counts(design).smallDefect();
        assertThat(excluded.events()).as("%s seed=%s", excluded, SEED).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "LIMIT")
    void a_true_fit_is_blocked_no_more_often_than_its_level(CalibrationDesign design) {
        CalibrationCount blocked = counts(design).without();
        assertThat(blocked.isAtMost(SHARE.alpha() / 2))
                .as("%s seed=%s", blocked, SEED)
                .isTrue();
    }
}
