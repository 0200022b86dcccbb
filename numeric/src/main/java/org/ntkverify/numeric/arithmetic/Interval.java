package org.ntkverify.numeric.arithmetic;

/**
 * The real numbers from {@code lower} to {@code upper}, both included. Every operation rounds outward and steps only where
 * the rounded result is not exact, so that exact arithmetic stays exact.
 *
 * <p><em>Special values:</em> ends are finite; anything else is an {@link ArithmeticException} that names the interval.
 * Negative zero becomes zero, so that equality is equality of sets.
 *
 * @param lower the lower end
 * @param upper the upper end, not below {@code lower}
 */
public record Interval(double lower, double upper) {

    /** The interval [0, 0]. */
    public static final Interval ZERO = of(0);

    /** The interval [1, 1]. */
    public static final Interval ONE = of(1);

    /** Pi: {@code Math.PI} = 3.141592653589793115... is the double just below 3.141592653589793238... */
    public static final Interval PI = new Interval(Math.PI, Math.nextUp(Math.PI));

    /** Checks the ends. */
    public Interval {
        if (!(Math.abs(lower) <= Double.MAX_VALUE && Math.abs(upper) <= Double.MAX_VALUE && lower <= upper)) {
            throw new OutsideDomainException(
                    "ends of an interval must be finite and in order but were %s and %s".formatted(lower, upper));
        }
        // The sum of -0.0 and 0.0 is 0.0; every other value stays.
        lower = lower + 0.0;
        upper = upper + 0.0;
    }

    /** Returns the interval that holds {@code value} alone. */
    public static Interval of(double value) {
        return new Interval(value, value);
    }

    /** Returns {@code this + other}. */
    public Interval plus(Interval other) {
        return new Interval(Directed.addDown(lower, other.lower), Directed.addUp(upper, other.upper));
    }

    /** Returns {@code this - other}. */
    public Interval minus(Interval other) {
        return plus(other.negate());
    }

    /** Returns {@code -this}. */
    public Interval negate() {
        return new Interval(-upper, -lower);
    }

    /** Returns {@code this * other}. */
    public Interval times(Interval other) {
        if (lower >= 0 && other.lower >= 0) {
            return new Interval(Directed.multiplyDown(lower, other.lower), Directed.multiplyUp(upper, other.upper));
        }
        double down = Math.min(
                Math.min(Directed.multiplyDown(lower, other.lower), Directed.multiplyDown(lower, other.upper)),
                Math.min(Directed.multiplyDown(upper, other.lower), Directed.multiplyDown(upper, other.upper)));
        double up = Math.max(
                Math.max(Directed.multiplyUp(lower, other.lower), Directed.multiplyUp(lower, other.upper)),
                Math.max(Directed.multiplyUp(upper, other.lower), Directed.multiplyUp(upper, other.upper)));
        return new Interval(down, up);
    }

    /**
     * Returns {@code this / other}.
     *
     * @throws ArithmeticException if {@code other} contains 0
     */
    public Interval over(Interval other) {
        if (other.lower <= 0 && other.upper >= 0) {
            throw new OutsideDomainException("divisor must not contain 0 but was %s".formatted(other));
        }
        double down = Math.min(
                Math.min(Directed.divideDown(lower, other.lower), Directed.divideDown(lower, other.upper)),
                Math.min(Directed.divideDown(upper, other.lower), Directed.divideDown(upper, other.upper)));
        double up = Math.max(
                Math.max(Directed.divideUp(lower, other.lower), Directed.divideUp(lower, other.upper)),
                Math.max(Directed.divideUp(upper, other.lower), Directed.divideUp(upper, other.upper)));
        return new Interval(down, up);
    }

    /**
     * Returns the non-negative square root.
     *
     * @throws ArithmeticException if {@code lower < 0}
     */
    public Interval sqrt() {
        if (lower < 0) {
            throw new OutsideDomainException("radicand must be >= 0 but was %s".formatted(this));
        }
        return new Interval(Directed.sqrtDown(lower), Directed.sqrtUp(upper));
    }

    /** Returns {@code |this|}. */
    public Interval abs() {
        if (lower >= 0) {
            return this;
        }
        return upper <= 0 ? negate() : new Interval(0, Math.max(-lower, upper));
    }

    /** Returns {@code this^n}, the set of the powers; a negative {@code n} requires that 0 is not inside. */
    public Interval power(int n) {
        if (n < 0) {
            return ONE.over(power(Math.negateExact(n)));
        }
        if (lower < 0) {
            return powerOfNegative(n);
        }
        Interval result = ONE;
        Interval square = this;
        for (int rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result.times(square);
            }
            if (rest > 1) {
                square = square.times(square);
            }
        }
        return result;
    }

    /** Even powers see the absolute value only, odd ones are increasing. */
    private Interval powerOfNegative(int n) {
        if (n % 2 == 0) {
            return abs().power(n);
        }
        double down = -of(-lower).power(n).upper;
        return new Interval(
                down, upper < 0 ? -of(-upper).power(n).lower : of(upper).power(n).upper);
    }

    /** Returns the smallest interval around both. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }

    /**
     * Returns the numbers in both, for two enclosures of the same value.
     *
     * @throws ArithmeticException if there are none, which means that one of them is wrong
     */
    public Interval intersect(Interval other) {
        return new Interval(Math.max(lower, other.lower), Math.min(upper, other.upper));
    }

    /** Returns whether {@code value} is inside; NaN never is. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Returns whether 0 is inside. */
    public boolean containsZero() {
        return contains(0);
    }

    /** Returns {@code upper - lower}, rounded up. */
    public double width() {
        return Directed.addUp(upper, -lower);
    }

    /** Returns a double inside, about the middle. */
    public double midpoint() {
        return Math.min(upper, Math.max(lower, 0.5 * lower + 0.5 * upper));
    }

    /** Returns the largest absolute value inside. */
    public double magnitude() {
        return Math.max(-lower, upper);
    }

    /** Returns the smallest absolute value inside. */
    public double mignitude() {
        return containsZero() ? 0 : Math.min(Math.abs(lower), Math.abs(upper));
    }

    @Override
    public String toString() {
        return "[" + lower + ", " + upper + "]";
    }
}
