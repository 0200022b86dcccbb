package org.ntkverify.numeric.gp;

import java.util.Arrays;

/**
 * The mean and the covariance of t jointly normal numbers, or of numbers of which only these are asked.
 *
 * <p>Immutable.
 */
public final class GaussianLaw {

    private final double[] mean;
    private final double[] covariance;

    /**
     * Creates a law.
     *
     * @param mean t numbers; copied
     * @param covariance t x t, column-major; its symmetric part is taken
     */
    public GaussianLaw(double[] mean, double[] covariance) {
        int count = mean.length;
        if (!(count >= 1 && covariance.length == count * count)) {
            throw new IllegalArgumentException("covariance must have %s x %s entries, as many as the mean, but had %s"
                    .formatted(count, count, covariance.length));
        }
        this.mean = mean.clone();
        this.covariance = new double[covariance.length];
        for (int j = 0; j < count; j++) {
            for (int i = 0; i < count; i++) {
                this.covariance[i + j * count] = (covariance[i + j * count] + covariance[j + i * count]) / 2;
            }
        }
    }

    /** Returns t. */
    public int count() {
        return mean.length;
    }

    /** Returns the mean of number i. */
    public double mean(int i) {
        return mean[i];
    }

    /** Returns the covariance of numbers i and j. */
    public double covariance(int i, int j) {
        return covariance[i + j * mean.length];
    }

    /** Returns the geometric mean of the variances of numbers i and j: what errors of covariances are relative to. */
    public double scale(int i, int j) {
        return Math.sqrt(covariance(i, i) * covariance(j, j));
    }

    /** Returns the covariance matrix, t x t, as a copy. */
    public double[] covarianceMatrix() {
        return covariance.clone();
    }

    /** Returns the law with this mean whose covariance is the sum of both. */
    public GaussianLaw withCovarianceOf(GaussianLaw other) {
        requireCount(other);
        double[] sum = covariance.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.covariance[i];
        }
        return new GaussianLaw(mean, sum);
    }

    /** Returns the law with this mean and {@code factor} times this covariance. */
    public GaussianLaw withCovarianceTimes(double factor) {
        return new GaussianLaw(
                mean, Arrays.stream(covariance).map(entry -> factor * entry).toArray());
    }

    /**
     * Returns how far this law is from {@code reference}: the larger of the largest difference of means over the largest mean of the reference, and
     * the same of covariances.
     */
    public double deviationFrom(GaussianLaw reference) {
        requireCount(reference);
        return Math.max(deviation(mean, reference.mean), deviation(covariance, reference.covariance));
    }

    private static double deviation(double[] numbers, double[] reference) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < numbers.length; i++) {
            difference = Math.max(difference, Math.abs(numbers[i] - reference[i]));
            size = Math.max(size, Math.abs(reference[i]));
        }
        return difference == 0 ? 0 : difference / size;
    }

    private void requireCount(GaussianLaw other) {
        if (other.count() != count()) {
            throw new IllegalArgumentException("count must be %s but was %s".formatted(count(), other.count()));
        }
    }
}
