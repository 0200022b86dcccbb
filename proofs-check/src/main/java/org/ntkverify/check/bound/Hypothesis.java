package org.ntkverify.check.bound;

import org.ntkverify.check.Assumption;

/**
 * A hypothesis of a theorem, checked on the data.
 *
 * @param text the hypothesis
 * @param status what was found; {@code WAIVED} if the statement is used beyond its wording, by an argument that {@code measured} names
 * @param measured the number or fact behind it
 */
public record Hypothesis(String text, Assumption.Status status, String measured) {

    static Hypothesis checked(String text, boolean holds, String measured) {
        return new Hypothesis(text, holds ? Assumption.Status.HOLDS : Assumption.Status.FAILS, measured);
    }

    /** Returns whether it was checked and fails. */
    public boolean fails() {
        return status == Assumption.Status.FAILS;
    }
}
