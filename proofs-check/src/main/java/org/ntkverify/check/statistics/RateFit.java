package org.ntkverify.check.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The exponent of a power law in the width or size n: weighted regression of a logarithm on {@code log n}.
 *
 * <p>For the root mean square of a deviation X the datum is {@code (1/2) log m2}, m2 the mean of {@code X^2}, with
 * variance {@code Var(X^2)/(4 T m2^2)} by the delta method ({@code (kurtosis - 1)/(4 T)} for a centred X). For a bias
 * of known sign it is {@code log |m|}, with variance {@code Var(X)/(T m^2)}. The intervals are those of a linear
 * combination of logarithms of means, with their own correction for skewness; the gate is on what the logarithm leaves,
 * and on the terms of second order. A size needs at least 200 draws.
 *
 * <p>The interval covers the <em>effective</em> exponent {@code sum l_i log E_i} over the range of sizes, where l are
 * the weights of the slope. It is the asymptotic exponent only as far as the law is a pure power there: the local
 * slopes and the lack of fit are reported so that a reader can judge, and give no verdict.
 */
public final class RateFit {

    private static final int FEWEST_SIZES = 3;

    private RateFit() {}

    /** The sign that a bias is known to have. */
    public enum Sign {
        /** The mean is above 0. */
        POSITIVE,
        /** The mean is below 0. */
        NEGATIVE
    }

    /**
     * The sample at one size.
     *
     * @param size n, positive
     * @param moments of the squared deviation for {@link #ofRootMeanSquare}, of the deviation itself for
     *     {@link #ofSignedMean}
     */
    public record Point(double size, SampleMoments moments) {

        /** Checks the size. */
        public Point {
            Require.positive(size, "size");
        }
    }

    /** The outcome of a fit. */
    public sealed interface Result {

        /** The cases, for {@code switch}. */
        enum Kind {
            /** {@link Fitted}. */
            FITTED,
            /** {@link SignNotEstablished}. */
            SIGN_NOT_ESTABLISHED,
            /** {@link DegenerateSize}. */
            DEGENERATE_SIZE
        }

        /** Returns which case this is. */
        Kind kind();
    }

    /**
     * The exponent.
     *
     * @param exponent of n, negative for decay; effective over the range of sizes
     * @param localSlopes between neighbouring sizes, each at the level of the exponent by itself
     * @param lackOfFit of a pure power law
     */
    public record Fitted(IntervalResult exponent, List<LocalSlope> localSlopes, LackOfFit lackOfFit) implements Result {

        /** Copies the list. */
        public Fitted {
            localSlopes = List.copyOf(localSlopes);
        }

        @Override
        public Kind kind() {
            return Kind.FITTED;
        }

        /**
         * Returns the smallest error in the exponent that is refuted with probability {@code 1 - beta}; empty without
         * an interval.
         *
         * @param margin absolute margin of the claim, positive
         * @param beta in (0, 0.5]
         */
        public OptionalDouble smallestDetectable(double margin, double beta) {
            Optional<Double> found = exponent.interval()
                    .map(interval -> Equivalence.smallestDetectable(
                            new ToleranceRegion(interval.estimate(), margin, 1), interval, beta));
            return found.isPresent() ? OptionalDouble.of(found.get()) : OptionalDouble.empty();
        }
    }

    /**
     * The slope between two neighbouring sizes.
     *
     * @param fromSize the smaller
     * @param toSize the larger
     * @param slope of the logarithm, with its interval
     */
    public record LocalSlope(double fromSize, double toSize, IntervalResult slope) {}

    /**
     * A mean is not shown to have the declared sign, so its logarithm means nothing.
     *
     * @param size where
     * @param mean what is known of it
     */
    public record SignNotEstablished(double size, IntervalResult mean) implements Result {

        @Override
        public Kind kind() {
            return Kind.SIGN_NOT_ESTABLISHED;
        }
    }

    /**
     * A sample without variance has no error to weigh it with.
     *
     * @param size where
     */
    public record DegenerateSize(double size) implements Result {

        @Override
        public Kind kind() {
            return Kind.DEGENERATE_SIZE;
        }
    }

    /**
     * Fits {@code sqrt(E X^2) ~ n^exponent}.
     *
     * @param points moments of X^2, means positive; sizes increasing, at least 3
     * @param alpha two-sided level in (0, 0.5]
     */
    public static Result ofRootMeanSquare(List<Point> points, double alpha) {
        Require.level(alpha, "alpha");
        requireSizes(points);
        for (Point point : points) {
            double mean = point.moments().mean();
            if (!(mean > 0 || (mean == 0 && point.moments().variance() == 0))) {
                throw new IllegalArgumentException(
                        "mean of squares at size %s must be positive but was %s".formatted(point.size(), mean));
            }
        }
        return fit(points, 0.5, alpha);
    }

    /**
     * Fits {@code |E X| ~ n^exponent} for a mean known to have one sign.
     *
     * @param points moments of X; sizes increasing, at least 3
     * @param sign the known sign
     * @param alpha two-sided level in (0, 0.5], also of the test that each mean has the sign: all must pass, so the
     *     level is not divided
     */
    public static Result ofSignedMean(List<Point> points, Sign sign, double alpha) {
        Require.level(alpha, "alpha");
        requireSizes(points);
        for (Point point : points) {
            IntervalResult mean = MeanInterval.of(point.moments(), alpha);
            boolean established = mean.interval()
                    .filter(found -> sign == Sign.POSITIVE ? found.low() > 0 : found.high() < 0)
                    .isPresent();
            if (!established) {
                return new SignNotEstablished(point.size(), mean);
            }
        }
        return fit(points, 1, alpha);
    }

    private static Result fit(List<Point> points, double power, double alpha) {
        for (Point point : points) {
            if (point.moments().standardError() == 0) {
                return new DegenerateSize(point.size());
            }
        }
        List<SampleMoments> samples = points.stream().map(Point::moments).toList();
        double[] sizes = points.stream().mapToDouble(Point::size).toArray();
        double[] data = samples.stream()
                .mapToDouble(sample -> power * Math.log(Math.abs(sample.mean())))
                .toArray();
        double[] errors = samples.stream()
                .mapToDouble(sample -> power * StudentizedEstimate.relativeError(sample))
                .toArray();
        double[][] design = new double[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            design[i] = new double[] {1, Math.log(sizes[i] / sizes[0])};
        }
        WeightedRegression regression = new WeightedRegression(design, errors);
        double[] slope = regression.functional(1);
        for (int i = 0; i < slope.length; i++) {
            slope[i] *= power;
        }
        return new Fitted(
                StudentizedEstimate.ofLogMeans(slope, regression.freedom(), samples)
                        .interval(alpha),
                localSlopes(sizes, samples, power, alpha),
                LackOfFit.of(regression, data));
    }

    private static List<LocalSlope> localSlopes(
            double[] sizes, List<SampleMoments> samples, double power, double alpha) {
        List<LocalSlope> slopes = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            double step = power / Math.log(sizes[i] / sizes[i - 1]);
            StudentizedEstimate estimate =
                    StudentizedEstimate.ofLogMeans(new double[] {-step, step}, samples.subList(i - 1, i + 1));
            slopes.add(new LocalSlope(sizes[i - 1], sizes[i], estimate.interval(alpha)));
        }
        return slopes;
    }

    private static void requireSizes(List<Point> points) {
        Require.atLeast(points.size(), FEWEST_SIZES, "number of sizes");
        List<Double> sizes = points.stream().map(Point::size).toList();
        for (int i = 1; i < sizes.size(); i++) {
            if (!(sizes.get(i) > sizes.get(i - 1))) {
                throw new IllegalArgumentException("sizes must increase but were %s".formatted(sizes));
            }
        }
    }
}
