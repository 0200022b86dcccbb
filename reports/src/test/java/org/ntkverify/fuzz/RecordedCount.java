package org.ntkverify.fuzz;

import java.nio.ByteBuffer;
import org.ntkverify.numeric.engine.DrawWorker;
import org.ntkverify.numeric.engine.Fingerprint;
import org.ntkverify.numeric.engine.RecordedTask;

/** Counts its draws, and refuses a state that is no count. */
final class RecordedCount implements RecordedTask<Long> {

    private static final String KEY = "count";

    /** Returns the task's name in a ledger. */
    static String name() {
        return Fingerprint.of(KEY);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public long firstDraw() {
        return 0;
    }

    @Override
    public long draws() {
        return 12;
    }

    @Override
    public int chunkSize() {
        return 4;
    }

    @Override
    public byte[] encode(Long result) {
        return ByteBuffer.allocate(Long.BYTES).putLong(result).array();
    }

    @Override
    public Long decode(byte[] bytes) {
        if (bytes.length != Long.BYTES) {
            throw new IllegalArgumentException("count must have 8 bytes but has %s".formatted(bytes.length));
        }
        long count = ByteBuffer.wrap(bytes).getLong();
        if (!(count >= 0 && count <= draws())) {
            throw new IllegalArgumentException("count must be in [0, %s] but was %s".formatted(draws(), count));
        }
        return count;
    }

    @Override
    public DrawWorker<Long> newWorker() {
        return new DrawWorker<>() {
            private long count;

            @Override
            public void draw(long index) {
                count++;
            }

            @Override
            public Long finishChunk() {
                long chunk = count;
                count = 0;
                return chunk;
            }
        };
    }

    @Override
    public Long merge(Long first, Long second) {
        return first + second;
    }
}
