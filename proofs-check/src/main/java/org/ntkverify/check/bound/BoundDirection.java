package org.ntkverify.check.bound;

/** What a theorem bounds, and from which side. */
public enum BoundDirection {
    /** {@code lambda_min >= value}. */
    LOWER("lower bound of lambda_min"),
    /** {@code lambda_min <= value}. */
    UPPER("upper bound of lambda_min"),
    /** {@code lambda_k <= value}, eigenvalues in descending order; k is told with the value. */
    UPPER_OF_KTH("upper bound of lambda_k"),
    /** {@code tr(K)/lambda_max <= value}. */
    EFFECTIVE_RANK("upper bound of the effective rank"),
    /** No bound: what {@code lambda_min} is close to in a limit. */
    APPROXIMATION("approximation of lambda_min, not a bound");

    private final String text;

    BoundDirection(String text) {
        this.text = text;
    }

    /** Returns the words in reports. */
    public String text() {
        return text;
    }
}
