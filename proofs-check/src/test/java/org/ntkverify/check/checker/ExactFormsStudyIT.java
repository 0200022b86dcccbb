package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.statistics.ErrorBudget;

/**
 * How often verdicts without samples are wrong, on random statements whose truth is known: never, that is.
 *
 * <p>{@code -Dntk.seed} sets the first seed, {@code -Dntk.seeds} the number of true statements and of false ones of each form.
 */
@Tag("calibration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExactFormsStudyIT {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static final int STATEMENTS = Integer.getInteger("ntk.seeds", 400);

    private final Map<Statement.Form, String> rows = new EnumMap<>(Statement.Form.class);

    private static Map<Verdict.Kind, Integer> verdicts(Statement.Form form, boolean truth) {
        CheckContext context = new CheckContext(ErrorBudget.standard().catalogueClaim(), (design, look) -> List.of());
        Map<Verdict.Kind, Integer> counts = new EnumMap<>(Verdict.Kind.class);
        for (long seed = SEED; seed < SEED + STATEMENTS; seed++) {
            Statement statement = RandomExactStatements.of(form, new SplittableRandom(seed), truth);
            counts.merge(
                    VerdictRule.ofEvidence(Checkers.check(statement, context)).kind(), 1, Integer::sum);
        }
        return counts;
    }

    private static int count(Map<Verdict.Kind, Integer> counts, Verdict.Kind kind) {
        return Objects.requireNonNullElse(counts.get(kind), 0);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"LIMIT", "FINITE_VALUE", "RATE", "ORDERING", "FAILURE_PROBABILITY", "SIZE_EXPONENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void every_true_statement_is_proved_and_every_false_one_refuted(Statement.Form form) {
        Map<Verdict.Kind, Integer> truths = verdicts(form, true);
        Map<Verdict.Kind, Integer> falsehoods = verdicts(form, false);
        rows.put(
                form,
                "| %s | %d of %d | %d | %d of %d | %d |"
                        .formatted(
                                form.text(),
                                count(truths, Verdict.Kind.PROVED),
                                STATEMENTS,
                                count(truths, Verdict.Kind.REFUTED),
                                count(falsehoods, Verdict.Kind.REFUTED),
                                STATEMENTS,
                                count(falsehoods, Verdict.Kind.PROVED) + count(falsehoods, Verdict.Kind.SUPPORTED)));
        // Nothing proves a bound whose constant nobody knows.
        Verdict.Kind whenTrue = form == Statement.Form.UNKNOWN_CONSTANT ? Verdict.Kind.UNDECIDED : Verdict.Kind.PROVED;
        assertThat(truths).as("seed=%s", SEED).isEqualTo(Map.of(whenTrue, STATEMENTS));
        assertThat(falsehoods).as("seed=%s", SEED).isEqualTo(Map.of(Verdict.Kind.REFUTED, STATEMENTS));
    }

    @AfterAll
    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| form | true: PROVED | true: REFUTED | false: REFUTED | false: PROVED or SUPPORTED |");
        lines.add("|---|---|---|---|---|");
        lines.addAll(rows.values());
        Files.write(Files.createDirectories(Path.of("target")).resolve("exact-forms.md"), lines);
    }
}
