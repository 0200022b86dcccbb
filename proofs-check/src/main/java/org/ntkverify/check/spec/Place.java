package org.ntkverify.check.spec;

/**
 * Where something stands in a claim file.
 *
 * @param file its name, as messages show it
 * @param line from 1
 * @param column from 1
 */
record Place(String file, int line, int column) {

    /** Returns the error that {@code message}, a format, describes with {@code arguments}, at this place. */
    // The annotation for formats would be a library of its own.
    @SuppressWarnings("AnnotateFormatMethod")
    ClaimFileException error(String message, Object... arguments) {
        return new ClaimFileException("%s: %s".formatted(this, message.formatted(arguments)));
    }

    /** Returns the error of a reader that knows nothing of places, with what it was about before it. */
    ClaimFileException error(String what, RuntimeException cause) {
        return new ClaimFileException("%s: %s: %s".formatted(this, what, cause.getMessage()), cause);
    }

    @Override
    public String toString() {
        return "%s:%s:%s".formatted(file, line, column);
    }
}
