package org.ntkverify.check.spec;

/**
 * Where something stands in a claim file.
 *
 * @param file its name, as messages show it
 * @param line from 1
 * @param column from 1
 */
record Place(String file, int line, int column) {

    /** Returns the error that {@code message} describes, at this place. */
    ClaimFileException error(String message, Object... arguments) {
        return new ClaimFileException("%s: %s".formatted(this, message.formatted(arguments)));
    }

    /** Returns the error of a reader that knows nothing of places. */
    ClaimFileException error(String what, IllegalArgumentException cause) {
        return new ClaimFileException("%s: %s: %s".formatted(this, what, cause.getMessage()), cause);
    }

    @Override
    public String toString() {
        return "%s:%s:%s".formatted(file, line, column);
    }
}
