package org.ntkverify.check.bound;

import java.util.List;

/**
 * A random network of finite width, for theorems with a failure probability.
 *
 * @param widths n_1 .. n_L of the hidden layers, each at least 1
 * @param failure the probability in (0, 1) with which the bound may fail
 */
public record FiniteWidth(List<Integer> widths, double failure) {

    /** Copies and checks. */
    public FiniteWidth {
        widths = List.copyOf(widths);
        for (int width : widths) {
            if (!(width >= 1)) {
                throw new IllegalArgumentException("widths must be >= 1 but were %s".formatted(widths));
            }
        }
        if (!(failure > 0 && failure < 1)) {
            throw new IllegalArgumentException("failure must be in (0, 1) but was %s".formatted(failure));
        }
    }
}
