package org.ntkverify.numeric.sample;

import java.util.Arrays;
import java.util.List;

/** Gathers observations into {@link Moments}; used by one thread. */
public final class MomentsBuilder {

    private final List<String> names;
    private long count;
    private final double[] mean;
    private final double[] m2;
    private final double[] m3;
    private final double[] m4;

    /** Begins with no observation of the observables called {@code names}. */
    public MomentsBuilder(List<String> names) {
        this.names = List.copyOf(names);
        int size = names.size();
        this.mean = new double[size];
        this.m2 = new double[size];
        this.m3 = new double[size];
        this.m4 = new double[size];
    }

    /**
     * Adds one observation of every observable.
     *
     * @param values one for each name
     * @throws ArithmeticException if a value is not finite; nothing is added then
     */
    public void add(double[] values) {
        requireSameSize(values.length);
        for (int i = 0; i < mean.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new ArithmeticException(
                        "observation of %s must be finite but was %s".formatted(names.get(i), values[i]));
            }
        }
        long before = count++;
        double reciprocal = 1.0 / count;
        double fourthFactor = (double) count * count - 3.0 * count + 3.0;
        for (int i = 0; i < mean.length; i++) {
            double delta = values[i] - mean[i];
            double step = delta * reciprocal;
            double stepSquared = step * step;
            double term = delta * step * before;
            mean[i] += step;
            m4[i] += term * stepSquared * fourthFactor + 6 * stepSquared * m2[i] - 4 * step * m3[i];
            m3[i] += term * step * (count - 2) - 3 * step * m2[i];
            m2[i] += term;
        }
    }

    /**
     * Adds all observations of {@code other}, as if they came after those already here.
     *
     * @throws IllegalArgumentException if the observables differ
     */
    public void addAll(Moments other) {
        if (!names.equals(other.names())) {
            throw new IllegalArgumentException("names must be %s but were %s".formatted(names, other.names()));
        }
        double[] otherMean = new double[mean.length];
        double[] otherM2 = new double[mean.length];
        double[] otherM3 = new double[mean.length];
        double[] otherM4 = new double[mean.length];
        other.copyInto(otherMean, otherM2, otherM3, otherM4);
        double a = count;
        double b = other.count();
        count += other.count();
        if (b == 0) {
            return;
        }
        for (int i = 0; i < mean.length; i++) {
            double delta = otherMean[i] - mean[i];
            double step = delta / (a + b);
            double squared = delta * step;
            m4[i] += otherM4[i]
                    + squared * step * step * a * b * (a * a - a * b + b * b)
                    + 6 * step * step * (a * a * otherM2[i] + b * b * m2[i])
                    + 4 * step * (a * otherM3[i] - b * m3[i]);
            m3[i] += otherM3[i] + squared * step * a * b * (a - b) + 3 * step * (a * otherM2[i] - b * m2[i]);
            m2[i] += otherM2[i] + squared * a * b;
            mean[i] += step * b;
        }
    }

    /**
     * Returns the moments so far; later observations do not reach them.
     *
     * @throws ArithmeticException if a sum of fourth powers has left the range of doubles, as it does for values near 1e77
     */
    public Moments build() {
        for (int i = 0; i < mean.length; i++) {
            if (!Double.isFinite(m4[i])) {
                throw new ArithmeticException(
                        "fourth moment of %s must be finite but was %s".formatted(names.get(i), m4[i]));
            }
        }
        return new Moments(names, count, mean.clone(), m2.clone(), m3.clone(), m4.clone());
    }

    /** Forgets every observation. */
    public void clear() {
        count = 0;
        for (double[] moment : List.of(mean, m2, m3, m4)) {
            Arrays.fill(moment, 0);
        }
    }

    private void requireSameSize(int size) {
        if (size != mean.length) {
            throw new IllegalArgumentException("number of values must be %s but was %s".formatted(mean.length, size));
        }
    }
}
