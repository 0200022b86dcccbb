package org.ntkverify.numeric.quadrature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The integral of a function over an interval cut at given points, by two Gauss-Legendre rules on panels; the panel on which they
 * differ most is halved until the sum of the differences is small.
 */
final class AdaptiveIntegral {

    /**
     * Accepted sum of the differences of both rules beyond the noise of the values, relative to the size of the integral. It is
     * mostly the error of the coarse rule, so that the finer one is right to rounding.
     */
    private static final double TOLERANCE = 2e-14;

    private static final int MOST_PANELS = 600;

    /** What the difference of the rules is multiplied with, against differences that are small by chance. */
    private static final double SAFETY = 4;

    /** Roundings of weights, exponentials and sums relative to the integral of the sizes. */
    private static final double ROUNDING = 16 * Math.ulp(0.5);

    private AdaptiveIntegral() {}

    /** A function that is evaluated at all nodes of a panel together. */
    interface Integrand {

        /** Writes values, sizes that they would have without cancellation, and at the first {@link RulePair#coarse} points errors. */
        void evaluate(double[] points, double[] values, double[] sizes, double[] errors);
    }

    /**
     * An integral.
     *
     * @param value the integral
     * @param size the integral of the sizes
     * @param error the estimated bound of the error of {@code value}
     */
    record Result(double value, double size, double error) {}

    private record Panel(double from, double to, double value, double size, double difference, double noise) {}

    /**
     * Integrates over the panels between consecutive {@code cuts}, which increase; a sum of differences below {@code negligible} is
     * accepted too, and part of the error.
     */
    static Result over(List<Double> cuts, Integrand integrand, double negligible) {
        PriorityQueue<Panel> panels = new PriorityQueue<>(
                Comparator.comparingDouble(Panel::difference).reversed());
        Totals totals = new Totals();
        for (int i = 1; i < cuts.size(); i++) {
            totals.put(panels, panel(cuts.get(i - 1), cuts.get(i), integrand));
        }
        while (panels.size() < MOST_PANELS && totals.excess() > negligible) {
            Panel worst = panels.element();
            double middle = 0.5 * worst.from() + 0.5 * worst.to();
            if (!(worst.from() < middle && middle < worst.to())) {
                break;
            }
            panels.remove();
            totals.difference -= worst.difference();
            totals.size -= worst.size();
            totals.noise -= worst.noise();
            totals.put(panels, panel(worst.from(), middle, integrand));
            totals.put(panels, panel(middle, worst.to(), integrand));
        }
        return sum(new ArrayList<>(panels));
    }

    /** Running sums that only steer; the result is summed afresh. */
    private static final class Totals {

        private double difference;
        private double size;
        private double noise;

        double excess() {
            return difference - TOLERANCE * size - noise;
        }

        void put(PriorityQueue<Panel> panels, Panel panel) {
            difference += panel.difference();
            size += panel.size();
            noise += panel.noise();
            panels.add(panel);
        }
    }

    private static Result sum(List<Panel> panels) {
        panels.sort(Comparator.comparingDouble(Panel::from));
        double value = 0;
        double size = 0;
        double difference = 0;
        double noise = 0;
        for (Panel panel : panels) {
            value += panel.value();
            size += panel.size();
            difference += panel.difference();
            noise += panel.noise();
        }
        return new Result(value, size, SAFETY * difference + noise + ROUNDING * size);
    }

    private static Panel panel(double from, double to, Integrand integrand) {
        double half = 0.5 * (to - from);
        double middle = 0.5 * from + 0.5 * to;
        double[] points = new double[RulePair.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = middle + half * RulePair.node(i);
        }
        double[] values = new double[points.length];
        double[] errors = new double[points.length];
        double[] sizes = new double[points.length];
        integrand.evaluate(points, values, sizes, errors);
        double coarse = 0;
        double noise = 0;
        for (int i = 0; i < RulePair.coarse(); i++) {
            coarse += half * RulePair.weight(i) * values[i];
            noise += half * RulePair.weight(i) * errors[i];
        }
        double fine = 0;
        double size = 0;
        for (int i = RulePair.coarse(); i < points.length; i++) {
            fine += half * RulePair.weight(i) * values[i];
            size += half * RulePair.weight(i) * sizes[i];
        }
        return new Panel(from, to, fine, size, Math.abs(fine - coarse), noise);
    }
}
