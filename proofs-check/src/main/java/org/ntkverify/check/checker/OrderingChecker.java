package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.Plot;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.statistics.Equivalence;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.IntervalResult;
import org.ntkverify.check.statistics.MeanInterval;
import org.ntkverify.check.statistics.SampleMoments;

/** Asks whether the interval of the mean lies above the smallest effect that matters, at every width. */
final class OrderingChecker {

    private OrderingChecker() {}

    static Evidence check(Ordering statement, CheckContext context) {
        List<WidthSample> samples = context.draw(statement.design());
        ErrorBudget.Share share = context.share().dividedBy(samples.size());
        String name = statement.design().names().get(0);
        List<List<Cell>> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        double reach = 0;
        for (WidthSample sample : samples) {
            SampleMoments moments = sample.components().get(0);
            IntervalResult result = MeanInterval.of(moments, share.alpha());
            findings.add(finding("%s at width %s".formatted(name, sample.width()), statement.atLeast(), result));
            reach = Math.max(
                    reach,
                    result.interval()
                            .map(interval -> Equivalence.reach(interval, share.beta()))
                            .orElse(Double.POSITIVE_INFINITY));
            rows.add(List.of(
                    new Cell.Count(sample.width()),
                    new Cell.Count(moments.count()),
                    SampleTables.estimate(result),
                    SampleTables.end(result, true),
                    SampleTables.end(result, false)));
        }
        Table table = new Table(
                "ordering",
                "Means with simultaneous intervals; the claim asks for more than %s.".formatted(statement.atLeast()),
                List.of("width", "draws", name, "low", "high"),
                rows,
                Optional.of(new Plot(
                                Plot.Axis.logarithmic("width n"),
                                Plot.Axis.linear(name),
                                List.of(Plot.Series.marks(
                                        "mean, with simultaneous intervals", "width", name, "low", "high")))
                        .with(new Plot.Level(
                                "claimed: above %s".formatted(statement.atLeast()), statement.atLeast()))));
        // A mean this far below the threshold would have been refuted.
        Optional<SmallestDetectable> smallest = Double.isFinite(reach)
                ? Optional.of(new SmallestDetectable(reach, SmallestDetectable.Unit.ABSOLUTE))
                : Optional.empty();
        return new Evidence.SampleTest(
                join(findings),
                "mean of %s above %s at every width".formatted(name, statement.atLeast()),
                context.share().alpha(),
                context.share().beta(),
                0,
                smallest,
                List.of(table));
    }

    private static Finding finding(String label, double atLeast, IntervalResult result) {
        return switch (result.kind()) {
            case DEGENERATE -> new Finding.Inapplicable("%s did not vary, so its error is unknown".formatted(label));
            case NOT_YET ->
                new Finding.Inconclusive(
                        "%s is too skewed for an interval at this level".formatted(label),
                        Optional.of("%s draws".formatted(((IntervalResult.NotYet) result).requiredCount())));
            case INTERVAL -> {
                IntervalResult.Interval interval = (IntervalResult.Interval) result;
                String seen = "%s: interval [%s, %s], claimed above %s"
                        .formatted(label, interval.low(), interval.high(), atLeast);
                if (interval.low() > atLeast) {
                    yield new Finding.Establishes();
                }
                yield interval.high() < atLeast
                        ? new Finding.Contradicts(ReasonCode.BOUND_VIOLATED, interval.estimate() - atLeast, seen)
                        : new Finding.Inconclusive(seen, Optional.empty());
            }
        };
    }

    private static Finding join(List<Finding> findings) {
        for (Finding.Kind kind :
                List.of(Finding.Kind.CONTRADICTS, Finding.Kind.INAPPLICABLE, Finding.Kind.INCONCLUSIVE)) {
            Optional<Finding> found =
                    findings.stream().filter(finding -> finding.kind() == kind).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Finding.Establishes();
    }
}
