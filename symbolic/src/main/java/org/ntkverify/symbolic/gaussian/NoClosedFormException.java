package org.ntkverify.symbolic.gaussian;

/** A function has no closed form that this package derives; the message says which part of it stands in the way. */
public final class NoClosedFormException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message for the user. */
    public NoClosedFormException(String message) {
        super(message);
    }
}
