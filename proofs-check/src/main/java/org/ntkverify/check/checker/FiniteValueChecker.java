package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Table;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.MeanInterval;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.check.statistics.ToleranceRegion;

/** Compares the mean of each component at each size with the value claimed at that size. */
final class FiniteValueChecker {

    private FiniteValueChecker() {}

    static Evidence check(FiniteValue statement, CheckContext context) {
        List<WidthSample> samples = context.draw(statement.design());
        List<String> names = statement.design().names();
        ErrorBudget.Share share = context.share().dividedBy((long) names.size() * samples.size());
        List<Comparison> comparisons = new ArrayList<>();
        for (int w = 0; w < samples.size(); w++) {
            WidthSample sample = samples.get(w);
            for (int i = 0; i < names.size(); i++) {
                SampleMoments moments = sample.components().get(i);
                ToleranceRegion region = new ToleranceRegion(
                        statement.targets().get(w).get(i),
                        statement.margin(),
                        statement.scales().get(w).get(i));
                comparisons.add(new Comparison(
                        "%s at %s %s".formatted(names.get(i), statement.design().size(), sample.width()),
                        region,
                        MeanInterval.of(moments, share.alpha()),
                        moments.count()));
            }
        }
        return new Evidence.SampleTest(
                Comparison.join(comparisons, ReasonCode.VALUE_RATIO, share.beta()),
                "%s means against exact values".formatted(comparisons.size()),
                context.share().alpha(),
                context.share().beta(),
                statement.margin(),
                Comparison.smallestDetectable(comparisons, share.beta(), SmallestDetectable.Unit.RELATIVE),
                tables(statement.design().size(), names, samples, comparisons));
    }

    private static List<Table> tables(
            String size, List<String> names, List<WidthSample> samples, List<Comparison> comparisons) {
        List<Table> tables = new ArrayList<>(List.of(
                SampleTables.comparisons("Means against the values claimed.", comparisons),
                SampleTables.means(size, names, samples)));
        if (samples.size() > 1) {
            tables.add(SampleTables.deviations(size, names, samples, comparisons));
        }
        return tables;
    }
}
