package org.ntkverify.check;

import java.util.Locale;

/**
 * The smallest defect that the evidence at hand would have refuted with power {@code 1 - beta}.
 *
 * @param value its size; 0 if any defect at all would have been seen
 * @param unit {@code relative} (to the kernel's scale or the claimed value) or {@code exponent}
 */
public record SmallestDetectable(double value, Unit unit) {

    /** What the size is measured in. */
    public enum Unit {
        /** A fraction of the scale. */
        RELATIVE,
        /** A difference of exponents. */
        EXPONENT,
        /** In the unit of the quantity itself. */
        ABSOLUTE;

        /** Returns the word in reports. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses sizes that are negative or no numbers. */
    public SmallestDetectable {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("smallest detectable defect must be >= 0 but was %s".formatted(value));
        }
    }
}
