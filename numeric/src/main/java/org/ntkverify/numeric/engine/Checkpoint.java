package org.ntkverify.numeric.engine;

import java.util.Base64;

/**
 * How far a task is: the merged result of its first chunks.
 *
 * @param chunks how many, at least 1
 * @param state what they gave, as {@link RecordedTask#encode} writes it, in Base64
 */
record Checkpoint(long chunks, String state) {

    /** Checks the count. */
    Checkpoint {
        if (!(chunks >= 1)) {
            throw new IllegalArgumentException("chunks must be >= 1 but was %s".formatted(chunks));
        }
    }

    static Checkpoint of(long chunks, byte[] state) {
        return new Checkpoint(chunks, Base64.getEncoder().encodeToString(state));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(state);
    }
}
