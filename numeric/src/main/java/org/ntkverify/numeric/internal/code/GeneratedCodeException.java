package org.ntkverify.numeric.internal.code;

/** The compiler refused generated code, most often because a method of the class file format would be too large. */
public final class GeneratedCodeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    GeneratedCodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
