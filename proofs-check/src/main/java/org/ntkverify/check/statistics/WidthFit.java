package org.ntkverify.check.statistics;

import java.util.List;

/**
 * The infinite-width limit of a mean: weighted least squares of {@code E Q_n = a + b/n (+ c/n^2)} over widths.
 *
 * <p>The order is declared, never chosen by a test of fit: choosing it breaks the coverage of the interval that
 * follows. A linear fit has an intercept off by {@code c sum l_i n_i^-2}, where l are the weights of the intercept; so
 * it needs a declared bound on |c|, which is added to the half-width. Weights and errors come from the sampling errors
 * of the means alone. The intervals pass the gate on skewness with the third cumulant {@code sum l_i^3 kappa3_i/T_i^2}
 * and Welch's degrees of freedom; that the l_i depend on the same samples is
 * corrected to first order. A width needs at least 200 draws.
 *
 * <p>A lack of fit, at a level of its own, says that the widths are outside the asymptotic range. It gives no verdict
 * and no other model. For a linear fit the chi-square is taken at the permitted c that fits best, with N - 2 degrees of
 * freedom, so that a curvature within its bound is not held against the data.
 */
public final class WidthFit {

    /** Fewest widths for a linear fit: one degree of freedom is left for the lack of fit. */
    private static final int FEWEST_LINEAR = 3;

    /** Fewest widths for a quadratic fit. */
    private static final int FEWEST_QUADRATIC = 4;

    /** A quadratic through a shorter range does not separate 1/n from 1/n^2. */
    private static final double QUADRATIC_SPAN = 8;

    /** Steps count as geometric if none is longer, on a logarithmic scale, than twice another: 8, 12, 16, 24, 32. */
    private static final double MOST_UNEVEN = 2;

    private WidthFit() {}

    /** The model, declared with the claim. */
    public sealed interface Order {

        /**
         * {@code a + b/n}, with a bound on what is left out.
         *
         * @param curvatureBound bound on |c|, at least 0; 0 only if the mean is exactly of this form
         */
        record Linear(double curvatureBound) implements Order {

            /** Checks the bound. */
            public Linear {
                Require.notNegative(curvatureBound, "curvatureBound");
            }
        }

        /** {@code a + b/n + c/n^2}. */
        record Quadratic() implements Order {}
    }

    /**
     * The sample at one width.
     *
     * @param width n, at least 1
     * @param moments of Q_n
     */
    public record Point(int width, SampleMoments moments) {

        /** Checks the width. */
        public Point {
            Require.atLeast(width, 1, "width");
        }
    }

    /** The outcome of a fit. */
    public sealed interface Result {

        /** The cases, for {@code switch}. */
        enum Kind {
            /** {@link Fitted}. */
            FITTED,
            /** {@link OutsideAsymptoticRange}. */
            OUTSIDE_ASYMPTOTIC_RANGE,
            /** {@link DegenerateWidth}. */
            DEGENERATE_WIDTH
        }

        /** Returns which case this is. */
        Kind kind();
    }

    /**
     * The model fits.
     *
     * @param intercept a, the limit
     * @param slope b, in units of the quantity times the width
     * @param interceptBias what the curvature bound added to the half-width of the intercept; 0 for a quadratic fit
     * @param lackOfFit the chi-square test
     */
    public record Fitted(IntervalResult intercept, IntervalResult slope, double interceptBias, LackOfFit lackOfFit)
            implements Result {

        @Override
        public Kind kind() {
            return Kind.FITTED;
        }
    }

    /**
     * The model does not fit: the assumption of the claim does not hold at these widths.
     *
     * @param lackOfFit the chi-square test
     * @param level the declared level that its p-value is below
     */
    public record OutsideAsymptoticRange(LackOfFit lackOfFit, double level) implements Result {

        @Override
        public Kind kind() {
            return Kind.OUTSIDE_ASYMPTOTIC_RANGE;
        }
    }

    /**
     * A sample without variance has no error to weigh it with.
     *
     * @param width where
     */
    public record DegenerateWidth(int width) implements Result {

        @Override
        public Kind kind() {
            return Kind.DEGENERATE_WIDTH;
        }
    }

    /**
     * Fits.
     *
     * @param points widths increasing; at least 3 for a linear fit, at least 4 in geometric steps over a factor of 8
     *     for a quadratic one
     * @param order the declared model
     * @param alpha two-sided level of the intercept and, separately, of the slope, in (0, 0.5]
     * @param lackOfFitAlpha level of the lack-of-fit test, in (0, 0.5]; the chi-square law takes the standard errors as
     *     known, so with T draws a width its tail at z standard deviations is inflated by about {@code exp(z^4/(4 T))}
     */
    public static Result fit(List<Point> points, Order order, double alpha, double lackOfFitAlpha) {
        Require.level(alpha, "alpha");
        Require.level(lackOfFitAlpha, "lackOfFitAlpha");
        boolean quadratic = order instanceof Order.Quadratic;
        requireWidths(points, quadratic);
        for (Point point : points) {
            if (point.moments().standardError() == 0) {
                return new DegenerateWidth(point.width());
            }
        }
        List<SampleMoments> samples = points.stream().map(Point::moments).toList();
        double[] errors =
                samples.stream().mapToDouble(SampleMoments::standardError).toArray();
        double[] means = samples.stream().mapToDouble(SampleMoments::mean).toArray();
        // In the variable n_1/n, at most 1, the columns have similar size and the coefficients the units of Q.
        int unit = points.get(0).width();
        double[] inverse = points.stream()
                .mapToDouble(point -> (double) unit / point.width())
                .toArray();
        WeightedRegression parabola = new WeightedRegression(powers(inverse, 2), errors);
        double bound = order instanceof Order.Linear linear ? linear.curvatureBound() / unit / unit : 0;
        WeightedRegression regression = quadratic ? parabola : new WeightedRegression(powers(inverse, 1), errors);
        LackOfFit lackOfFit = quadratic
                ? LackOfFit.of(regression, means)
                : LackOfFit.of(regression, withoutCurvature(means, inverse, parabola.coefficient(2, means), bound));
        if (lackOfFit.pValue() < lackOfFitAlpha) {
            return new OutsideAsymptoticRange(lackOfFit, lackOfFitAlpha);
        }
        double[] intercept = regression.functional(0);
        double[] slope = regression.functional(1);
        for (int i = 0; i < slope.length; i++) {
            slope[i] *= unit;
        }
        double[] freedom = regression.freedom();
        double interceptBias = bias(intercept, inverse, bound);
        return new Fitted(
                widened(StudentizedEstimate.ofMeans(intercept, freedom, samples).interval(alpha), interceptBias),
                widened(
                        StudentizedEstimate.ofMeans(slope, freedom, samples).interval(alpha),
                        bias(slope, inverse, bound)),
                interceptBias,
                lackOfFit);
    }

    private static double bias(double[] functional, double[] inverse, double bound) {
        double sum = 0;
        for (int i = 0; i < inverse.length; i++) {
            sum += functional[i] * inverse[i] * inverse[i];
        }
        return bound == 0 ? 0 : bound * Math.abs(sum);
    }

    private static IntervalResult widened(IntervalResult result, double bias) {
        return result instanceof IntervalResult.Interval found ? found.widenedBy(bias) : result;
    }

    /** Subtracts the quadratic term with the permitted coefficient nearest to the fitted one. */
    private static double[] withoutCurvature(double[] means, double[] inverse, double fitted, double bound) {
        double curvature = Math.max(-bound, Math.min(bound, fitted));
        double[] flat = new double[means.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = means[i] - curvature * inverse[i] * inverse[i];
        }
        return flat;
    }

    private static double[][] powers(double[] x, int degree) {
        double[][] design = new double[x.length][degree + 1];
        for (int i = 0; i < x.length; i++) {
            design[i][0] = 1;
            for (int k = 1; k <= degree; k++) {
                design[i][k] = design[i][k - 1] * x[i];
            }
        }
        return design;
    }

    private static void requireWidths(List<Point> points, boolean quadratic) {
        Require.atLeast(points.size(), quadratic ? FEWEST_QUADRATIC : FEWEST_LINEAR, "number of widths");
        List<Integer> widths = points.stream().map(Point::width).toList();
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (int i = 1; i < widths.size(); i++) {
            if (!(widths.get(i) > widths.get(i - 1))) {
                throw new IllegalArgumentException("widths must increase but were %s".formatted(widths));
            }
            double step = Math.log((double) widths.get(i) / widths.get(i - 1));
            shortest = Math.min(shortest, step);
            longest = Math.max(longest, step);
        }
        double span = (double) widths.get(widths.size() - 1) / widths.get(0);
        if (quadratic && !(span >= QUADRATIC_SPAN)) {
            throw new IllegalArgumentException("widths of a quadratic fit must span a factor of %s but were %s"
                    .formatted((int) QUADRATIC_SPAN, widths));
        }
        if (quadratic && !(longest <= MOST_UNEVEN * shortest)) {
            throw new IllegalArgumentException(
                    "widths of a quadratic fit must grow in geometric steps but were %s".formatted(widths));
        }
    }
}
