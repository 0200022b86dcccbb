package org.ntkverify.numeric.engine;

/** A ledger cannot be used or written; the message says which, where and why. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerException(String message) {
        super(message);
    }

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
