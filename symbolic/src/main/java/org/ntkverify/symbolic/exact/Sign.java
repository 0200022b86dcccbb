package org.ntkverify.symbolic.exact;

/** What is known of the sign of a quantity at every point of the domain. */
enum Sign {
    NEGATIVE,
    NON_POSITIVE,
    UNKNOWN,
    NON_NEGATIVE,
    POSITIVE;

    static Sign of(int signum) {
        return signum > 0 ? POSITIVE : signum < 0 ? NEGATIVE : NON_NEGATIVE;
    }

    boolean isNonNegative() {
        return compareTo(UNKNOWN) > 0;
    }

    boolean isNonPositive() {
        return compareTo(UNKNOWN) < 0;
    }

    boolean isStrict() {
        return this == NEGATIVE || this == POSITIVE;
    }

    Sign negate() {
        return switch (this) {
            case NEGATIVE -> POSITIVE;
            case NON_POSITIVE -> NON_NEGATIVE;
            case UNKNOWN -> UNKNOWN;
            case NON_NEGATIVE -> NON_POSITIVE;
            case POSITIVE -> NEGATIVE;
        };
    }

    Sign times(Sign other) {
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        boolean positive = isNonNegative() == other.isNonNegative();
        Sign size = isStrict() && other.isStrict() ? POSITIVE : NON_NEGATIVE;
        return positive ? size : size.negate();
    }

    /** Returns the sign of a power with a positive exponent. */
    Sign power(int exponent) {
        if (exponent % 2 != 0) {
            return this;
        }
        return isStrict() ? POSITIVE : NON_NEGATIVE;
    }
}
