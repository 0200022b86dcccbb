package org.ntkverify.check;

import java.util.List;
import java.util.Optional;

/**
 * What random networks of one width have for a kernel.
 *
 * @param network as reports name it
 * @param inputs as reports name them
 * @param kernel {@code ntk} or {@code nngp}
 * @param sampler {@code conditioned}, {@code explicit} or {@code averaged}
 * @param width of every hidden layer
 * @param draws networks drawn
 * @param mean N x N
 * @param standardError of each entry of the mean
 * @param spectrum statistics of the spectrum over draws
 * @param tails how far moments can be trusted
 */
public record KernelEstimate(
        String network,
        String inputs,
        String kernel,
        String sampler,
        int width,
        long draws,
        List<List<Double>> mean,
        List<List<Double>> standardError,
        List<Statistic> spectrum,
        Tails tails) {

    /** Copies the lists. */
    public KernelEstimate {
        mean = mean.stream().map(List::copyOf).toList();
        standardError = standardError.stream().map(List::copyOf).toList();
        spectrum = List.copyOf(spectrum);
    }

    /**
     * A number for each draw.
     *
     * @param name of the number
     * @param mean over draws
     * @param standardError of the mean
     * @param deviation standard deviation over draws
     * @param skewness of the sample
     * @param excessKurtosis of the sample
     */
    public record Statistic(
            String name, double mean, double standardError, double deviation, double skewness, double excessKurtosis) {}

    /**
     * Diagnostics of the tails.
     *
     * @param largestSkewness of an entry of the kernel, in size
     * @param largestExcessKurtosis of an entry of the kernel
     * @param index of the tail of the deviation of the trace; absent with too few draws or without deviations
     */
    public record Tails(double largestSkewness, double largestExcessKurtosis, Optional<TailIndex> index) {}

    /**
     * Hill's estimate of a tail index.
     *
     * @param value moments of order below it exist
     * @param standardError of the estimate
     * @param values how many of the largest values it comes from
     */
    public record TailIndex(double value, double standardError, int values) {}
}
