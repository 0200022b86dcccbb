package org.ntkverify.numeric.sample;

/**
 * Random numbers in a fixed order; used by one thread.
 *
 * <p>The words of xoroshiro128++ and the normal numbers of the library's ziggurat, to the bit; written out here because a loop
 * that keeps the state in registers is faster than calls that store it.
 */
public final class RandomStream {

    /** The generator and sampler, for provenance. */
    public static final String ALGORITHM = "xoroshiro128++ with ziggurat normals (Commons RNG)";

    private long first;
    private long second;
    private long rejected;

    RandomStream(long first, long second) {
        this.first = first;
        // The one state that xoroshiro never leaves is 0; Feistel rounds map one address in 2^128 to it.
        this.second = (first | second) == 0 ? 1 : second;
    }

    /** Returns the next standard normal number. */
    public double nextNormal() {
        long word = nextLong();
        int layer = (int) word & NormalTable.LAYER_BITS;
        return layer < NormalTable.SIMPLE_LAYERS ? NormalTable.scale(layer) * word : NormalTable.normal(word, this);
    }

    /** Fills {@code count} entries of {@code target} from {@code from} on with the next standard normal numbers. */
    public void fillNormals(double[] target, int from, int count) {
        int end = from + count;
        for (int i = fillSimple(target, from, end); i < end; i = fillSimple(target, i + 1, end)) {
            target[i] = NormalTable.normal(rejected, this);
        }
    }

    /**
     * Fills entries up to the first whose word is not in a simple layer, and returns its index; that word is {@link #rejected} then. A
     * loop without calls in it, so that it stays in registers however often the compiler looks at it again.
     */
    private int fillSimple(double[] target, int from, int end) {
        long s0 = first;
        long s1 = second;
        for (int i = from; i < end; i++) {
            long word = Long.rotateLeft(s0 + s1, 17) + s0;
            long mixed = s0 ^ s1;
            s0 = Long.rotateLeft(s0, 49) ^ mixed ^ (mixed << 21);
            s1 = Long.rotateLeft(mixed, 28);
            int layer = (int) word & NormalTable.LAYER_BITS;
            if (layer >= NormalTable.SIMPLE_LAYERS) {
                first = s0;
                second = s1;
                rejected = word;
                return i;
            }
            target[i] = NormalTable.scale(layer) * word;
        }
        first = s0;
        second = s1;
        return end;
    }

    /** Returns the next 64 random bits. */
    public long nextLong() {
        long word = Long.rotateLeft(first + second, 17) + first;
        long mixed = first ^ second;
        first = Long.rotateLeft(first, 49) ^ mixed ^ (mixed << 21);
        second = Long.rotateLeft(mixed, 28);
        return word;
    }
}
