package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    private static UniformRandomProvider library(long first, long second) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {first, second});
    }

    @Test
    void words_are_those_of_the_library() {
        for (long seed = 1; seed <= 100; seed++) {
            RandomStream stream = new RandomStream(seed * 0x9E3779B97F4A7C15L, ~seed);
            UniformRandomProvider library = library(seed * 0x9E3779B97F4A7C15L, ~seed);
            for (int i = 0; i < 1000; i++) {
                assertThat(stream.nextLong()).isEqualTo(library.nextLong());
            }
        }
    }

    @Test
    void normal_numbers_are_those_of_the_library_to_the_bit() {
        double largest = 0;
        for (long seed = 1; seed <= 40; seed++) {
            RandomStream stream = new RandomStream(seed * 0x9E3779B97F4A7C15L, ~seed);
            ZigguratSampler.NormalizedGaussian library =
                    ZigguratSampler.NormalizedGaussian.of(library(seed * 0x9E3779B97F4A7C15L, ~seed));
            double[] filled = new double[50_003];
            stream.fillNormals(filled, 3, 50_000);
            for (int i = 3; i < filled.length; i++) {
                assertThat(Double.doubleToRawLongBits(filled[i]))
                        .isEqualTo(Double.doubleToRawLongBits(library.sample()));
                largest = Math.max(largest, Math.abs(filled[i]));
            }
            for (int i = 0; i < 10_000; i++) {
                assertThat(stream.nextNormal()).isEqualTo(library.sample());
            }
        }
        // The tail begins at 3.65; two million numbers reach beyond 4.5 unless the tail is missing.
        assertThat(largest).isGreaterThan(4.5);
    }

    @Test
    void most_layers_are_simple_and_the_others_are_left_to_the_library() {
        assertThat(NormalTable.SIMPLE_LAYERS).isBetween(240, 255);
        for (int layer = 1; layer < NormalTable.SIMPLE_LAYERS; layer++) {
            assertThat(NormalTable.scale(layer)).isPositive().isLessThan(0x1p-61);
        }
    }

    @Test
    void the_state_that_never_leaves_zero_is_replaced() {
        assertThat(new RandomStream(0, 0).nextLong()).isEqualTo(library(0, 1).nextLong());
    }
}
