package org.ntkverify.numeric.engine.remote;

import org.ntkverify.numeric.engine.AddressedTask;
import org.ntkverify.numeric.engine.RecordedSum;
import org.ntkverify.numeric.engine.RecordedTask;
import org.ntkverify.numeric.engine.TaskAddress;

/**
 * One task that folds sines of the indices.
 *
 * @param version part of the key
 * @param failing the draw that throws; none if negative
 * @param environment what workers claim to compute with
 */
record SineSource(String version, long failing, String environment) implements TaskSource {

    static final SineSource GOOD = new SineSource("1", -1, "test");

    static final TaskAddress ADDRESS = new TaskAddress("paper/claim", 0, 0, RecordedSum.FIRST_DRAW, 50);

    private static final int CHUNK = 7;

    AddressedTask<Double> addressed() {
        return new AddressedTask<>(task(ADDRESS), ADDRESS);
    }

    @Override
    public RecordedTask<Double> task(TaskAddress address) {
        if (!address.claim().equals(ADDRESS.claim())) {
            throw new IllegalArgumentException("claim must be known but was '%s'".formatted(address.claim()));
        }
        return new RecordedSum("sines " + version, address.draws(), CHUNK, this::failIfPlanted);
    }

    private void failIfPlanted(long index) {
        if (index == failing) {
            throw index % 2 == 0 ? new ArithmeticException("planted") : new Unsendable("planted");
        }
    }

    /** Holds something on purpose that cannot be sent. */
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
}
