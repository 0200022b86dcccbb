package org.ntkverify.numeric.gp;

/**
 * What a sequence of evaluations lost against the maximum.
 *
 * <p>Immutable.
 */
public final class Regret {

    private final double[] simple;
    private final double[] cumulative;

    private Regret(double[] simple, double[] cumulative) {
        this.simple = simple;
        this.cumulative = cumulative;
    }

    /** Returns the regret of evaluating {@code truth} at {@code queries}, in this order. */
    static Regret of(double[] truth, int[] queries) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (double value : truth) {
            maximum = Math.max(maximum, value);
        }
        double[] simple = new double[queries.length];
        double[] cumulative = new double[queries.length];
        double least = Double.POSITIVE_INFINITY;
        double total = 0;
        for (int q = 0; q < queries.length; q++) {
            double lost = maximum - truth[queries[q]];
            least = Math.min(least, lost);
            total += lost;
            simple[q] = least;
            cumulative[q] = total;
        }
        return new Regret(simple, cumulative);
    }

    /** Returns T, the number of evaluations. */
    public int evaluations() {
        return simple.length;
    }

    /** Returns {@code max f - max_(q <= evaluations) f(x_q)} after {@code evaluations}, at least 1. */
    public double simple(int evaluations) {
        return simple[evaluations - 1];
    }

    /** Returns {@code sum_(q <= evaluations) (max f - f(x_q))} after {@code evaluations}, at least 1. */
    public double cumulative(int evaluations) {
        return cumulative[evaluations - 1];
    }
}
