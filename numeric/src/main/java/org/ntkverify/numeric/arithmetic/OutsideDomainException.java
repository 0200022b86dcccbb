package org.ntkverify.numeric.arithmetic;

/**
 * A function was asked for a value where it has none: a division by 0, a root of a negative number, a covariance with
 * {@code c^2 > a b}, two enclosures of one value without a common point. For a formula under test this is a finding, not a
 * defect of the program.
 */
public final class OutsideDomainException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a complete message. */
    public OutsideDomainException(String message) {
        super(message);
    }
}
