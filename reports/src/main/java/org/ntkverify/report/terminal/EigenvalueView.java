package org.ntkverify.report.terminal;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.EigenvalueReport;
import org.ntkverify.check.EigenvalueReport.Bound;
import org.ntkverify.check.EigenvalueReport.Certified;
import org.ntkverify.check.EigenvalueReport.Range;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.wording.RoundingWording;

/** Lays out what is certified of a smallest eigenvalue: the enclosure first, then every bound next to it. */
final class EigenvalueView {

    private static final int FEW_DIGITS = 4;
    private static final int MOST_DIGITS = 17;

    private final Palette palette;

    EigenvalueView(Palette palette) {
        this.palette = palette;
    }

    String render(EigenvalueReport report) {
        Page page = new Page();
        page.hanging("", "Smallest eigenvalue of %s, N = %s".formatted(report.subject(), report.size()));
        page.gap();
        int digits = digits(report.lower(), report.upper());
        page.hanging(
                "  certified   ",
                "%s <= lambda_min <= %s".formatted(floor(report.lower(), digits), ceiling(report.upper(), digits)));
        page.hanging("              ", definite(report));
        page.hanging("  how         ", report.how() + given(report));
        report.largest().ifPresent(largest -> page.hanging("  lambda_max  ", range(largest)));
        report.condition().ifPresent(condition -> page.hanging("  condition   ", range(condition)));
        page.hanging("  rank        ", rank(report));
        report.rounding()
                .ifPresent(rounding -> page.hanging("  rounding    ", RoundingWording.paragraph(report, rounding)));
        report.stated().ifPresent(stated -> {
            page.hanging("  stated      ", "lambda_min >= %s: %s".formatted(stated.text(), stated.verdict()));
            page.hanging("              ", stated.reason());
        });
        page.gap();
        table(page, report.bounds().stream().filter(Bound::applicable).toList());
        List<Bound> others =
                report.bounds().stream().filter(bound -> !bound.applicable()).toList();
        if (!others.isEmpty()) {
            page.gap();
            page.line(palette.heading("do not apply"));
            others.forEach(bound -> page.hanging("  %s  ".formatted(bound.name()), bound.reason()));
        }
        return page.toString();
    }

    private static String definite(EigenvalueReport report) {
        String what = report.certified() == Certified.KERNEL
                ? "the kernel of exact real numbers on these inputs"
                : "the matrix as it is stored";
        return report.positiveDefinite()
                .map(yes -> "PROVED: %s is %spositive definite".formatted(what, yes ? "" : "not "))
                .orElse("UNDECIDED whether %s is positive definite".formatted(what));
    }

    private static String given(EigenvalueReport report) {
        String given = "; given up: %s to its rounding errors".formatted(ceiling(report.lost(), 2));
        return report.radii() > 0
                ? "%s, %s to the radii of the entries".formatted(given, ceiling(report.radii(), 2))
                : given;
    }

    private static String rank(EigenvalueReport report) {
        EigenvalueReport.Rank rank = report.rank();
        if (rank.atLeast() == rank.atMost()) {
            String tail = rank.atMost() == report.size() ? "" : "; " + rank.argument();
            return "%s: so many eigenvalues are at least %s%s"
                    .formatted(rank.atLeast(), floor(rank.gap(), FEW_DIGITS), tail);
        }
        return "from %s (eigenvalues of at least %s) to %s: %s"
                .formatted(rank.atLeast(), floor(rank.gap(), FEW_DIGITS), rank.atMost(), rank.argument());
    }

    private void table(Page page, List<Bound> bounds) {
        List<List<String>> rows = new ArrayList<>();
        for (Bound bound : bounds) {
            rows.add(List.of(
                    bound.name(),
                    sign(bound),
                    bound.value().isPresent()
                            ? DecimalText.significant(bound.value().getAsDouble(), FEW_DIGITS, RoundingMode.HALF_EVEN)
                            : "-",
                    bound.ratio().isPresent()
                            ? DecimalText.significant(bound.ratio().getAsDouble(), 3, RoundingMode.HALF_EVEN)
                            : "-"));
        }
        int names =
                bounds.stream().mapToInt(bound -> bound.name().length()).max().orElse(0);
        int values = rows.stream().mapToInt(row -> row.get(2).length()).max().orElse(0);
        int ratios = Math.max("certified/bound".length(), 0);
        page.line(palette.heading("%s  %s  %s"
                .formatted(Columns.pad("bound", names + 4), Columns.pad("value", values), "certified/bound")));
        for (int at = 0; at < rows.size(); at++) {
            List<String> row = rows.get(at);
            String label = "%s  %s  %s  %s  "
                    .formatted(
                            Columns.pad(row.get(0), names),
                            row.get(1),
                            Columns.pad(row.get(2), values),
                            Columns.pad(row.get(3), ratios));
            page.hanging(label, about(bounds.get(at)));
        }
    }

    private static String about(Bound bound) {
        return bound.reason().isEmpty() ? bound.kernel() : "%s; %s".formatted(bound.kernel(), bound.reason());
    }

    private static String sign(Bound bound) {
        if (bound.direction().startsWith("lower")) {
            return ">=";
        }
        return bound.direction().startsWith("upper") ? "<=" : "~ ";
    }

    private static String range(Range range) {
        int digits = digits(range.lower(), range.upper());
        return "in [%s, %s]".formatted(floor(range.lower(), digits), ceiling(range.upper(), digits));
    }

    /** As many digits as show that two bounds differ, and two more. */
    private static int digits(double lower, double upper) {
        double scale = Math.max(Math.abs(lower), Math.abs(upper));
        if (!(upper > lower) || lower < 0 && upper > 0) {
            return FEW_DIGITS;
        }
        int equal = (int) Math.ceil(-Math.log10((upper - lower) / scale));
        return Math.min(MOST_DIGITS, Math.max(FEW_DIGITS, equal + 1));
    }

    private static String floor(double value, int digits) {
        return DecimalText.significant(value, digits, RoundingMode.FLOOR);
    }

    private static String ceiling(double value, int digits) {
        return DecimalText.significant(value, digits, RoundingMode.CEILING);
    }
}
