package org.ntkverify.numeric.quadrature;

/**
 * A number with an estimated bound of its absolute error.
 *
 * @param value the number, finite
 * @param errorBound what {@code |value - exact|} is estimated not to exceed; estimated, not proved
 */
public record Estimate(double value, double errorBound) {

    /** Checks that both are finite. */
    public Estimate {
        if (!(Math.abs(value) <= Double.MAX_VALUE && errorBound >= 0 && errorBound <= Double.MAX_VALUE)) {
            throw new ArithmeticException(
                    "an expectation must be within the range of doubles but was %s with error %s\nMaybe a variance is too large."
                            .formatted(value, errorBound));
        }
    }
}
