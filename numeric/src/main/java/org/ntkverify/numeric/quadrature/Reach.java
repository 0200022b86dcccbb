package org.ntkverify.numeric.quadrature;

/**
 * An interval around 0 on whose ends a function is finite.
 *
 * @param lower the lower end, at most 0
 * @param upper the upper end, at least 0
 */
record Reach(double lower, double upper) {

    private static final int BISECTIONS = 60;

    /** Returns {@code [-limit, limit]}, each side cut to where {@code function} is finite. */
    static Reach of(ScalarFunction function, double limit) {
        return new Reach(end(function, -limit), end(function, limit));
    }

    private static double end(ScalarFunction function, double limit) {
        if (finite(function, limit)) {
            return limit;
        }
        double inside = 0;
        double outside = limit;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * inside + 0.5 * outside;
            if (finite(function, middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private static boolean finite(ScalarFunction function, double z) {
        double[] value = new double[1];
        function.evaluate(new double[] {z}, value, 1);
        return Math.abs(value[0]) <= Double.MAX_VALUE;
    }
}
