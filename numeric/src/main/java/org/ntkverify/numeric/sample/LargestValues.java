package org.ntkverify.numeric.sample;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How many values a sample has, and the largest of them: what an estimate of its tail needs. Merging is exactly associative.
 *
 * <p>Immutable.
 */
public final class LargestValues {

    /** So many are kept. */
    static final int KEPT = 2048;

    /** The tail is read off the largest twentieth. */
    private static final long TAIL_SHARE = 20;

    /** Fewer values give a relative error above 30 %. */
    private static final long FEWEST = 10;

    private final long count;

    /** Ascending. */
    private final double[] values;

    private LargestValues(long count, double[] ascending) {
        this.count = count;
        int from = Math.max(0, ascending.length - KEPT);
        this.values = Arrays.copyOfRange(ascending, from, ascending.length);
    }

    /** Returns the largest of {@code values}, none of which is NaN. */
    static LargestValues of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new LargestValues(values.length, sorted);
    }

    LargestValues mergedWith(LargestValues other) {
        double[] both = Arrays.copyOf(values, values.length + other.values.length);
        System.arraycopy(other.values, 0, both, values.length, other.values.length);
        Arrays.sort(both);
        return new LargestValues(count + other.count, both);
    }

    /**
     * An estimate of the exponent a of a tail {@code P(X > x) ~ x^-a}.
     *
     * @param index a; moments of order below it exist
     * @param standardError {@code index / sqrt(values)}
     * @param values how many of the largest values it comes from
     */
    public record TailIndex(double index, double standardError, int values) {}

    /**
     * Returns Hill's estimate {@code k / sum log(X_(i) / X_(k+1))} from the k largest values, a twentieth of all and at least 10
     * [B. M. Hill, Annals of Statistics 3 (1975) 1163]. A light tail has no index; the estimate is large then and grows with the sample.
     * Empty with fewer than 200 values, or if the largest are not positive and different.
     */
    public Optional<TailIndex> tailIndex() {
        int k = (int) Math.min(KEPT - 1, count / TAIL_SHARE);
        if (k < FEWEST) {
            return Optional.empty();
        }
        double threshold = values[values.length - k - 1];
        double sum = 0;
        for (int i = values.length - k; i < values.length; i++) {
            sum += Math.log(values[i] / threshold);
        }
        if (!(threshold > 0 && sum > 0)) {
            return Optional.empty();
        }
        double index = k / sum;
        return Optional.of(new TailIndex(index, index / Math.sqrt((double) k), k));
    }

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + values.length * Double.BYTES);
        bytes.putLong(count);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    static LargestValues decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        long count = bytes.getLong();
        double[] values = new double[bytes.remaining() / Double.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getDouble();
        }
        return new LargestValues(count, values);
    }
}
