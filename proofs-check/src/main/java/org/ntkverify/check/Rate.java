package org.ntkverify.check;

import java.util.Collections;
import java.util.List;

/**
 * The observed quantity behaves like {@code n^exponent}.
 *
 * @param of whether the observable is a squared deviation, whose root is meant, or a mean of one sign
 * @param exponent the exponent claimed
 * @param margin half-width of the tolerance region around it
 */
public record Rate(String text, Design design, Of of, double exponent, double margin) implements Statement {

    /** What the observable is. */
    public enum Of {
        /** A squared deviation; the exponent is that of its root mean square. */
        ROOT_MEAN_SQUARE,
        /** A quantity whose mean has one sign; the exponent is that of the mean. */
        MEAN
    }

    /** Checks the margin. */
    public Rate {
        Margins.require(design, 1, Collections.singletonList(1.0), margin);
    }

    @Override
    public Form form() {
        return Form.RATE;
    }

    @Override
    public List<Design> designs() {
        return List.of(design);
    }

    @Override
    public String passRule() {
        return "exponent within %s of %s, %s".formatted(margin, exponent, design.text());
    }
}
