package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ntkverify.check.Design;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Finding;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.ProbabilityBound;
import org.ntkverify.check.statistics.SampleMoments;

/** Counts failures and compares Clopper-Pearson limits with the bound, in each case by itself. */
final class FailureProbabilityChecker {

    /** How far a mean of indicators times their number may be from a whole number, by rounding in merges. */
    private static final double WHOLE = 1e-3;

    private FailureProbabilityChecker() {}

    private record Trials(String label, int trials, int violated, int undecided, ProbabilityBound.Outcome outcome) {

        double rate() {
            return (double) violated / trials;
        }
    }

    static Evidence check(FailureProbability statement, CheckContext context) {
        long cases = statement.designs().stream()
                .mapToLong(design -> design.budget().size())
                .sum();
        ErrorBudget.Share share = context.share().dividedBy(cases);
        List<Trials> results = new ArrayList<>();
        double detectable = 0;
        for (Design design : statement.designs()) {
            List<WidthSample> samples = context.draw(design);
            for (int i = 0; i < samples.size(); i++) {
                String label = design.stepText(i);
                Trials result = trials(statement, design, samples.get(i), label, share);
                results.add(result);
                detectable = Math.max(
                        detectable,
                        ProbabilityBound.smallestDetectable(
                                result.trials(), statement.delta(), share.alpha(), share.beta()));
            }
        }
        return new Evidence.SampleTest(
                finding(statement, results),
                "%s: failure frequencies in %s cases against %s"
                        .formatted(statement.event().name(), cases, statement.delta()),
                context.share().alpha(),
                context.share().beta(),
                0,
                Optional.of(new SmallestDetectable(detectable - statement.delta(), SmallestDetectable.Unit.ABSOLUTE)),
                List.of(table(statement, results, share)));
    }

    private static Trials trials(
            FailureProbability statement, Design design, WidthSample sample, String label, ErrorBudget.Share share) {
        List<String> indicators = statement.event().indicators();
        SampleMoments violated = sample.components().get(design.names().indexOf(indicators.get(0)));
        SampleMoments undecided = sample.components().get(design.names().indexOf(indicators.get(1)));
        int trials = Math.toIntExact(violated.count());
        int failures = count(violated);
        int open = count(undecided);
        return new Trials(
                label,
                trials,
                failures,
                open,
                ProbabilityBound.decide(failures, open, trials, statement.delta(), share.alpha()));
    }

    private static int count(SampleMoments indicator) {
        double sum = indicator.mean() * indicator.count();
        long count = Math.round(sum);
        if (!(Math.abs(sum - count) < WHOLE)) {
            throw new IllegalStateException("sum of indicators must be a whole number but was %s".formatted(sum));
        }
        return Math.toIntExact(count);
    }

    private static Finding finding(FailureProbability statement, List<Trials> results) {
        Optional<Finding.Contradicts> worst = Optional.empty();
        Optional<Finding> open = Optional.empty();
        for (Trials result : results) {
            String seen =
                    "%s: %s of %s trials failed, %s undecided; failure probability in [%s, %s], claimed at most %s"
                            .formatted(
                                    result.label(),
                                    result.violated(),
                                    result.trials(),
                                    result.undecided(),
                                    result.outcome().lower(),
                                    result.outcome().upper(),
                                    statement.delta());
            switch (result.outcome().decision()) {
                case SUPPORTS -> {} // nothing to tell
                case REFUTES -> {
                    double effect = result.rate() - statement.delta();
                    if (worst.isEmpty() || effect > worst.get().effect()) {
                        worst = Optional.of(new Finding.Contradicts(ReasonCode.BOUND_VIOLATED, effect, seen));
                    }
                }
                case UNDECIDED -> {
                    OptionalLong required = result.outcome().requiredTrials();
                    open = Optional.of(new Finding.Inconclusive(
                            seen,
                            required.isPresent()
                                    ? Optional.of("about %s trials in all".formatted(required.getAsLong()))
                                    : Optional.empty()));
                }
            }
        }
        if (worst.isPresent()) {
            return worst.get();
        }
        return open.orElseGet(Finding.Establishes::new);
    }

    private static Table table(FailureProbability statement, List<Trials> results, ErrorBudget.Share share) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Trials result : results) {
            rows.add(List.of(
                    new Cell.Text(result.label()),
                    new Cell.Count(result.trials()),
                    new Cell.Count(result.violated()),
                    new Cell.Count(result.undecided()),
                    new Cell.Value(result.outcome().lower()),
                    new Cell.Value(result.outcome().upper()),
                    new Cell.Value(ProbabilityBound.smallestDetectable(
                            result.trials(), statement.delta(), share.alpha(), share.beta()))));
        }
        return new Table(
                "trials",
                "Failures of '%s' with exact one-sided limits; claimed at most %s."
                        .formatted(statement.event().name(), statement.delta()),
                List.of("case", "trials", "failed", "undecided", "at least", "at most", "smallest detectable"),
                rows);
    }
}
