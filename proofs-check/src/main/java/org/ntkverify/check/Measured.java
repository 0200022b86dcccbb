package org.ntkverify.check;

import java.util.OptionalDouble;

/**
 * A number that was sampled, with its error.
 *
 * @param value the estimate
 * @param standardError its standard error, at least 0
 * @param low lower end of the interval; absent while the sample is too small or too skewed for one of the stated level
 * @param high upper end; present if {@code low} is
 */
public record Measured(double value, double standardError, OptionalDouble low, OptionalDouble high) {

    /** Checks that the numbers are finite and the ends in order. */
    public Measured {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite but was %s".formatted(value));
        }
        if (!(standardError >= 0 && Double.isFinite(standardError))) {
            throw new IllegalArgumentException(
                    "standardError must be finite and >= 0 but was %s".formatted(standardError));
        }
        if (low.isPresent() != high.isPresent()) {
            throw new IllegalArgumentException(
                    "low and high must come together but were %s and %s".formatted(low, high));
        }
        if (low.isPresent() && !(low.getAsDouble() <= high.getAsDouble())) {
            throw new IllegalArgumentException("low must be <= high but were %s and %s".formatted(low, high));
        }
    }

    /** Returns a number with its interval. */
    public static Measured of(double value, double standardError, double low, double high) {
        return new Measured(value, standardError, OptionalDouble.of(low), OptionalDouble.of(high));
    }

    /** Returns a number whose sample has no interval yet. */
    public static Measured withoutInterval(double value, double standardError) {
        return new Measured(value, standardError, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
