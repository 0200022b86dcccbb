package org.ntkverify.report.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis from {@code least} to {@code largest}, drawn from {@code from} to {@code to}.
 *
 * @param least smallest value shown, positive
 * @param largest greatest value shown, above {@code least}
 * @param from where {@code least} is drawn
 * @param to where {@code largest} is drawn
 * @param base of the labelled powers, 2 or 10
 */
record LogAxis(double least, double largest, double from, double to, int base) implements PlotAxis {

    /** More labels than this run into each other. */
    private static final int MOST_LABELS = 8;

    /** With fewer powers on the axis, values between them are labelled too. */
    private static final int FEWEST_POWERS = 2;

    private static final int[] BETWEEN = {2, 5};

    /** A short axis is labelled at every digit. */
    private static final int[] EVERY = {2, 3, 4, 5, 6, 7, 8, 9};

    /** With fewer labels a reader could not tell the scale. */
    private static final int FEWEST_LABELS = 3;

    /** Labels between powers are plain numbers from 10^-3 on, as far as 10^4. */
    private static final int LEAST_PLAIN = -3;

    private static final int MOST_PLAIN = 4;

    /**
     * A labelled value.
     *
     * @param value where
     * @param factor in front of the power
     * @param exponent of the power
     */
    record Tick(double value, int factor, int exponent) {}

    /** Returns the axis that shows {@code values} with a margin of {@code margin} of its length at both ends. */
    static LogAxis around(List<Double> values, double margin, double from, double to, int base) {
        double least =
                Math.log(values.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
        double largest =
                Math.log(values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        // A single value gets a range, so that the scale exists.
        double length = Math.max(largest - least, Math.log(2));
        double middle = (least + largest) / 2;
        double half = length * (0.5 + margin);
        return new LogAxis(Math.exp(middle - half), Math.exp(middle + half), from, to, base);
    }

    @Override
    public double place(double value) {
        return from + (to - from) * Math.log(value / least) / Math.log(largest / least);
    }

    @Override
    public boolean reaches(double value) {
        return value > 0;
    }

    private int lowest() {
        return (int) Math.ceil(Math.log(least) / Math.log(base) - 1e-9);
    }

    private int highest() {
        return (int) Math.floor(Math.log(largest) / Math.log(base) + 1e-9);
    }

    /** Returns the values with a label. */
    List<Tick> labelled() {
        List<Tick> ticks = new ArrayList<>();
        int powers = highest() - lowest() + 1;
        int step = Math.max(1, (powers + MOST_LABELS - 1) / MOST_LABELS);
        for (int exponent = lowest(); exponent <= highest(); exponent++) {
            if (Math.floorMod(exponent - lowest(), step) == 0) {
                ticks.add(new Tick(Math.pow(base, exponent), 1, exponent));
            }
        }
        if (betweenPowers()) {
            addBetween(ticks, BETWEEN);
            if (ticks.size() < FEWEST_LABELS) {
                ticks.removeIf(tick -> tick.factor() != 1);
                addBetween(ticks, EVERY);
            }
        }
        return ticks;
    }

    private boolean betweenPowers() {
        return highest() - lowest() + 1 < FEWEST_POWERS + 1 && base != 2;
    }

    private void addBetween(List<Tick> ticks, int[] factors) {
        for (int exponent = lowest() - 1; exponent <= highest(); exponent++) {
            for (int factor : factors) {
                addIfShown(ticks, factor, exponent);
            }
        }
    }

    private void addIfShown(List<Tick> ticks, int factor, int exponent) {
        double value = factor * Math.pow(base, exponent);
        if (value >= least && value <= largest) {
            ticks.add(new Tick(value, factor, exponent));
        }
    }

    @Override
    public List<Label> labels() {
        return labelled().stream().map(this::label).toList();
    }

    private Label label(Tick tick) {
        boolean plain = betweenPowers() && lowest() > LEAST_PLAIN && highest() < MOST_PLAIN;
        if (plain) {
            String text = BigDecimal.valueOf(tick.factor())
                    .scaleByPowerOfTen(tick.exponent())
                    .toPlainString();
            return new Label(tick.value(), text, "");
        }
        String front = tick.factor() == 1 ? "" : tick.factor() + "\u00b7";
        return new Label(
                tick.value(), front + base, Integer.toString(tick.exponent()).replace('-', '\u2212'));
    }

    /** Returns the values between powers of ten that get a short mark; none between powers of two. */
    @Override
    public List<Double> unlabelled() {
        List<Double> marks = new ArrayList<>();
        for (int exponent = lowest() - 1; exponent <= highest() && base != 2; exponent++) {
            for (int factor = 2; factor < base; factor++) {
                double value = factor * Math.pow(base, exponent);
                if (value >= least && value <= largest) {
                    marks.add(value);
                }
            }
        }
        return marks;
    }
}
