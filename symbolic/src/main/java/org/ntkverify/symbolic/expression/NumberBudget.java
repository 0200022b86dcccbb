package org.ntkverify.symbolic.expression;

/**
 * Bounds the numbers of a text, all together: what its sums and products fold is at most about as long, and folding takes quadratic time. Powers of
 * powers are long numbers of few characters.
 */
final class NumberBudget {

    private static final int MOST_BITS = 1 << 16;

    private long bits;

    /**
     * Counts a number, or the one before the other factors of a product.
     *
     * @param position how many characters have been read
     */
    Expression counted(Expression part, int position) {
        Expression first =
                part instanceof Expression.Product product ? product.factors().get(0) : part;
        bits += first.rational()
                .map(number -> number.getNumerator().bitLength()
                        + number.getDenominator().bitLength())
                .orElse(0);
        if (bits > MOST_BITS) {
            throw new ExpressionSyntaxException(
                    "numbers of an expression must have at most %s bits but exceed them at column %s"
                            .formatted(MOST_BITS, position));
        }
        return part;
    }
}
