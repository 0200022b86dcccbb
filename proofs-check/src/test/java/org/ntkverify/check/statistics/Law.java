package org.ntkverify.check.statistics;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Laws with known moments that the calibration draws from. */
enum Law {
    /** Standard normal plus 1. */
    NORMAL(1, 1) {
        @Override
        DoubleSupplier sampler(UniformRandomProvider random) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            return () -> 1 + normal.sample();
        }
    },
    /** Standard exponential, skewness 2. */
    EXPONENTIAL(1, 1) {
        @Override
        DoubleSupplier sampler(UniformRandomProvider random) {
            var exponential = ZigguratSampler.Exponential.of(random);
            return exponential::sample;
        }
    },
    /** {@code exp(N/2)}, skewness 1.75: like the diagonal of a kernel of a deep network. */
    LOGNORMAL(Math.exp(0.125), Math.expm1(0.25) * Math.exp(0.25)) {
        @Override
        DoubleSupplier sampler(UniformRandomProvider random) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            return () -> Math.exp(0.5 * normal.sample());
        }
    },
    /** Square of a standard normal, skewness 2.83: the squared deviation of a Gaussian quantity. */
    CHI_SQUARE(1, 2) {
        @Override
        DoubleSupplier sampler(UniformRandomProvider random) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            return () -> {
                double x = normal.sample();
                return x * x;
            };
        }
    },
    /** Product of two independent squares of standard normals, skewness 8.84: like a gradient times an activation. */
    CHI_SQUARE_PRODUCT(1, 8) {
        @Override
        DoubleSupplier sampler(UniformRandomProvider random) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            return () -> {
                double x = normal.sample() * normal.sample();
                return x * x;
            };
        }
    };

    private final double mean;
    private final double variance;

    Law(double mean, double variance) {
        this.mean = mean;
        this.variance = variance;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    abstract DoubleSupplier sampler(UniformRandomProvider random);

    /** Returns the moments of {@code offset + scale X} from the given number of draws of X. */
    static SampleMoments moments(DoubleSupplier sampler, int count, double offset, double scale) {
        double[] draws = new double[count];
        for (int i = 0; i < count; i++) {
            draws[i] = offset + scale * sampler.getAsDouble();
        }
        return SampleMoments.of(draws);
    }
}
