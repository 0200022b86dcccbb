package org.ntkverify.numeric.label;

import java.util.function.ToDoubleFunction;

/**
 * The Hoeffding decomposition of a function of n independent signs, which is its Walsh expansion {@code f(y) = sum_S c_S prod_(i in S) y_i},
 * {@code c_S = E[f(y) prod_(i in S) y_i]}: the term of the empty set is free of labels. Immutable.
 */
public final class WalshTransform {

    /** More labels would take more than a million evaluations. */
    private static final int MOST = 20;

    private final int n;
    private final double[] coefficients;
    private final double meanSquare;

    private WalshTransform(int n, double[] values) {
        this.n = n;
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        this.meanSquare = squares / values.length;
        for (int half = 1; half < values.length; half *= 2) {
            for (int at = 0; at < values.length; at++) {
                if ((at & half) == 0) {
                    // Bit 0 stands for the label 1, bit 1 for -1.
                    double plus = values[at];
                    double minus = values[at | half];
                    values[at] = (plus + minus) / 2;
                    values[at | half] = (plus - minus) / 2;
                }
            }
        }
        this.coefficients = values;
    }

    /** Decomposes {@code function} by asking it at all {@code 2^n} labellings. */
    public static WalshTransform of(int n, ToDoubleFunction<double[]> function) {
        if (!(n >= 1 && n <= MOST)) {
            throw new IllegalArgumentException("n must be in [1, %s] but was %s".formatted(MOST, n));
        }
        double[] values = new double[1 << n];
        for (int at = 0; at < values.length; at++) {
            values[at] = function.applyAsDouble(labelling(n, at));
        }
        return new WalshTransform(n, values);
    }

    private static double[] labelling(int n, int at) {
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = (at >> i & 1) == 0 ? 1 : -1;
        }
        return labels;
    }

    /** Returns {@code c_S}, S given by its bits. */
    public double coefficient(int subset) {
        return coefficients[subset];
    }

    /** Returns {@code sum_(|S| = degree) c_S^2}. */
    public double energy(int degree) {
        double sum = 0;
        for (int at = 0; at < coefficients.length; at++) {
            if (Integer.bitCount(at) == degree) {
                sum += coefficients[at] * coefficients[at];
            }
        }
        return sum;
    }

    /** Returns {@code E f^2}, which by Parseval is the sum of all energies. */
    public double meanSquare() {
        return meanSquare;
    }

    /** Returns n. */
    public int labels() {
        return n;
    }
}
