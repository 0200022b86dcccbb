package org.ntkverify.numeric.kernel;

/** The compiler refused generated code, for example because one method would be too large; the message says why. */
public final class CompilationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CompilationFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
