package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;
import org.hipparchus.fraction.BigFraction;

/**
 * The real numbers from {@code lower} to {@code upper}, with as many decimal digits as the arithmetic that made them.
 *
 * @param lower the lower end
 * @param upper the upper end, not below {@code lower}
 */
public record DecimalInterval(BigDecimal lower, BigDecimal upper) {

    /** Checks the order. */
    public DecimalInterval {
        if (lower.compareTo(upper) > 0) {
            throw new OutsideDomainException(
                    "ends of an interval must be in order but were %s and %s".formatted(lower, upper));
        }
    }

    /** Returns the interval that holds {@code value} alone, exactly; {@code value} must be finite. */
    public static DecimalInterval exact(double value) {
        return exact(new BigDecimal(value));
    }

    /** Returns the interval that holds {@code value} alone. */
    public static DecimalInterval exact(BigDecimal value) {
        return new DecimalInterval(value, value);
    }

    /** Returns {@code [-upper, -lower]}. */
    public DecimalInterval negate() {
        return new DecimalInterval(upper.negate(), lower.negate());
    }

    /** Returns the smallest interval around both. */
    public DecimalInterval hull(DecimalInterval other) {
        return new DecimalInterval(lower.min(other.lower), upper.max(other.upper));
    }

    /**
     * Returns the numbers in both, for two enclosures of the same value.
     *
     * @throws ArithmeticException if there are none, which means that one of them is wrong
     */
    public DecimalInterval intersect(DecimalInterval other) {
        return new DecimalInterval(lower.max(other.lower), upper.min(other.upper));
    }

    /** Returns whether {@code value} is inside. */
    public boolean contains(BigDecimal value) {
        return lower.compareTo(value) <= 0 && value.compareTo(upper) <= 0;
    }

    /** Returns whether all of {@code other} is inside. */
    public boolean contains(DecimalInterval other) {
        return lower.compareTo(other.lower) <= 0 && other.upper.compareTo(upper) <= 0;
    }

    /** Returns whether the exact ratio {@code value} is inside. */
    public boolean contains(BigFraction value) {
        BigDecimal numerator = new BigDecimal(value.getNumerator());
        BigDecimal denominator = new BigDecimal(value.getDenominator());
        return lower.multiply(denominator).compareTo(numerator) <= 0
                && numerator.compareTo(upper.multiply(denominator)) <= 0;
    }

    /** Returns whether 0 is inside. */
    public boolean containsZero() {
        return lower.signum() <= 0 && upper.signum() >= 0;
    }

    /** Returns {@code upper - lower}, exactly. */
    public BigDecimal width() {
        return upper.subtract(lower);
    }

    /** Returns the largest absolute value inside. */
    public BigDecimal magnitude() {
        return lower.abs().max(upper.abs());
    }

    /** Returns the smallest absolute value inside. */
    public BigDecimal mignitude() {
        return containsZero() ? BigDecimal.ZERO : lower.abs().min(upper.abs());
    }

    /** Returns the smallest interval of doubles around this one. */
    public Interval toInterval() {
        // Each loop runs at most a step or two: doubleValue is within an ulp. It also makes the result independent of
        // that.
        double down = lower.doubleValue();
        while (Double.isFinite(down) && new BigDecimal(down).compareTo(lower) > 0) {
            down = Math.nextDown(down);
        }
        double up = upper.doubleValue();
        while (Double.isFinite(up) && new BigDecimal(up).compareTo(upper) < 0) {
            up = Math.nextUp(up);
        }
        return new Interval(down, up);
    }

    @Override
    public String toString() {
        return "[" + lower + ", " + upper + "]";
    }
}
