package org.ntkverify.check;

import java.math.BigDecimal;
import java.util.List;
import org.ntkverify.numeric.sample.PositiveQuantity;

/**
 * The geometric mean of a positive quantity grows like a power of the size, over the sizes of the design, with an exponent in a declared interval.
 *
 * <p>The exponent is the <em>effective</em> one over those sizes. It is the asymptotic one only as far as the law is a pure power there; the local
 * slopes are in the table.
 *
 * @param quantity observed by its logarithm
 * @param power the exponent belongs to {@code size^power}, for example 2 if it belongs to the square of the width
 * @param low lower end of the declared interval
 * @param high upper end
 */
public record SizeExponent(String text, Design design, PositiveQuantity quantity, int power, double low, double high)
        implements Statement {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Checks that the design observes the quantity and that the interval is one. */
    public SizeExponent {
        if (!design.names().containsAll(quantity.components())) {
            throw new IllegalArgumentException(
                    "names of the design must have %s but were %s".formatted(quantity.components(), design.names()));
        }
        if (!(power >= 1)) {
            throw new IllegalArgumentException("power must be >= 1 but was %s".formatted(power));
        }
        if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new IllegalArgumentException("low must be < high but were %s and %s".formatted(low, high));
        }
    }

    @Override
    public Form form() {
        return Form.SIZE_EXPONENT;
    }

    @Override
    public List<Design> designs() {
        return List.of(design);
    }

    @Override
    public String passRule() {
        return "exponent of the geometric mean of %s in %s in [%s, %s], %s"
                .formatted(quantity.name(), sizeText(), low, high, design.text());
    }

    /** Returns the middle of the declared interval, of its ends as they are written. */
    public double middle() {
        return BigDecimal.valueOf(low).add(BigDecimal.valueOf(high)).divide(TWO).doubleValue();
    }

    /** Returns half the length of the declared interval, of its ends as they are written. */
    public double margin() {
        return BigDecimal.valueOf(high)
                .subtract(BigDecimal.valueOf(low))
                .divide(TWO)
                .doubleValue();
    }

    /** Returns what the exponent belongs to. */
    public String sizeText() {
        return power == 1 ? "the size" : "size^" + power;
    }
}
