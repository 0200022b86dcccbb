package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.statistics.IntervalResult;
import org.ntkverify.check.statistics.SampleMoments;

/** The tables that sampled checks share. */
final class SampleTables {

    private SampleTables() {}

    /** Means of every component at every width, with tail diagnostics. */
    static Table means(List<String> names, List<WidthSample> samples) {
        List<List<Cell>> rows = new ArrayList<>();
        for (WidthSample sample : samples) {
            for (int i = 0; i < names.size(); i++) {
                SampleMoments moments = sample.components().get(i);
                rows.add(List.of(
                        new Cell.Count(sample.width()),
                        new Cell.Text(names.get(i)),
                        new Cell.Count(moments.count()),
                        new Cell.Estimate(moments.mean(), moments.standardError()),
                        new Cell.Value(moments.skewness()),
                        new Cell.Value(moments.excessKurtosis())));
            }
        }
        return new Table(
                "means",
                "Sample means at each width, with skewness and excess kurtosis of one draw.",
                List.of("width", "quantity", "draws", "mean", "skewness", "excess kurtosis"),
                rows);
    }

    /** Each comparison with its interval and tolerance region. */
    static Table comparisons(String caption, List<Comparison> comparisons) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            rows.add(List.of(
                    new Cell.Text(comparison.label()),
                    new Cell.Value(comparison.region().target()),
                    estimate(comparison.result()),
                    end(comparison.result(), true),
                    end(comparison.result(), false),
                    new Cell.Value(comparison.region().low()),
                    new Cell.Value(comparison.region().high())));
        }
        return new Table(
                "comparisons",
                caption,
                List.of("quantity", "claimed", "estimate", "low", "high", "tolerated from", "to"),
                rows);
    }

    static Cell estimate(IntervalResult result) {
        return switch (result.kind()) {
            case INTERVAL -> {
                IntervalResult.Interval interval = (IntervalResult.Interval) result;
                yield new Cell.Estimate(interval.estimate(), interval.standardError());
            }
            case NOT_YET -> {
                IntervalResult.NotYet notYet = (IntervalResult.NotYet) result;
                yield new Cell.Estimate(notYet.estimate(), notYet.standardError());
            }
            case DEGENERATE -> new Cell.Text("did not vary");
        };
    }

    static Cell end(IntervalResult result, boolean low) {
        return result.interval()
                .<Cell>map(interval -> new Cell.Value(low ? interval.low() : interval.high()))
                .orElseGet(() -> new Cell.Text("no interval"));
    }
}
