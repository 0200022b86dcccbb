package org.ntkverify.numeric.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;

/** Folds sines of the indices; merging is far from associative, so the result tells in which order chunks were merged. */
public record RecordedSum(String key, long draws, int chunkSize, LongConsumer onDraw) implements RecordedTask<Double> {

    /** Index of the first draw. */
    public static final long FIRST_DRAW = 100;

    /** Returns a task that lists the draws in {@code drawn}. */
    static RecordedSum listing(long draws, int chunkSize, List<Long> drawn) {
        return new RecordedSum("sum", draws, chunkSize, drawn::add);
    }

    static List<Long> newList() {
        return Collections.synchronizedList(new ArrayList<>());
    }

    @Override
    public long firstDraw() {
        return FIRST_DRAW;
    }

    @Override
    public byte[] encode(Double result) {
        return ByteBuffer.allocate(Double.BYTES).putDouble(result).array();
    }

    @Override
    public Double decode(byte[] bytes) {
        if (bytes.length != Double.BYTES) {
            throw new IllegalArgumentException("sum must have 8 bytes but has %s".formatted(bytes.length));
        }
        return ByteBuffer.wrap(bytes).getDouble();
    }

    @Override
    public DrawWorker<Double> newWorker() {
        return new DrawWorker<>() {
            private double sum;

            @Override
            public void draw(long index) {
                onDraw.accept(index);
                sum += Math.sin((double) index) * Math.exp((double) (index % 23));
            }

            @Override
            public Double finishChunk() {
                double chunk = sum;
                sum = 0;
                return chunk;
            }
        };
    }

    @Override
    public Double merge(Double first, Double second) {
        return first / 3 + second;
    }
}
