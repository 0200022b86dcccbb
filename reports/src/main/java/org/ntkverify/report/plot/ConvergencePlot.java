package org.ntkverify.report.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.Convergence.Quantity;
import org.ntkverify.check.Measured;
import org.ntkverify.check.Plot;
import org.ntkverify.report.number.DecimalText;

/** Plots error and bias against the width, with fits, bands and the slopes of theory. */
public final class ConvergencePlot {

    private static final int MAIN = 0;
    private static final int BESIDE = 1;

    private ConvergencePlot() {}

    /** Returns the plot as SVG. */
    public static String render(Convergence convergence) {
        return SvgFigure.render(figure(convergence));
    }

    static Figure figure(Convergence convergence) {
        List<Figure.Layer> layers = new ArrayList<>();
        for (Convergence.Fit fit : convergence.fits()) {
            layers.add(curve(fit));
            layers.add(guide(convergence, fit));
        }
        layers.add(errors(convergence));
        biases(convergence, layers);
        return new Figure(
                title(convergence),
                description(convergence),
                Plot.Axis.logarithmic("width n"),
                Plot.Axis.logarithmic("relative deviation"),
                layers);
    }

    private static String title(Convergence convergence) {
        return "%s of %s on %s"
                .formatted(convergence.kernel().toUpperCase(Locale.ROOT), convergence.network(), convergence.inputs());
    }

    private static String description(Convergence convergence) {
        Convergence.Row first = convergence.rows().get(0);
        Convergence.Row last = convergence.rows().get(convergence.rows().size() - 1);
        String fits = convergence.fits().stream()
                .map(fit -> " The %s falls like the width to the power %s, interval %s to %s; theory: %s."
                        .formatted(
                                word(fit.of()),
                                decimals(fit.exponent().value(), 3),
                                decimals(fit.exponent().low().orElseThrow(), 3),
                                decimals(fit.exponent().high().orElseThrow(), 3),
                                DecimalText.shortest(fit.theory())))
                .collect(Collectors.joining());
        return "Root mean square deviation of the finite-width kernel from its limit against the width, both axes logarithmic: %s at width %s, %s at width %s.%s"
                .formatted(
                        significant(first.error().value()),
                        first.width(),
                        significant(last.error().value()),
                        last.width(),
                        fits);
    }

    private static String word(Quantity quantity) {
        return quantity == Quantity.ERROR ? "error" : "bias";
    }

    private static int colour(Quantity quantity) {
        return quantity == Quantity.ERROR ? MAIN : BESIDE;
    }

    private static Figure.Layer errors(Convergence convergence) {
        List<Figure.Point> points = new ArrayList<>();
        for (Convergence.Row row : convergence.rows()) {
            Measured error = row.error();
            if (error.value() > 0) {
                points.add(new Figure.Point(
                        row.width(),
                        error.value(),
                        Math.min(error.value(), error.low().orElse(error.value())),
                        Math.max(error.value(), error.high().orElse(error.value()))));
            }
        }
        return new Figure.Marks("error, with %s intervals".formatted(percent(convergence.level())), MAIN, points);
    }

    private static String percent(double level) {
        return DecimalText.significant(100 * level, 4, RoundingMode.HALF_EVEN) + "\u202f%";
    }

    /** A bias whose interval holds 0 has no place on a logarithmic axis; the larger end of the interval bounds it. */
    private static void biases(Convergence convergence, List<Figure.Layer> layers) {
        List<Figure.Point> points = new ArrayList<>();
        List<Figure.Point> bounds = new ArrayList<>();
        for (Convergence.Row row : convergence.rows()) {
            Measured bias = row.bias();
            if (bias.low().isEmpty()) {
                continue;
            }
            double low = bias.low().getAsDouble();
            double high = bias.high().getAsDouble();
            double bound = Math.max(Math.abs(low), Math.abs(high));
            if (low > 0 || high < 0) {
                points.add(new Figure.Point(
                        row.width(), Math.abs(bias.value()), Math.min(Math.abs(low), Math.abs(high)), bound));
            } else if (bound > 0) {
                bounds.add(new Figure.Point(row.width(), bound, bound, bound));
            }
        }
        if (!points.isEmpty()) {
            layers.add(new Figure.Marks("size of the bias", BESIDE, points));
        }
        if (!bounds.isEmpty()) {
            layers.add(new Figure.Bounds("bias not told from 0: at most", BESIDE, bounds));
        }
    }

    private static Figure.Layer curve(Convergence.Fit fit) {
        List<Figure.Point> points = fit.line().stream()
                .map(point -> new Figure.Point(point.width(), point.value(), point.low(), point.high()))
                .toList();
        double reach = Math.max(
                fit.exponent().high().orElseThrow() - fit.exponent().value(),
                fit.exponent().value() - fit.exponent().low().orElseThrow());
        return new Figure.Curve(
                "fitted n^(%s \u00b1 %s)".formatted(decimals(fit.exponent().value(), 3), decimals(reach, 3)),
                colour(fit.of()),
                points);
    }

    /** The slope of theory through the middle of the fit: it shows a direction and claims no factor. */
    private static Figure.Layer guide(Convergence convergence, Convergence.Fit fit) {
        List<Convergence.LinePoint> line = fit.line();
        Optional<Convergence.LinePoint> middle =
                line.isEmpty() ? Optional.empty() : Optional.of(line.get(line.size() / 2));
        List<Figure.Point> points = middle.stream()
                .flatMap(point -> convergence.rows().stream()
                        .filter(row -> fit.widths().contains(row.width()))
                        .map(row -> {
                            double y = point.value() * Math.pow(row.width() / point.width(), fit.theory());
                            return new Figure.Point(row.width(), y, y, y);
                        }))
                .toList();
        return new Figure.Guide(
                "theory, slope of n^%s".formatted(fit.theory() == -0.5 ? "(\u22121/2)" : "(\u22121)"),
                colour(fit.of()),
                points);
    }

    private static String decimals(double value, int places) {
        String text =
                new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
        return text.replace('-', '\u2212');
    }

    private static String significant(double value) {
        return DecimalText.significant(value, 3, RoundingMode.HALF_EVEN);
    }
}
