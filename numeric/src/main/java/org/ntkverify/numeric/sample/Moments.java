package org.ntkverify.numeric.sample;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Count, mean and central moments up to the fourth of a vector of observables, mergeable.
 *
 * <p>Updates and merges are those of P. Pébay, <i>Formulas for robust, one-pass parallel computation of covariances and
 * arbitrary-order statistical moments</i>, Sandia report SAND2008-6212 (2008), with one element and with two sets: sums of powers of deviations, which do not cancel as sums of raw powers do.
 *
 * <p><i>Accuracy:</i> relative error of order {@code 2^-53 sqrt(count)} times the ratio of the raw to the central moment.
 *
 * <p>Instances are immutable.
 */
public final class Moments {

    /** Mean, M2, M3, M4. */
    private static final int PARTS = 4;

    private final List<String> names;
    private final long count;
    private final double[] mean;
    private final double[] m2;
    private final double[] m3;
    private final double[] m4;

    Moments(List<String> names, long count, double[] mean, double[] m2, double[] m3, double[] m4) {
        this.names = names;
        this.count = count;
        this.mean = mean;
        this.m2 = m2;
        this.m3 = m3;
        this.m4 = m4;
    }

    /** Returns the names of the observables; their order is that of the indices below. */
    public List<String> names() {
        return names;
    }

    /** Returns the number of observations. */
    public long count() {
        return count;
    }

    /** Returns the mean of observable {@code i}; needs at least one observation. */
    public double mean(int i) {
        require(1, "mean");
        return mean[i];
    }

    /** Returns the unbiased variance of observable {@code i}, {@code M2 / (count - 1)}; needs two observations. */
    public double variance(int i) {
        require(2, "variance");
        return m2[i] / (count - 1);
    }

    /** Returns the standard error of the mean, {@code sqrt(variance / count)}; needs two observations. */
    public double standardError(int i) {
        return Math.sqrt(variance(i) / count);
    }

    /**
     * Returns the sample skewness {@code sqrt(count) M3 / M2^(3/2)}, 0 for a constant observable; needs two observations.
     */
    public double skewness(int i) {
        require(2, "skewness");
        return m2[i] == 0 ? 0 : Math.sqrt((double) count) * m3[i] / (m2[i] * Math.sqrt(m2[i]));
    }

    /**
     * Returns the sample excess kurtosis {@code count M4 / M2^2 - 3}, 0 for a constant observable; needs two observations.
     */
    public double excessKurtosis(int i) {
        require(2, "excessKurtosis");
        return m2[i] == 0 ? 0 : count * m4[i] / (m2[i] * m2[i]) - 3;
    }

    /**
     * Returns the moments of these observations and those of {@code other} together.
     *
     * @throws IllegalArgumentException if the observables differ
     */
    public Moments mergedWith(Moments other) {
        MomentsBuilder builder = new MomentsBuilder(names);
        builder.addAll(this);
        builder.addAll(other);
        return builder.build();
    }

    /** Returns the count and the moments, bit by bit; {@link #decode} reads them. */
    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + PARTS * mean.length * Double.BYTES);
        bytes.putLong(count);
        for (double[] part : List.of(mean, m2, m3, m4)) {
            for (double moment : part) {
                bytes.putDouble(moment);
            }
        }
        return bytes.array();
    }

    /** Returns how many bytes {@link #encode} writes for observables of these names. */
    static int encodedLength(List<String> names) {
        return Long.BYTES + PARTS * names.size() * Double.BYTES;
    }

    /**
     * Returns the moments that {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if {@code encoded} does not hold moments of observables of these names
     */
    static Moments decode(List<String> names, byte[] encoded) {
        int size = names.size();
        if (encoded.length != encodedLength(names)) {
            throw new IllegalArgumentException("moments of %s observables must have %s bytes but have %s"
                    .formatted(size, encodedLength(names), encoded.length));
        }
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        long count = bytes.getLong();
        double[][] parts = new double[PARTS][size];
        for (double[] part : parts) {
            for (int i = 0; i < size; i++) {
                part[i] = bytes.getDouble();
            }
        }
        return new Moments(List.copyOf(names), count, parts[0], parts[1], parts[2], parts[3]);
    }

    void copyInto(double[] means, double[] second, double[] third, double[] fourth) {
        System.arraycopy(mean, 0, means, 0, mean.length);
        System.arraycopy(m2, 0, second, 0, m2.length);
        System.arraycopy(m3, 0, third, 0, m3.length);
        System.arraycopy(m4, 0, fourth, 0, m4.length);
    }

    private void require(long least, String statistic) {
        if (!(count >= least)) {
            throw new IllegalStateException(
                    "count must be >= %s for the %s but was %s".formatted(least, statistic, count));
        }
    }
}
