package org.ntkverify.numeric.sample;

import java.util.List;

/**
 * A positive quantity observed by its logarithm. A value below what doubles resolve has no logarithm worth the name: it is counted, and the
 * logarithm of the resolution stands in for it, so that nobody takes its digits for a measurement.
 *
 * @param name of the quantity
 */
public record PositiveQuantity(String name) {

    /** Returns the names of the logarithm and of the indicator that the value is below the resolution. */
    public List<String> components() {
        return List.of(logarithm(), unresolved());
    }

    /** Returns the name of the logarithm. */
    public String logarithm() {
        return "log " + name;
    }

    /** Returns the name of the indicator. */
    public String unresolved() {
        return name + ": unresolved";
    }

    /**
     * Writes both components from {@code at} on.
     *
     * @param value of the quantity
     * @param resolution below which a value is only rounding, positive
     */
    public static void write(double value, double resolution, double[] target, int at) {
        if (!(resolution > 0)) {
            throw new IllegalArgumentException("resolution must be > 0 but was %s".formatted(resolution));
        }
        boolean resolved = value > resolution;
        target[at] = Math.log(resolved ? value : resolution);
        target[at + 1] = resolved ? 0 : 1;
    }
}
