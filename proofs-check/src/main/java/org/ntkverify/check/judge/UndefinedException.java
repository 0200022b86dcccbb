package org.ntkverify.check.judge;

/** An operation has no value anywhere inside the enclosures of its operands. */
final class UndefinedException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    UndefinedException(String message) {
        super(message);
    }
}
