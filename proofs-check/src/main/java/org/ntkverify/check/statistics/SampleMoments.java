package org.ntkverify.check.statistics;

import java.util.Arrays;

/**
 * The first four moments of T independent draws of one real quantity.
 *
 * <p>A mean without its error decides nothing, and an error without the skewness decides wrongly at small levels: so
 * the four travel together.
 *
 * @param count T, at least 2
 * @param mean the sample mean
 * @param variance the unbiased sample variance (divisor T - 1), at least 0
 * @param skewness third central moment over the 3/2 power of the second (both with divisor T); 0 if the variance is 0
 * @param excessKurtosis fourth central moment over the square of the second, minus 3; 0 if the variance is 0
 */
public record SampleMoments(long count, double mean, double variance, double skewness, double excessKurtosis) {

    /** Checks that the moments are finite and the count at least 2. */
    public SampleMoments {
        Require.atLeast(count, 2, "count");
        Require.finite(mean, "mean");
        Require.notNegative(variance, "variance");
        Require.finite(skewness, "skewness");
        Require.finite(excessKurtosis, "excessKurtosis");
        if (variance == 0 && !(skewness == 0 && excessKurtosis == 0)) {
            throw new IllegalArgumentException(
                    "skewness and excessKurtosis must be 0 where the variance is 0 but were %s and %s"
                            .formatted(skewness, excessKurtosis));
        }
    }

    /**
     * Returns the moments of the given draws, by two passes.
     *
     * @param draws at least 2 finite numbers
     */
    public static SampleMoments of(double... draws) {
        Require.atLeast(draws.length, 2, "count");
        double mean = Arrays.stream(draws).average().orElseThrow();
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double draw : draws) {
            double deviation = draw - mean;
            double square = deviation * deviation;
            second += square;
            third += square * deviation;
            fourth += square * square;
        }
        int count = draws.length;
        double spread = second / count;
        if (spread == 0) {
            return new SampleMoments(count, mean, 0, 0, 0);
        }
        return new SampleMoments(
                count,
                mean,
                second / (count - 1),
                third / count / (spread * Math.sqrt(spread)),
                fourth / count / (spread * spread) - 3);
    }

    /** Returns the standard error of the mean, {@code sqrt(variance / T)}. */
    public double standardError() {
        return Math.sqrt(variance / count);
    }
}
