package org.ntkverify.fuzz;

import java.util.Locale;

/** A reader with a defect that only six letters in a row reach: a fuzzer that does not find it finds nothing. */
public final class PlantedFuzz {

    private static final String DEFECT = "defect";

    private PlantedFuzz() {}

    /** Throws what no reader may throw. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        Promise.read(text, () -> {
            if (text.contains(DEFECT)) {
                throw new IllegalStateException("planted");
            }
            if (text.isEmpty()) {
                throw new IllegalArgumentException("text must not be empty but was");
            }
            return text.toUpperCase(Locale.ROOT);
        });
    }
}
