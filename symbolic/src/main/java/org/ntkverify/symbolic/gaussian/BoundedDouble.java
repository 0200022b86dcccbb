package org.ntkverify.symbolic.gaussian;

/**
 * A double and what its distance from the true number does not exceed.
 *
 * @param value finite
 * @param error at least 0, finite
 */
record BoundedDouble(double value, double error) {

    /** Several times the rounding of an operation or elementary function, 2^-53 or 1 ulp, and of the arithmetic of the bound itself. */
    static final double UNIT = 0x1p-50;

    /** What underflow may take from a result or a bound. */
    private static final double TINY = 16 * Double.MIN_VALUE;

    /** Refuses what is no number. */
    BoundedDouble {
        if (!(Math.abs(value) <= Double.MAX_VALUE && error >= 0 && error <= Double.MAX_VALUE)) {
            throw new NoClosedFormException(
                    "constant must lie within the range of doubles but is %s with error %s".formatted(value, error));
        }
    }

    /** Returns {@code value}, computed from arguments whose errors become {@code inherited}, itself rounded. */
    static BoundedDouble rounded(double value, double inherited) {
        return new BoundedDouble(value, inherited * (1 + UNIT) + UNIT * Math.abs(value) + TINY);
    }

    /** Returns the largest size of the true number. */
    double magnitude() {
        return Math.abs(value) + error;
    }

    /** Returns whether the true number is certainly not 0 and has the sign of {@link #value}. */
    boolean hasSign() {
        return Math.abs(value) > error;
    }
}
