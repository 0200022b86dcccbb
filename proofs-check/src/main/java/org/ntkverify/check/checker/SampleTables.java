package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.statistics.IntervalResult;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.check.statistics.ToleranceRegion;

/** The tables that sampled checks share. */
final class SampleTables {

    private SampleTables() {}

    /**
     * Means of every component at every size, with tail diagnostics.
     *
     * @param size what the sizes are
     */
    static Table means(String size, List<String> names, List<WidthSample> samples) {
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
                "Sample means at each %s, with skewness and excess kurtosis of one draw.".formatted(size),
                List.of(size, "quantity", "draws", "mean", "skewness", "excess kurtosis"),
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

    /**
     * The component that lies farthest from what is claimed, at each size.
     *
     * @param size what the sizes are
     * @param comparisons of all components at the first size, then at the next
     */
    static Table deviations(String size, List<String> names, List<WidthSample> samples, List<Comparison> comparisons) {
        int components = names.size();
        int component = Comparison.farthest(comparisons) % components;
        List<List<Cell>> rows = new ArrayList<>();
        for (int w = 0; w < samples.size(); w++) {
            Comparison comparison = comparisons.get(w * components + component);
            rows.add(List.of(
                    new Cell.Count(samples.get(w).width()),
                    comparison.deviation(),
                    comparison.end(true),
                    comparison.end(false)));
        }
        return new Table(
                        "deviations",
                        "Deviation of %s, the component farthest from what is claimed, over its scale."
                                .formatted(names.get(component)),
                        List.of(size, "deviation", "low", "high"),
                        rows)
                .plotted(new Plot(
                                Plot.Axis.logarithmic(size),
                                Plot.Axis.linear("deviation / scale"),
                                List.of(Plot.Series.marks(
                                        "mean, with simultaneous intervals", size, "deviation", "low", "high")))
                        .with(levels(comparisons.get(component).region())));
    }

    /** The component whose fitted limit lies farthest from what is claimed: its means, against 1/n, and its limit. */
    static Table extrapolation(String name, List<WidthSample> samples, int component, Comparison limit) {
        List<List<Cell>> rows = new ArrayList<>();
        Cell none = new Cell.Text("");
        for (WidthSample sample : samples) {
            SampleMoments moments = sample.components().get(component);
            double scale = limit.region().scale();
            rows.add(List.of(
                    new Cell.Count(sample.width()),
                    new Cell.Value(1.0 / sample.width()),
                    new Cell.Estimate(
                            (moments.mean() - limit.region().target()) / scale, moments.standardError() / scale),
                    none,
                    none,
                    none));
        }
        rows.add(List.of(
                new Cell.Text("limit"), new Cell.Value(0), none, limit.deviation(), limit.end(true), limit.end(false)));
        return new Table(
                        "extrapolation",
                        "Deviation of %s, the component farthest from its limit, over its scale.".formatted(name),
                        List.of("width", "1/n", "deviation of the mean", "of the fitted limit", "low", "high"),
                        rows)
                .plotted(new Plot(
                                Plot.Axis.linear("1/n, n the width"),
                                Plot.Axis.linear("deviation / scale"),
                                List.of(
                                        Plot.Series.marks(
                                                "mean, \u00b1 2 standard errors", "1/n", "deviation of the mean"),
                                        Plot.Series.marks(
                                                "fitted limit, with its interval",
                                                "1/n",
                                                "of the fitted limit",
                                                "low",
                                                "high")))
                        .with(levels(limit.region())));
    }

    /** Words of the legend for a power, with a minus sign. */
    static String power(String size, double exponent) {
        return "%s^(%s)".formatted(size, Math.round(exponent * 1e3) / 1e3).replace('-', '\u2212');
    }

    /** The slope of a fit, with its interval. */
    static Plot.Slope fitted(String size, IntervalResult.Interval exponent) {
        return new Plot.Slope(
                "fitted " + power(size, exponent.estimate()) + ", with its interval",
                exponent.estimate(),
                exponent.low(),
                exponent.high());
    }

    private static Plot.Level[] levels(ToleranceRegion region) {
        return new Plot.Level[] {
            new Plot.Level("tolerated: \u00b1 %s".formatted(region.margin()), region.margin()),
            new Plot.Level("", -region.margin())
        };
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
