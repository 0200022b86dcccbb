package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Rate;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.IntervalResult;
import org.ntkverify.check.statistics.RateFit;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.check.statistics.ToleranceRegion;

/** Fits an exponent by weighted regression of logarithms and compares its interval with the exponent claimed. */
final class RateChecker {

    private RateChecker() {}

    static Evidence check(Rate rate, CheckContext context) {
        List<WidthSample> samples = context.draw(rate.design());
        ErrorBudget.Share share = context.share();
        List<RateFit.Point> points = samples.stream()
                .map(sample ->
                        new RateFit.Point(sample.width(), sample.components().get(0)))
                .toList();
        RateFit.Result result = switch (rate.of()) {
            case ROOT_MEAN_SQUARE -> RateFit.ofRootMeanSquare(points, share.alpha());
            case MEAN -> RateFit.ofSignedMean(points, sign(points), share.alpha());
        };
        return switch (result.kind()) {
            case FITTED -> fitted(rate, samples, (RateFit.Fitted) result, share);
            case SIGN_NOT_ESTABLISHED -> withoutFit(rate, share, signless((RateFit.SignNotEstablished) result));
            case DEGENERATE_SIZE -> withoutFit(rate, share, constant(((RateFit.DegenerateSize) result).size()));
        };
    }

    private static Finding signless(RateFit.SignNotEstablished result) {
        return switch (result.mean().kind()) {
            case DEGENERATE -> constant(result.size());
            case NOT_YET ->
                new Finding.Inconclusive(
                        "mean at width %s is too skewed for an interval at this level"
                                .formatted(Math.round(result.size())),
                        Optional.of("%s draws at this width"
                                .formatted(((IntervalResult.NotYet) result.mean()).requiredCount())));
            case INTERVAL ->
                new Finding.Inconclusive(
                        "mean at width %s is not shown to have one sign".formatted(Math.round(result.size())),
                        Optional.empty());
        };
    }

    private static Finding constant(double width) {
        return new Finding.Inapplicable("the quantity did not vary at width %s".formatted(Math.round(width)));
    }

    private static RateFit.Sign sign(List<RateFit.Point> points) {
        return points.get(0).moments().mean() > 0 ? RateFit.Sign.POSITIVE : RateFit.Sign.NEGATIVE;
    }

    private static Evidence fitted(Rate rate, List<WidthSample> samples, RateFit.Fitted fit, ErrorBudget.Share share) {
        long draws = samples.stream().mapToLong(WidthSample::draws).sum();
        Comparison comparison = new Comparison(
                "exponent", new ToleranceRegion(rate.exponent(), rate.margin(), 1), fit.exponent(), draws);
        Optional<IntervalResult.Interval> interval = fit.exponent().interval();
        return new Evidence.RateFit(
                Comparison.join(List.of(comparison), ReasonCode.RATE_EXCLUDED, share.beta()),
                "effective exponent over widths %s to %s; a pure power law fits with p = %s"
                        .formatted(
                                samples.get(0).width(),
                                samples.get(samples.size() - 1).width(),
                                Math.round(fit.lackOfFit().pValue() * 1e3) / 1e3),
                share.alpha(),
                share.beta(),
                rate.margin(),
                Comparison.smallestDetectable(List.of(comparison), share.beta(), SmallestDetectable.Unit.EXPONENT),
                end(interval.map(IntervalResult.Interval::estimate)),
                end(interval.map(IntervalResult.Interval::low)),
                end(interval.map(IntervalResult.Interval::high)),
                List.of(table(rate, samples, fit)));
    }

    private static Evidence withoutFit(Rate rate, ErrorBudget.Share share, Finding finding) {
        return new Evidence.RateFit(
                finding,
                "no exponent could be fitted",
                share.alpha(),
                share.beta(),
                rate.margin(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of());
    }

    private static OptionalDouble end(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    private static Table table(Rate rate, List<WidthSample> samples, RateFit.Fitted fit) {
        boolean squared = rate.of() == Rate.Of.ROOT_MEAN_SQUARE;
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            SampleMoments moments = samples.get(i).components().get(0);
            double root = Math.sqrt(Math.abs(moments.mean()));
            Cell size = squared
                    ? new Cell.Estimate(root, moments.standardError() / (2 * root))
                    : new Cell.Estimate(moments.mean(), moments.standardError());
            Cell slope = i == 0
                    ? new Cell.Text("")
                    : SampleTables.estimate(fit.localSlopes().get(i - 1).slope());
            rows.add(List.of(new Cell.Count(samples.get(i).width()), new Cell.Count(moments.count()), size, slope));
        }
        String quantity = squared ? "RMS deviation" : "mean";
        List<Plot.Slope> slopes = new ArrayList<>();
        fit.exponent().interval().ifPresent(interval -> slopes.add(SampleTables.fitted("n", interval)));
        slopes.add(Plot.Slope.claimed("claimed " + SampleTables.power("n", rate.exponent()), rate.exponent()));
        return new Table(
                        "convergence",
                        "Deviation at each width with the slope from the width before; claimed exponent %s."
                                .formatted(rate.exponent()),
                        List.of("width", "draws", quantity, "local slope"),
                        rows)
                .plotted(new Plot(
                                Plot.Axis.logarithmic("width n"),
                                Plot.Axis.logarithmic(quantity),
                                List.of(Plot.Series.marks(quantity + ", \u00b1 2 standard errors", "width", quantity)))
                        .with(slopes.toArray(Plot.Slope[]::new)));
    }
}
