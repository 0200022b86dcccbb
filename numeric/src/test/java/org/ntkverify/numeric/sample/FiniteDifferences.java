package org.ntkverify.numeric.sample;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** The gradient of a function given as code: the definition that formulas are tested against. */
final class FiniteDifferences {

    private static final double STEP = 1e-4;

    private FiniteDifferences() {}

    /**
     * Central differences with steps h = 1e-4 and h/2, extrapolated: the error is of order {@code h^4 f^(5) / 480 ~ 1e-18} and
     * rounding of order {@code 2^-53 f / h ~ 1e-12}, unless a kink lies within h.
     */
    static double[] gradient(ToDoubleFunction<double[]> function, double[] at) {
        double[] gradient = new double[at.length];
        Arrays.setAll(gradient, v -> {
            double whole = difference(function, at, v, STEP);
            double half = difference(function, at, v, STEP / 2);
            return (4 * half - whole) / 3;
        });
        return gradient;
    }

    private static double difference(ToDoubleFunction<double[]> function, double[] at, int v, double step) {
        double[] moved = at.clone();
        moved[v] = at[v] + step;
        double up = function.applyAsDouble(moved);
        moved[v] = at[v] - step;
        return (up - function.applyAsDouble(moved)) / (2 * step);
    }
}
