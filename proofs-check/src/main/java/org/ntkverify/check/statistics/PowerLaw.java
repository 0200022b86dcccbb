package org.ntkverify.check.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * A power law in the size n whose weights are declared: regression of the logarithm of a mean on {@code log n} with the numbers of draws as
 * weights.
 *
 * <p>{@link RateFit} learns its weights from the samples, which is best for samples of unlike spread and needs 200 draws a size. Where the
 * relative spread hardly depends on the size, as for the squared deviation of a wide network, the numbers of draws are as good weights, nothing is
 * learned, and 50 draws do. Estimates are unbiased to first order and intervals hold for any declared weights; bad ones only widen them.
 *
 * <p>As there, the exponent is the <em>effective</em> one over the range of sizes.
 */
public final class PowerLaw {

    private static final int FEWEST_SIZES = 3;

    private final List<SampleMoments> samples;
    private final double[] sizes;
    private final double power;
    private final double[] intercept;
    private final double[] slope;
    private final double[][] design;

    private PowerLaw(List<RateFit.Point> points, double power) {
        Require.atLeast(points.size(), FEWEST_SIZES, "number of sizes");
        this.samples = points.stream().map(RateFit.Point::moments).toList();
        this.sizes = points.stream().mapToDouble(RateFit.Point::size).toArray();
        this.power = power;
        this.design = new double[sizes.length][];
        double[] errors = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            if (i > 0 && !(sizes[i] > sizes[i - 1])) {
                throw new IllegalArgumentException(
                        "sizes must increase but %s follows %s".formatted(sizes[i], sizes[i - 1]));
            }
            if (!(samples.get(i).mean() != 0 && samples.get(i).variance() > 0)) {
                throw new IllegalArgumentException(
                        "samples must vary about a mean that is not 0 but at size %s do not".formatted(sizes[i]));
            }
            design[i] = new double[] {1, Math.log(sizes[i] / sizes[0])};
            errors[i] = 1 / Math.sqrt((double) samples.get(i).count());
        }
        WeightedRegression regression = new WeightedRegression(design, errors);
        this.intercept = regression.functional(0);
        this.slope = regression.functional(1);
    }

    /**
     * Fits {@code sqrt(E X^2) ~ n^exponent}.
     *
     * @param points moments of X^2, which vary; sizes increasing, at least 3
     */
    public static PowerLaw ofRootMeanSquare(List<RateFit.Point> points) {
        for (RateFit.Point point : points) {
            Require.positive(point.moments().mean(), "mean of squares");
        }
        return new PowerLaw(points, 0.5);
    }

    /**
     * Fits {@code |E X| ~ n^exponent} for means whose signs are known.
     *
     * @param points moments of X, which vary about means that are not 0; sizes increasing, at least 3
     */
    public static PowerLaw ofMean(List<RateFit.Point> points) {
        return new PowerLaw(points, 1);
    }

    /** Returns the exponent at two-sided level {@code alpha}. */
    public IntervalResult exponent(double alpha) {
        return combination(slope, alpha);
    }

    /** Returns the logarithm of the fitted curve at {@code size}, with an interval for this size by itself. */
    public IntervalResult logarithmAt(double size, double alpha) {
        double distance = Math.log(Require.positive(size, "size") / sizes[0]);
        double[] coefficients = new double[sizes.length];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = intercept[i] + distance * slope[i];
        }
        return combination(coefficients, alpha);
    }

    private IntervalResult combination(double[] coefficients, double alpha) {
        double[] scaled = new double[coefficients.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = power * coefficients[i];
        }
        return StudentizedEstimate.ofLogMeans(scaled, samples).interval(alpha);
    }

    /** Returns the slopes between neighbouring sizes, each at level {@code alpha} by itself. */
    public List<RateFit.LocalSlope> localSlopes(double alpha) {
        List<RateFit.LocalSlope> slopes = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            double step = power / Math.log(sizes[i] / sizes[i - 1]);
            StudentizedEstimate estimate =
                    StudentizedEstimate.ofLogMeans(new double[] {-step, step}, samples.subList(i - 1, i + 1));
            slopes.add(new RateFit.LocalSlope(sizes[i - 1], sizes[i], estimate.interval(alpha)));
        }
        return slopes;
    }

    /** Returns the test that a pure power law holds, by chi-square with the sampling errors of the logarithms. */
    public LackOfFit lackOfFit() {
        double[] data = new double[sizes.length];
        double[] errors = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            data[i] = power * Math.log(Math.abs(samples.get(i).mean()));
            errors[i] = power * StudentizedEstimate.relativeError(samples.get(i));
        }
        return LackOfFit.of(new WeightedRegression(design, errors), data);
    }

    /**
     * Returns the standard error of the exponent of a root mean square if every square has relative standard deviation 1, for planning.
     *
     * @param sizes increasing, at least 3
     * @param draws at each size, positive
     */
    public static double plannedStandardError(double[] sizes, double[] draws) {
        double[][] design = new double[sizes.length][];
        double[] errors = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            design[i] = new double[] {1, Math.log(sizes[i] / sizes[0])};
            errors[i] = 0.5 / Math.sqrt(draws[i]);
        }
        double[] slope = new WeightedRegression(design, errors).functional(1);
        double sum = 0;
        for (int i = 0; i < slope.length; i++) {
            sum = Math.hypot(sum, slope[i] * errors[i]);
        }
        return sum;
    }
}
