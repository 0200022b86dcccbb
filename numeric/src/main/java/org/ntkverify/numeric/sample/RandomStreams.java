package org.ntkverify.numeric.sample;

/**
 * The streams of one plan of one claim in one run, addressed by (draw, layer, role, block).
 *
 * <p>The run seed, claim and plan are hashed to a key of 128 bits; under a key, (draw, layer, role, block) is mapped to the
 * 128-bit seed of a generator by keyed Feistel rounds, which are a bijection. So two addresses of one plan never share a
 * seed, and those of two plans do with probability 2^-128 for each pair.
 *
 * <p>Instances are immutable and serve any number of threads.
 */
public final class RandomStreams {

    /** 2^64 over the golden ratio, odd: spreads small integers over all bits. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Numbers of each stream of a long array. A fixed number, because it is part of what a draw's numbers are. */
    private static final int BLOCK = 1 << 16;

    private final long firstKey;
    private final long secondKey;

    private RandomStreams(long firstKey, long secondKey) {
        this.firstKey = firstKey;
        this.secondKey = secondKey;
    }

    /** Returns the streams of {@code plan} of {@code claimId} in the run with seed {@code runSeed}. */
    public static RandomStreams of(long runSeed, String claimId, String plan) {
        RandomStreams streams = new RandomStreams(GOLDEN, ~GOLDEN).absorb(runSeed);
        return streams.absorb(claimId).absorb(plan);
    }

    /** Returns the stream at an address; the ranges are those of {@link StreamAddress}. */
    public RandomStream at(long draw, int layer, StreamRole role, int block) {
        if ((draw | block | layer) < 0 || layer > StreamAddress.LAST_LAYER) {
            throw new IllegalArgumentException(
                    "draw, layer and block must be >= 0 and layer <= %s but were %s, %s and %s"
                            .formatted(StreamAddress.LAST_LAYER, draw, layer, block));
        }
        // 16 bits of layer, 16 of role, 32 of block: no two addresses share the word.
        long place = ((long) layer << 48) | ((long) role.code() << 32) | block;
        long left = draw;
        long right = place;
        right ^= mix(left + firstKey);
        left ^= mix(right + secondKey);
        right ^= mix(left + (firstKey ^ GOLDEN));
        left ^= mix(right + (secondKey ^ GOLDEN));
        return new RandomStream(left, right);
    }

    /**
     * Fills the first {@code count} entries of {@code target} with standard normal numbers, one stream for each
     * {@value #BLOCK} of them; an entry does not depend on how many are asked for.
     */
    public void fillNormals(long draw, int layer, StreamRole role, double[] target, int count) {
        fillNormals(draw, layer, role, 0, target, count);
    }

    /** Fills the first {@code count} entries of {@code target} from streams number {@code firstBlock} and following. */
    void fillNormals(long draw, int layer, StreamRole role, int firstBlock, double[] target, int count) {
        for (int from = 0, block = firstBlock; from < count; from += BLOCK, block++) {
            at(draw, layer, role, block).fillNormals(target, from, Math.min(BLOCK, count - from));
        }
    }

    /** Returns how many streams {@code count} numbers take, at least 1. */
    static int blocks(int count) {
        return Math.max(1, (count - 1) / BLOCK + 1);
    }

    private RandomStreams absorb(String text) {
        // The length comes first, so that ("a", "bc") and ("ab", "c") differ.
        RandomStreams streams = absorb(text.length());
        for (int i = 0; i < text.length(); i++) {
            streams = streams.absorb(text.charAt(i));
        }
        return streams;
    }

    private RandomStreams absorb(long word) {
        long first = mix(firstKey ^ word);
        long second = mix(secondKey + first + GOLDEN);
        return new RandomStreams(first ^ Long.rotateLeft(second, 32), second);
    }

    /**
     * A bijection of 64-bit words in which each input bit changes each output bit with probability near 1/2: variant 13 of
     * Stafford's mixers, the finaliser of SplitMix64.
     */
    private static long mix(long word) {
        long mixed = word;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
