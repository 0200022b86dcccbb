package org.ntkverify.check.checker;

import java.util.List;
import org.ntkverify.check.statistics.SampleMoments;

/**
 * What was drawn at one width.
 *
 * @param width of every hidden layer
 * @param components moments of each observed component, in the observable's order
 */
public record WidthSample(int width, List<SampleMoments> components) {

    /** Copies the list. */
    public WidthSample {
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("components at width %s must not be empty".formatted(width));
        }
    }

    /** Returns the number of draws. */
    public long draws() {
        return components.get(0).count();
    }
}
