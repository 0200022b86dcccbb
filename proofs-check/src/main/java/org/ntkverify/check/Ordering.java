package org.ntkverify.check;

import java.util.Collections;
import java.util.List;

/**
 * The mean of the observed component exceeds {@code atLeast} at every width of the design.
 *
 * @param atLeast the smallest effect that matters, in the unit of the observable
 */
public record Ordering(String text, Design design, double atLeast) implements Statement {

    /** Checks that exactly one component is observed. */
    public Ordering {
        Margins.require(design, 1, Collections.singletonList(1.0), 1.0);
        if (!Double.isFinite(atLeast)) {
            throw new IllegalArgumentException("atLeast must be finite but was %s".formatted(atLeast));
        }
    }

    @Override
    public Form form() {
        return Form.ORDERING;
    }

    @Override
    public List<Design> designs() {
        return List.of(design);
    }

    @Override
    public String passRule() {
        return "interval of the mean above %s at every width, %s".formatted(atLeast, design.text());
    }
}
