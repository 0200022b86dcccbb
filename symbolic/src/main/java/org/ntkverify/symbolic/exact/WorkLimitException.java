package org.ntkverify.symbolic.exact;

/** A normal form needs more work than is allowed. */
final class WorkLimitException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    WorkLimitException(String message) {
        super(message);
    }
}
