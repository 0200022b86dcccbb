package org.ntkverify.symbolic.expression;

/** A text does not belong to the expression grammar; the message says where and what was expected. */
public final class ExpressionSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a complete message. */
    public ExpressionSyntaxException(String message) {
        super(message);
    }
}
