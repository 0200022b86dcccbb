package org.ntkverify.check.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The exponent of the geometric mean of a positive quantity Q in the size n: regression of {@code E log Q} on {@code log n}, sizes weighted by their
 * numbers of draws.
 *
 * <p>The geometric mean suits quantities that are nearly lognormal over draws, such as smallest eigenvalues: their logarithm has a mean with an
 * honest interval where the mean itself is ruled by few draws. Weights are declared and not learned, so the estimate is a fixed linear combination
 * of means, and 50 draws a size do. The exponent is the <em>effective</em> one over the range of sizes.
 */
public final class GeometricMeanLaw {

    private static final int FEWEST_SIZES = 3;

    private final double[] sizes;
    private final List<SampleMoments> samples;
    private final double[][] design;
    private final double[] slope;

    /**
     * Sets up the regression.
     *
     * @param points moments of {@code log Q}; sizes increasing, at least 3
     */
    public GeometricMeanLaw(List<RateFit.Point> points) {
        Require.atLeast(points.size(), FEWEST_SIZES, "number of sizes");
        this.samples = points.stream().map(RateFit.Point::moments).toList();
        this.sizes = points.stream().mapToDouble(RateFit.Point::size).toArray();
        this.design = new double[sizes.length][];
        double[] errors = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            if (i > 0 && !(sizes[i] > sizes[i - 1])) {
                throw new IllegalArgumentException(
                        "sizes must increase but %s follows %s".formatted(sizes[i], sizes[i - 1]));
            }
            design[i] = new double[] {1, Math.log(sizes[i] / sizes[0])};
            errors[i] = 1 / Math.sqrt((double) samples.get(i).count());
        }
        this.slope = new WeightedRegression(design, errors).functional(1);
    }

    /** Returns the exponent at two-sided level {@code alpha}; degenerate if no sample varies. */
    public IntervalResult exponent(double alpha) {
        return StudentizedEstimate.ofMeans(slope, samples).interval(alpha);
    }

    /** Returns the slopes between neighbouring sizes, each at level {@code alpha} by itself. */
    public List<RateFit.LocalSlope> localSlopes(double alpha) {
        List<RateFit.LocalSlope> slopes = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            double step = 1 / Math.log(sizes[i] / sizes[i - 1]);
            StudentizedEstimate estimate =
                    StudentizedEstimate.ofMeans(new double[] {-step, step}, samples.subList(i - 1, i + 1));
            slopes.add(new RateFit.LocalSlope(sizes[i - 1], sizes[i], estimate.interval(alpha)));
        }
        return slopes;
    }

    /** Returns the test that a pure power law holds; all samples must vary. */
    public LackOfFit lackOfFit() {
        double[] means = samples.stream().mapToDouble(SampleMoments::mean).toArray();
        double[] errors =
                samples.stream().mapToDouble(SampleMoments::standardError).toArray();
        for (double error : errors) {
            Require.positive(error, "standard error of a mean");
        }
        return LackOfFit.of(new WeightedRegression(design, errors), means);
    }
}
