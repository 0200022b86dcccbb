package org.ntkverify.numeric.sample;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Random numbers in a fixed order; used by one thread. */
public final class RandomStream {

    /** The generator and sampler, for provenance. */
    public static final String ALGORITHM = "xoroshiro128++ with ziggurat normals (Commons RNG)";

    private final UniformRandomProvider generator;
    private final ZigguratSampler.NormalizedGaussian normals;

    RandomStream(long first, long second) {
        // The one state that xoroshiro never leaves is 0; Feistel rounds map one address in 2^128 to it.
        this.generator =
                RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {first, (first | second) == 0 ? 1 : second});
        this.normals = ZigguratSampler.NormalizedGaussian.of(generator);
    }

    /** Returns the next standard normal number. */
    public double nextNormal() {
        return normals.sample();
    }

    /** Fills {@code count} entries of {@code target} from {@code from} on with the next standard normal numbers. */
    public void fillNormals(double[] target, int from, int count) {
        for (int i = 0; i < count; i++) {
            target[from + i] = normals.sample();
        }
    }

    /** Returns the next 64 random bits. */
    public long nextLong() {
        return generator.nextLong();
    }
}
