package org.ntkverify.numeric.quadrature;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.arithmetic.StableFunctions;

/**
 * {@code E[f(z)]} for {@code z ~ N(0, a)} and {@code E[f(u) f(v)]} for a centred normal pair with {@code Var u = a},
 * {@code Var v = b}, {@code Cov(u, v) = c}.
 *
 * <p><b>Method.</b> {@code u = sqrt(a) s} and {@code v = c/sqrt(a) s + sqrt(Delta/a) t} with independent standard normal s, t; the
 * integral over t inside that over s, both by {@link AdaptiveIntegral}, cut at the kinks of f and at points that grow geometrically
 * around the kinks and around 0 from the scale 1 of the argument. Correlation 1 and -1 and variance 0 are integrals over one
 * variable.
 *
 * <p><b>Error.</b> Estimated: four times the difference of two rules on all panels, the change of f when its argument moves by
 * four to eight ulps, the roundings of the sums, and the integrand where f leaves the range of doubles. It held on every reference of
 * {@code GaussianExpectationTest}, at variances from 1e-8 to 1e8.
 */
public final class GaussianExpectation {

    /** Larger errors, relative to the expectation of the absolute value, mean that there is no number to report. */
    private static final double USELESS = 1e-4;

    /** Accepted excess of {@code c^2} over {@code a b}, relative: three rounded operations. */
    private static final double COVARIANCE_ROUNDING = 4 * Math.ulp(1.0);

    /** Differences of the inner rules below this part of the largest outer integrand are not worth more panels. */
    private static final double NEGLIGIBLE = 3e-16;

    private final ScalarFunction function;
    private final double[] kinks;

    private GaussianExpectation(ScalarFunction function, double[] kinks) {
        this.function = function;
        this.kinks = kinks;
    }

    /**
     * Returns the expectations of {@code function}, which must vary on a scale not far below 1 except at its kinks.
     *
     * @param kinks where the function or one of its derivatives jumps
     */
    public static GaussianExpectation of(ScalarFunction function, double... kinks) {
        for (double kink : kinks) {
            if (!(Math.abs(kink) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("kinks must be finite but were " + Arrays.toString(kinks));
            }
        }
        return new GaussianExpectation(function, kinks.clone());
    }

    /**
     * Returns {@code E[f(z)]}, z of variance {@code a}.
     *
     * @throws ArithmeticException if f is not finite where the density is not negligible, or if the integral does not exist or is
     *     not found to four digits
     */
    public Estimate mean(double a) {
        requireVariance(a, "a");
        String where = "a=%s".formatted(a);
        if (a == 0) {
            double value = atZero();
            return new Estimate(value, Math.ulp(value));
        }
        double deviation = Math.sqrt(a);
        return line(List.of(slice(0, deviation)), reach(deviation), where);
    }

    /**
     * Returns {@code E[f(u) f(v)]}.
     *
     * @throws IllegalArgumentException if a variance is negative or {@code c^2 > a b} by more than rounding
     * @throws ArithmeticException as for {@link #mean}
     */
    public Estimate product(double a, double b, double c) {
        requireVariance(a, "a");
        requireVariance(b, "b");
        requireCovariance(a, b, c);
        if (a < b) {
            return product(b, a, c);
        }
        if (b == 0) {
            double constant = atZero();
            Estimate mean = mean(a);
            double value = mean.value() * constant;
            return new Estimate(value, mean.errorBound() * Math.abs(constant) + 2 * Math.ulp(value));
        }
        String where = "a=%s, b=%s, c=%s".formatted(a, b, c);
        double deviation = Math.sqrt(a);
        double spread = Math.sqrt(StableFunctions.delta(a, b, c)) / deviation;
        Reach reach = reach(deviation);
        if (spread == 0) {
            Slice second = slice(0, Math.copySign(Math.sqrt(b), c));
            return line(List.of(slice(0, deviation), second), reach, where);
        }
        return new Plane(deviation, c / deviation, spread, reach).expectation(where);
    }

    private double atZero() {
        double[] value = new double[1];
        function.evaluate(new double[1], value, 1);
        return value[0];
    }

    private Slice slice(double shift, double slope) {
        return new Slice(function, kinks, shift, slope);
    }

    /** Arguments of both variables: {@code |c s/sqrt a + spread t| <= sqrt(b) |(s, t)|} and {@code b <= a}. */
    private Reach reach(double deviation) {
        return Reach.of(function, Math.min(Double.MAX_VALUE, 2 * Cuts.REACH * deviation));
    }

    private static void requireVariance(double variance, String name) {
        if (!(variance >= 0 && variance <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("%s must be finite and >= 0 but was %s".formatted(name, variance));
        }
    }

    private static void requireCovariance(double a, double b, double c) {
        double most = Math.sqrt(a) * Math.sqrt(b);
        if (!(Math.abs(c) <= most * (1 + COVARIANCE_ROUNDING))) {
            throw new IllegalArgumentException("|c| must be <= sqrt(a b) but a=%s, b=%s, c=%s".formatted(a, b, c));
        }
    }

    private static Estimate line(List<Slice> factors, Reach reach, String where) {
        double lower = -Cuts.REACH;
        double upper = Cuts.REACH;
        for (Slice factor : factors) {
            lower = Math.max(lower, factor.lower(reach));
            upper = Math.min(upper, factor.upper(reach));
        }
        Cuts cuts = new Cuts(lower, upper);
        factors.forEach(factor -> factor.cut(cuts, 1));
        Product product = new Product(factors);
        return estimate(
                AdaptiveIntegral.over(cuts.increasing(), product, 0), product.size(lower) + product.size(upper), where);
    }

    private static Estimate estimate(AdaptiveIntegral.Result result, double edges, String where) {
        double error = result.error() + edges;
        if (!(error <= USELESS * result.size() || error == 0)) {
            throw new ArithmeticException(
                    "integrand must be finite, integrable and fall off within %s standard deviations but at %s the error is %s and the integral of its absolute value %s\nMaybe the variance is too large, or the activation is written so that it overflows."
                            .formatted(Cuts.REACH, where, error, result.size()));
        }
        return new Estimate(result.value(), error);
    }

    /** Density times the product of slices of one variable. */
    private record Product(List<Slice> factors) implements AdaptiveIntegral.Integrand {

        @Override
        public void evaluate(double[] points, double[] values, double[] sizes, double[] errors) {
            Arrays.setAll(values, i -> Slice.density(points[i]));
            for (Slice factor : factors) {
                double[] heights = factor.values(points);
                double[] noise = factor.noise(points, heights, RulePair.coarse());
                for (int i = 0; i < points.length; i++) {
                    if (i < noise.length) {
                        errors[i] = errors[i] * Math.abs(heights[i]) + Math.abs(values[i]) * noise[i];
                    }
                    values[i] = values[i] == 0 ? 0 : values[i] * heights[i];
                }
            }
            Arrays.setAll(sizes, i -> Math.abs(values[i]));
        }

        double size(double point) {
            double[] values = new double[RulePair.coarse()];
            double[] points = new double[values.length];
            Arrays.fill(points, point);
            evaluate(points, values, new double[values.length], new double[values.length]);
            return Math.abs(values[0]);
        }
    }

    /** The integral over s with an integral over t at every node. */
    private final class Plane implements AdaptiveIntegral.Integrand {

        private final Slice outer;
        private final double slope;
        private final double spread;
        private final Reach reach;

        /** The largest integrand of the outer integral so far. */
        private double highest;

        Plane(double deviation, double slope, double spread, Reach reach) {
            this.outer = slice(0, deviation);
            this.slope = slope;
            this.spread = spread;
            this.reach = reach;
        }

        Estimate expectation(String where) {
            double lower = outer.lower(reach);
            double upper = outer.upper(reach);
            Cuts cuts = new Cuts(lower, upper);
            outer.cut(cuts, 1);
            if (slope != 0) {
                // The inner integral changes over the larger of the spread and, away from kinks, the scale of f.
                slice(0, slope).cut(cuts, kinks.length == 0 ? Math.max(1, spread) : spread);
            }
            AdaptiveIntegral.Result result = AdaptiveIntegral.over(cuts.increasing(), this, 0);
            return estimate(result, edge(lower) + edge(upper), where);
        }

        private double edge(double s) {
            double size = outer.edge(s);
            return size == 0 ? 0 : size * inner(s, size).size();
        }

        @Override
        public void evaluate(double[] points, double[] values, double[] sizes, double[] errors) {
            double[] heights = outer.values(points);
            double[] noise = outer.noise(points, heights, RulePair.coarse());
            for (int i = 0; i < points.length; i++) {
                double weight = Slice.density(points[i]);
                double height = weight == 0 ? 0 : weight * heights[i];
                if (height != 0) {
                    AdaptiveIntegral.Result inner = inner(points[i], Math.abs(height));
                    values[i] = height * inner.value();
                    sizes[i] = Math.abs(height) * inner.size();
                    errors[i] = Math.abs(height) * inner.error();
                    if (i < noise.length) {
                        errors[i] += weight * noise[i] * inner.size();
                    }
                }
            }
        }

        private AdaptiveIntegral.Result inner(double s, double height) {
            Slice slice = slice(slope * s, spread);
            double lower = slice.lower(reach);
            double upper = slice.upper(reach);
            Cuts cuts = new Cuts(lower, upper);
            slice.cut(cuts, 1);
            Product product = new Product(List.of(slice));
            AdaptiveIntegral.Result result =
                    AdaptiveIntegral.over(cuts.increasing(), product, NEGLIGIBLE * highest / height);
            highest = Math.max(highest, height * result.size());
            double edges = product.size(lower) + product.size(upper);
            return new AdaptiveIntegral.Result(result.value(), result.size(), result.error() + edges);
        }
    }
}
