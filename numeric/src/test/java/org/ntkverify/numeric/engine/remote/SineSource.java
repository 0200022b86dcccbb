package org.ntkverify.numeric.engine.remote;

import java.nio.ByteBuffer;
import org.ntkverify.numeric.engine.AddressedTask;
import org.ntkverify.numeric.engine.DrawWorker;
import org.ntkverify.numeric.engine.RecordedTask;
import org.ntkverify.numeric.engine.TaskAddress;

/**
 * Folds sines of the indices; merging is far from associative, so the result tells in which order chunks were merged.
 *
 * @param version part of the key
 * @param failing the draw that throws; none if negative
 * @param environment what workers claim to compute with
 */
record SineSource(String version, long failing, String environment) implements TaskSource {

    static final SineSource GOOD = new SineSource("1", -1, "test");

    static final TaskAddress ADDRESS = new TaskAddress("paper/claim", 0, 0, 100, 50);

    AddressedTask<Double> addressed() {
        return new AddressedTask<>(task(ADDRESS), ADDRESS);
    }

    @Override
    public RecordedTask<Double> task(TaskAddress address) {
        if (!address.claim().equals(ADDRESS.claim())) {
            throw new IllegalArgumentException("claim must be known but was '%s'".formatted(address.claim()));
        }
        return new Task("sines " + version, address, failing);
    }

    /** Holds a lambda on purpose: something that cannot be sent. */
    private static final class Unsendable extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // That is the point.
        private final Object held = new Object();

        Unsendable(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return held == this ? "" : super.getMessage() + "";
        }
    }

    private record Task(String key, TaskAddress address, long failing) implements RecordedTask<Double> {

        @Override
        public long firstDraw() {
            return address.firstDraw();
        }

        @Override
        public long draws() {
            return address.draws();
        }

        @Override
        public int chunkSize() {
            return 7;
        }

        @Override
        public byte[] encode(Double result) {
            return ByteBuffer.allocate(Double.BYTES).putDouble(result).array();
        }

        @Override
        public Double decode(byte[] bytes) {
            return ByteBuffer.wrap(bytes).getDouble();
        }

        @Override
        public Double merge(Double first, Double second) {
            return first / 3 + second;
        }

        @Override
        public DrawWorker<Double> newWorker() {
            return new DrawWorker<>() {
                private double sum;

                @Override
                public void draw(long index) {
                    if (index == failing) {
                        throw index % 2 == 0 ? new ArithmeticException("planted") : new Unsendable("planted");
                    }
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
    }
}
