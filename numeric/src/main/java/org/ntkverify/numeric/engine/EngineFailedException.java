package org.ntkverify.numeric.engine;

/** What runs the draws has broken down, through no fault of a draw: a cluster that lost its machines, for one. Says nothing about any claim. */
public final class EngineFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; {@code message} says what is needed and what happened. */
    public EngineFailedException(String message) {
        super(message);
    }

    /** Creates the exception with what caused it. */
    public EngineFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
