package org.ntkverify.cli;

/** The user asked for something that cannot be done; the message says what and why, and nothing has been written. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    UsageException(String message) {
        this(message, ExitCodes.USAGE);
    }

    UsageException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
