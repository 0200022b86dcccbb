package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntkverify.check.Design;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Plot;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.GeometricMeanLaw;
import org.ntkverify.check.statistics.IntervalResult;
import org.ntkverify.check.statistics.RateFit;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.check.statistics.ToleranceRegion;

/** Fits the exponent of a geometric mean in the size and compares its interval with the interval declared. */
final class SizeExponentChecker {

    private SizeExponentChecker() {}

    static Evidence check(SizeExponent statement, CheckContext context) {
        Design design = statement.design();
        List<WidthSample> samples = context.draw(design);
        int component = design.names().indexOf(statement.quantity().logarithm());
        int unresolved = design.names().indexOf(statement.quantity().unresolved());
        ErrorBudget.Share share = context.share();
        for (WidthSample sample : samples) {
            double fraction = sample.components().get(unresolved).mean();
            if (fraction > 0) {
                String reason = "%s is below what doubles resolve in a fraction %s of the draws at size %s"
                        .formatted(statement.quantity().name(), fraction, sample.width());
                return withoutFit(statement, share, new Finding.Inapplicable(reason), reason);
            }
        }
        List<RateFit.Point> points = samples.stream()
                .map(sample -> new RateFit.Point(
                        Math.pow(sample.width(), statement.power()),
                        sample.components().get(component)))
                .toList();
        for (RateFit.Point point : points) {
            if (point.moments().variance() == 0) {
                String reason = "%s did not vary at one size, so its error is unknown"
                        .formatted(statement.quantity().name());
                return withoutFit(statement, share, new Finding.Inapplicable(reason), reason);
            }
        }
        return fitted(statement, samples, points, share);
    }

    private static Evidence fitted(
            SizeExponent statement, List<WidthSample> samples, List<RateFit.Point> points, ErrorBudget.Share share) {
        GeometricMeanLaw law = new GeometricMeanLaw(points);
        IntervalResult exponent = law.exponent(share.alpha());
        double margin = statement.margin();
        long draws = samples.stream().mapToLong(WidthSample::draws).sum();
        Comparison comparison =
                new Comparison("exponent", new ToleranceRegion(statement.middle(), margin, 1), exponent, draws);
        Optional<IntervalResult.Interval> interval = exponent.interval();
        return new Evidence.RateFit(
                Comparison.join(List.of(comparison), ReasonCode.RATE_EXCLUDED, share.beta()),
                "effective exponent in %s over sizes %s to %s; a pure power law fits with p = %s"
                        .formatted(
                                statement.sizeText(),
                                samples.get(0).width(),
                                samples.get(samples.size() - 1).width(),
                                Math.round(law.lackOfFit().pValue() * 1e3) / 1e3),
                share.alpha(),
                share.beta(),
                margin,
                Comparison.smallestDetectable(List.of(comparison), share.beta(), SmallestDetectable.Unit.EXPONENT),
                end(interval.map(IntervalResult.Interval::estimate)),
                end(interval.map(IntervalResult.Interval::low)),
                end(interval.map(IntervalResult.Interval::high)),
                List.of(table(statement, samples, points, law.localSlopes(share.alpha()), interval)));
    }

    private static Evidence withoutFit(
            SizeExponent statement, ErrorBudget.Share share, Finding finding, String summary) {
        return new Evidence.RateFit(
                finding,
                summary,
                share.alpha(),
                share.beta(),
                statement.margin(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of());
    }

    private static OptionalDouble end(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    private static Table table(
            SizeExponent statement,
            List<WidthSample> samples,
            List<RateFit.Point> points,
            List<RateFit.LocalSlope> slopes,
            Optional<IntervalResult.Interval> exponent) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            SampleMoments moments = points.get(i).moments();
            double mean = Math.exp(moments.mean());
            rows.add(List.of(
                    new Cell.Count(samples.get(i).width()),
                    new Cell.Count(moments.count()),
                    new Cell.Estimate(mean, mean * moments.standardError()),
                    new Cell.Value(Math.sqrt(moments.variance())),
                    i == 0
                            ? new Cell.Text("")
                            : SampleTables.estimate(slopes.get(i - 1).slope())));
        }
        String name = statement.quantity().name();
        Plot plot = new Plot(
                Plot.Axis.logarithmic("size"),
                Plot.Axis.logarithmic(name),
                List.of(Plot.Series.marks("geometric mean, \u00b1 2 standard errors", "size", name)));
        return new Table(
                "size-exponent",
                "Geometric mean of %s at each size, with the local exponent in %s; declared [%s, %s]."
                        .formatted(name, statement.sizeText(), statement.low(), statement.high()),
                List.of("size", "draws", name, "deviation of its logarithm", "local exponent"),
                rows,
                Optional.of(exponent.map(found -> plot.with(inSize(statement, found)))
                        .orElse(plot)));
    }

    /** The plot shows the size itself, of which the exponent is {@code power} times as large. */
    private static Plot.Slope inSize(SizeExponent statement, IntervalResult.Interval exponent) {
        int power = statement.power();
        return new Plot.Slope(
                "fitted " + SampleTables.power("size", power * exponent.estimate()) + ", with its interval",
                power * exponent.estimate(),
                power * exponent.low(),
                power * exponent.high());
    }
}
