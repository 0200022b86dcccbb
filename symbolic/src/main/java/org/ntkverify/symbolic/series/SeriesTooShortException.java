package org.ntkverify.symbolic.series;

/** Thrown where a series is 0 as far as it is known, so that more coefficients are needed to divide by it. */
final class SeriesTooShortException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    SeriesTooShortException(String message) {
        super(message);
    }
}
