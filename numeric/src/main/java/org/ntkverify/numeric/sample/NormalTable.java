package org.ntkverify.numeric.sample;

import java.util.NoSuchElementException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The layers of the library's ziggurat for standard normal numbers, read off its answers.
 *
 * <p>The low eight bits of a random word choose a layer; in most of them the sampler returns {@code scale[layer] * word} at
 * once. A word {@code 2^62 + layer} is {@code 2^62} as a double, so one answer of the sampler is the scale exactly. Loops that
 * know the scales keep the state of the generator in registers; everything else is left to the library.
 */
final class NormalTable {

    static final int LAYER_BITS = 0xff;

    /** Layers below it need one word. */
    static final int SIMPLE_LAYERS;

    private static final double[] SCALES = new double[LAYER_BITS + 1];

    private static final long PROBE = 1L << 62;

    static {
        int layer = 0;
        while (layer <= LAYER_BITS && isSimple(layer)) {
            layer++;
        }
        SIMPLE_LAYERS = layer;
    }

    private NormalTable() {}

    private static boolean isSimple(int layer) {
        try {
            double answer = ZigguratSampler.NormalizedGaussian.of(new OneWord(PROBE + layer))
                    .sample();
            SCALES[layer] = answer * 0x1p-62;
            return true;
        } catch (NoSuchElementException e) {
            // The sampler asked for a second word.
            return false;
        }
    }

    /** Returns the factor of a word in a simple layer. */
    static double scale(int layer) {
        return SCALES[layer];
    }

    /** Returns the number that the library makes of {@code word} and the words of {@code stream} after it. */
    static double normal(long word, RandomStream stream) {
        return ZigguratSampler.NormalizedGaussian.of(new Resumed(word, stream)).sample();
    }

    private static final class OneWord implements UniformRandomProvider {

        private final long word;
        private boolean given;

        OneWord(long word) {
            this.word = word;
        }

        @Override
        public long nextLong() {
            if (given) {
                throw new NoSuchElementException("there is one word only");
            }
            given = true;
            return word;
        }
    }

    /** A stream from which one word has been taken already. */
    private static final class Resumed implements UniformRandomProvider {

        private final long word;
        private final RandomStream stream;
        private boolean given;

        Resumed(long word, RandomStream stream) {
            this.word = word;
            this.stream = stream;
        }

        @Override
        public long nextLong() {
            if (given) {
                return stream.nextLong();
            }
            given = true;
            return word;
        }
    }
}
