package org.ntkverify.check.spec;

/** A claim file is not what it must be. The message names file, line and column, says what was expected, and what was found. */
public final class ClaimFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ClaimFileException(String message) {
        super(message);
    }

    ClaimFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns this exception with the cause that its message already says in the words of a claim file. */
    ClaimFileException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }
}
