package org.ntkverify.symbolic;

import java.util.Locale;

/** How a network of entrywise products joins its factors. */
public enum ProductVariant {
    /** {@code y_m = phi(W_m x) o y_(m-1)}. */
    PLAIN,
    /** {@code y_m = phi(W_m x) o y_(m-1) + y_(m-1)}. */
    SKIP,
    /** PLAIN on the inputs {@code [x, 1]}: every factor has a trained bias. */
    AUGMENTED;

    /** Returns the word a user types. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
