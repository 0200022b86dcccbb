package org.ntkverify.report.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis on which equal differences are equally long.
 *
 * @param least smallest value shown
 * @param largest greatest value shown, above {@code least}
 * @param from where {@code least} is drawn
 * @param to where {@code largest} is drawn
 */
record LinearAxis(double least, double largest, double from, double to) implements PlotAxis {

    /** Labels stand at multiples of a step, about this many of them. */
    private static final double LABELS = 6;

    /** Numbers outside this range are written with a power of ten. */
    private static final int MOST_DIGITS = 5;

    static LinearAxis around(List<Double> values, double margin, double from, double to) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double largest = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        // A single value gets a range, so that the scale exists.
        double length = largest > least ? largest - least : Math.max(Math.abs(largest), 1);
        double middle = least + (largest - least) / 2;
        double half = length * (0.5 + margin);
        return new LinearAxis(middle - half, middle + half, from, to);
    }

    @Override
    public double place(double value) {
        return from + (to - from) * (value - least) / (largest - least);
    }

    @Override
    public boolean reaches(double value) {
        return true;
    }

    /** 1, 2 or 5 times a power of ten. */
    private BigDecimal step() {
        double rough = (largest - least) / LABELS;
        int exponent = (int) Math.floor(Math.log10(rough));
        double lead = rough / Math.pow(10, exponent);
        int factor = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
        return BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
    }

    @Override
    public List<Label> labels() {
        BigDecimal step = step();
        BigDecimal at =
                new BigDecimal(least).divide(step, 0, RoundingMode.CEILING).multiply(step);
        BigDecimal end = new BigDecimal(largest);
        List<Label> labels = new ArrayList<>();
        for (; at.compareTo(end) <= 0; at = at.add(step)) {
            labels.add(label(at, step));
        }
        return labels;
    }

    private Label label(BigDecimal value, BigDecimal step) {
        double size = Math.max(Math.abs(least), Math.abs(largest));
        int exponent = (int) Math.floor(Math.log10(size));
        boolean plain = exponent < MOST_DIGITS && step.stripTrailingZeros().scale() < MOST_DIGITS;
        if (plain || value.signum() == 0) {
            String text = value.setScale(Math.max(0, step.stripTrailingZeros().scale()), RoundingMode.HALF_EVEN)
                    .toPlainString();
            return new Label(value.doubleValue(), value.signum() == 0 ? "0" : minus(text), "");
        }
        BigDecimal lead = value.scaleByPowerOfTen(-exponent).stripTrailingZeros();
        return new Label(
                value.doubleValue(), minus(lead.toPlainString()) + "\u00b710", minus(Integer.toString(exponent)));
    }

    private static String minus(String text) {
        return text.replace('-', '\u2212');
    }

    @Override
    public List<Double> unlabelled() {
        return List.of();
    }
}
