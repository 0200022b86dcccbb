package org.ntkverify.numeric.sample;

/**
 * What a draw is observed for lies within its rounding errors, so that there is nothing to observe. Says something of the question, where a number that is
 * not finite is a defect.
 */
public final class UnresolvedDrawException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /** Creates the exception; {@code message} names the quantity, what it would have to be, and what it was. */
    public UnresolvedDrawException(String message) {
        super(message);
    }
}
