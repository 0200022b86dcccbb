package org.ntkverify.report.terminal;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntkverify.check.KernelEstimate;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.number.EstimateFormat;

/** Lays out what random networks have for a kernel. */
final class KernelEstimateView {

    /** A larger matrix does not fit on a page. */
    private static final int MOST_INPUTS = 6;

    /** Moments of this order make variances have an error. */
    private static final double FOURTH = 4;

    /** Moments of this order make means have an error. */
    private static final double SECOND = 2;

    /** An order is taken to exist if the index exceeds it by so many of its standard errors. */
    private static final double CAREFUL = 2;

    private final Palette palette;

    KernelEstimateView(Palette palette) {
        this.palette = palette;
    }

    String render(KernelEstimate estimate, double secondsPerDraw) {
        Page page = new Page();
        page.hanging(
                estimate.kernel().toUpperCase(Locale.ROOT) + "  ",
                "%s on %s, width %s".formatted(estimate.network(), estimate.inputs(), estimate.width()));
        page.line("%s networks, %s sampler, %s a draw"
                .formatted(estimate.draws(), estimate.sampler(), time(secondsPerDraw)));
        if (estimate.sampler().equals("averaged")) {
            page.hanging(
                    "note  ", "each draw is the mean over the readout; spread, spectrum and tails are of that mean");
        }
        page.gap();
        mean(page, estimate);
        page.gap();
        spectrum(page, estimate);
        page.gap();
        page.hanging("tails  ", tails(estimate.tails()));
        return page.toString();
    }

    private static String time(double seconds) {
        boolean milliseconds = seconds < 1;
        return DecimalText.significant(milliseconds ? 1000 * seconds : seconds, 2, RoundingMode.HALF_EVEN)
                + (milliseconds ? " ms" : " s");
    }

    private void mean(Page page, KernelEstimate estimate) {
        int n = estimate.mean().size();
        if (n > MOST_INPUTS) {
            page.hanging(
                    "mean  ",
                    "%s x %s, first entry %s; --json prints all, --out writes them"
                            .formatted(n, n, entry(estimate, 0, 0)));
            return;
        }
        page.line(palette.heading("mean, with standard errors"));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<String> row = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                row.add(entry(estimate, i, j));
            }
            rows.add(row);
        }
        Grid.lines(rows).forEach(page::line);
    }

    private static String entry(KernelEstimate estimate, int i, int j) {
        return EstimateFormat.text(
                estimate.mean().get(i).get(j), estimate.standardError().get(i).get(j));
    }

    private void spectrum(Page page, KernelEstimate estimate) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("spectrum", "mean", "deviation", "skewness", "excess kurtosis"));
        for (KernelEstimate.Statistic statistic : estimate.spectrum()) {
            rows.add(List.of(
                    statistic.name(),
                    EstimateFormat.text(statistic.mean(), statistic.standardError()),
                    significant(statistic.deviation()),
                    significant(statistic.skewness()),
                    significant(statistic.excessKurtosis())));
        }
        List<String> lines = Grid.lines(rows);
        page.line(palette.heading(lines.get(0)));
        lines.subList(1, lines.size()).forEach(page::line);
    }

    private static String significant(double value) {
        return DecimalText.significant(value, 2, RoundingMode.HALF_EVEN);
    }

    private static String tails(KernelEstimate.Tails tails) {
        String shape = "largest skewness of an entry %s, largest excess kurtosis %s; "
                .formatted(significant(tails.largestSkewness()), significant(tails.largestExcessKurtosis()));
        if (tails.index().isEmpty()) {
            return shape + "no tail index: it takes 200 draws of a trace that varies";
        }
        KernelEstimate.TailIndex index = tails.index().get();
        return "%stail index of the trace %s from the largest %s deviations: %s"
                .formatted(
                        shape,
                        EstimateFormat.text(index.value(), index.standardError()),
                        index.values(),
                        meaning(index));
    }

    /** What these draws show of the tail; an index that is large within its error only is said to be open. */
    private static String meaning(KernelEstimate.TailIndex index) {
        double sure = index.value() - CAREFUL * index.standardError();
        if (sure > FOURTH) {
            return "variances can be trusted";
        }
        if (index.value() <= SECOND) {
            return "so heavy that the variance may not exist; standard errors mean little";
        }
        String open = sure > SECOND
                ? "these draws do not show that variances have an error"
                : "these draws do not show that the variance exists";
        return index.value() > FOURTH ? open + "; more would tell" : "heavy: " + open;
    }
}
