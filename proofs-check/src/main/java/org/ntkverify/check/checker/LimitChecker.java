package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Limit;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.ToleranceRegion;
import org.ntkverify.check.statistics.WidthFit;

/** Fits {@code a + b/n + c/n^2} to the means of each component and compares the intercept with the limit claimed. */
final class LimitChecker {

    private LimitChecker() {}

    static Evidence check(Limit limit, CheckContext context) {
        List<WidthSample> samples = context.draw(limit.design());
        List<String> names = limit.design().names();
        // Each component spends one part on its intercept and one on its test of fit.
        ErrorBudget.Share share = context.share().dividedBy(2L * names.size());
        long draws = samples.stream().mapToLong(WidthSample::draws).sum();
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int component = i;
            List<WidthFit.Point> points = samples.stream()
                    .map(sample -> new WidthFit.Point(
                            sample.width(), sample.components().get(component)))
                    .toList();
            WidthFit.Result result = WidthFit.fit(points, new WidthFit.Order.Quadratic(), share.alpha(), share.alpha());
            if (!(result instanceof WidthFit.Fitted fitted)) {
                return inapplicable(limit, context, samples, names.get(i), result);
            }
            ToleranceRegion region = new ToleranceRegion(
                    limit.targets().get(i), limit.margin(), limit.scales().get(i));
            comparisons.add(new Comparison("limit of " + names.get(i), region, fitted.intercept(), draws));
        }
        int worst = Comparison.farthest(comparisons);
        return new Evidence.SampleTest(
                Comparison.join(comparisons, ReasonCode.VALUE_RATIO, share.beta()),
                "intercepts of quadratic fits in 1/n over widths %s".formatted(widths(samples)),
                context.share().alpha(),
                context.share().beta(),
                limit.margin(),
                Comparison.smallestDetectable(comparisons, share.beta(), SmallestDetectable.Unit.RELATIVE),
                List.of(
                        SampleTables.comparisons("Fitted limits against the limits claimed.", comparisons),
                        SampleTables.means(limit.design().size(), names, samples),
                        SampleTables.extrapolation(names.get(worst), samples, worst, comparisons.get(worst))));
    }

    private static Evidence inapplicable(
            Limit limit, CheckContext context, List<WidthSample> samples, String name, WidthFit.Result result) {
        String reason = switch (result.kind()) {
            case OUTSIDE_ASYMPTOTIC_RANGE -> {
                WidthFit.OutsideAsymptoticRange outside = (WidthFit.OutsideAsymptoticRange) result;
                yield "%s: a + b/n + c/n^2 does not fit (p = %s), the widths are not in the asymptotic range"
                        .formatted(name, outside.lackOfFit().pValue());
            }
            case DEGENERATE_WIDTH ->
                "%s did not vary at width %s".formatted(name, ((WidthFit.DegenerateWidth) result).width());
            case FITTED -> throw new IllegalArgumentException("a fit must not be inapplicable but was");
        };
        return new Evidence.SampleTest(
                new Finding.Inapplicable(reason),
                reason,
                context.share().alpha(),
                context.share().beta(),
                limit.margin(),
                Optional.empty(),
                List.of(SampleTables.means(limit.design().size(), limit.design().names(), samples)));
    }

    private static String widths(List<WidthSample> samples) {
        return samples.get(0).width() + " to " + samples.get(samples.size() - 1).width();
    }
}
