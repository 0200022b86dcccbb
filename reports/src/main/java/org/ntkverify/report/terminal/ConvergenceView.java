package org.ntkverify.report.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.Convergence.Quantity;
import org.ntkverify.check.Measured;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.number.EstimateFormat;

/** Lays out how a network converges. */
final class ConvergenceView {

    private static final int VALUE_DIGITS = 4;
    private static final int INTERVAL_DIGITS = 3;
    private static final int BIAS_DIGITS = 2;
    private static final String NONE = "-";

    private final Palette palette;

    ConvergenceView(Palette palette) {
        this.palette = palette;
    }

    String render(Convergence convergence) {
        Page page = new Page();
        page.hanging(
                convergence.kernel().toUpperCase(Locale.ROOT) + "  ",
                "%s on %s".formatted(convergence.network(), convergence.inputs()));
        page.hanging(
                "",
                "Deviation from the infinite-width kernel, relative to its scale: root mean square and mean, each with its %s %% interval"
                        .formatted(level(convergence)));
        page.gap();
        table(page, convergence);
        page.gap();
        for (Convergence.Fit fit : convergence.fits()) {
            page.hanging(label(fit.of()), exponent(fit, convergence));
        }
        for (Convergence.Omission omission : convergence.omissions()) {
            page.hanging(label(omission.of()), "not fitted: " + omission.reason());
        }
        return page.toString();
    }

    private static String level(Convergence convergence) {
        return DecimalText.significant(100 * convergence.level(), VALUE_DIGITS, RoundingMode.HALF_EVEN);
    }

    private static String label(Quantity quantity) {
        return quantity == Quantity.ERROR ? "error  " : "bias   ";
    }

    private static String exponent(Convergence.Fit fit, Convergence convergence) {
        Measured exponent = fit.exponent();
        return "n^%s  in [%s, %s] (%s %%), theory %s, widths %s to %s; power law: p = %s"
                .formatted(
                        decimals(exponent.value(), RoundingMode.HALF_EVEN),
                        decimals(exponent.low().orElseThrow(), RoundingMode.FLOOR),
                        decimals(exponent.high().orElseThrow(), RoundingMode.CEILING),
                        level(convergence),
                        DecimalText.shortest(fit.theory()),
                        fit.widths().get(0),
                        fit.widths().get(fit.widths().size() - 1),
                        DecimalText.significant(fit.pValue(), 2, RoundingMode.HALF_EVEN));
    }

    private static String decimals(double value, RoundingMode rounding) {
        return new BigDecimal(value).setScale(VALUE_DIGITS, rounding).toPlainString();
    }

    private void table(Page page, Convergence convergence) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("width", "draws", "error", "interval", "slope", "bias", "interval"));
        for (Convergence.Row row : convergence.rows()) {
            rows.add(List.of(
                    Integer.toString(row.width()),
                    Long.toString(row.draws()),
                    DecimalText.significant(row.error().value(), VALUE_DIGITS, RoundingMode.HALF_EVEN),
                    interval(row.error(), INTERVAL_DIGITS),
                    row.localSlope().map(ConvergenceView::estimate).orElse(NONE),
                    DecimalText.significant(row.bias().value(), BIAS_DIGITS, RoundingMode.HALF_EVEN),
                    interval(row.bias(), BIAS_DIGITS)));
        }
        List<String> lines = Grid.lines(rows);
        page.line(palette.heading(lines.get(0)));
        lines.subList(1, lines.size()).forEach(page::line);
    }

    private static String estimate(Measured measured) {
        return EstimateFormat.text(measured.value(), measured.standardError());
    }

    private static String interval(Measured measured, int digits) {
        return Optional.of(measured)
                .filter(found -> found.low().isPresent())
                .map(found -> "[%s, %s]"
                        .formatted(
                                DecimalText.significant(found.low().getAsDouble(), digits, RoundingMode.FLOOR),
                                DecimalText.significant(found.high().orElseThrow(), digits, RoundingMode.CEILING)))
                .orElse("too skewed");
    }
}
