package org.ntkverify.report.terminal;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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

    private static final String LEGEND =
            "ratio = certified lambda_min of that kernel over the bound; ~ up to a constant that is not "
                    + "known; Theta tangent kernel, N of the readout, H of the hidden layers, G gates E[s' s'].";

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
            page.hanging(
                    "  stated      ",
                    "lambda_min >= %s: %s%s"
                            .formatted(
                                    stated.text(),
                                    stated.verdict(),
                                    report.certified() == Certified.MATRIX ? ", of the matrix as it is stored" : ""));
            page.hanging("              ", stated.reason());
        });
        page.gap();
        table(page, report.bounds().stream().filter(Bound::applicable).toList());
        others(
                page,
                report.bounds().stream().filter(bound -> !bound.applicable()).toList());
        return page.toString();
    }

    /** What says nothing here, with the reason; theorems with one reason together. */
    private void others(Page page, List<Bound> others) {
        if (others.isEmpty()) {
            return;
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        others.forEach(bound -> names.computeIfAbsent(bound.reason(), reason -> new ArrayList<>())
                .add(bound.name()));
        page.gap();
        page.line(palette.heading("do not apply"));
        names.forEach((reason, together) -> {
            page.hanging("  ", String.join(", ", together));
            page.hanging("      ", reason);
        });
    }

    private static String definite(EigenvalueReport report) {
        String what = report.certified() == Certified.KERNEL
                ? "the exact kernel on these inputs"
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
            return "%s: so many eigenvalues are at least %s in size%s"
                    .formatted(rank.atLeast(), floor(rank.gap(), FEW_DIGITS), tail);
        }
        return "from %s (eigenvalues of at least %s in size) to %s: %s"
                .formatted(rank.atLeast(), floor(rank.gap(), FEW_DIGITS), rank.atMost(), rank.argument());
    }

    private void table(Page page, List<Bound> bounds) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("bound", "of", "", "value", "ratio"));
        for (Bound bound : bounds) {
            rows.add(List.of(
                    bound.name(), bound.kernel(), sign(bound), number(bound.value(), 4), number(bound.ratio(), 3)));
        }
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Columns.width(row.get(column)));
            }
        }
        page.line(palette.heading(row(rows.get(0), widths)));
        for (int at = 0; at < bounds.size(); at++) {
            page.hanging(row(rows.get(at + 1), widths) + "  ", bounds.get(at).reason());
        }
        page.gap();
        page.hanging("", LEGEND);
    }

    private static String row(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(column == 0 ? "" : "  ").append(Columns.pad(cells.get(column), widths[column]));
        }
        return line.toString();
    }

    private static String number(OptionalDouble value, int digits) {
        return value.isPresent() ? DecimalText.significant(value.getAsDouble(), digits, RoundingMode.HALF_EVEN) : "-";
    }

    private static String sign(Bound bound) {
        String constant = bound.explicitConstants() ? "" : "~";
        if (bound.direction().startsWith("lower")) {
            return ">=" + constant;
        }
        return bound.direction().startsWith("upper") ? "<=" + constant : "~";
    }

    private static String range(Range range) {
        int digits = digits(range.lower(), range.upper());
        return "in [%s, %s]".formatted(floor(range.lower(), digits), ceiling(range.upper(), digits));
    }

    /** As many digits as show that two bounds differ, and two more. */
    private static int digits(double lower, double upper) {
        double scale = Math.max(Math.abs(lower), Math.abs(upper));
        if (!(upper > lower) || (lower < 0 && upper > 0)) {
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
