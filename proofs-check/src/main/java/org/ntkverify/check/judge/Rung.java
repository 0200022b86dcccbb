package org.ntkverify.check.judge;

/** The rung of the ladder that decided. */
public enum Rung {
    /** Rigorous enclosures of both sides are disjoint at a point, or the formula has no value there. */
    COUNTEREXAMPLE("counterexample"),
    /** The difference has exact normal form 0. */
    EXACT_NORMAL_FORM("exact-normal-form"),
    /** Both sides agree to many digits at every point. */
    AGREEMENT("agreement"),
    /** The formula agrees with quadrature, whose error is estimated; for activations without closed form. */
    QUADRATURE("quadrature"),
    /** No rung decided. */
    NONE("none");

    private final String text;

    Rung(String text) {
        this.text = text;
    }

    /** Returns the word in reports. */
    public String text() {
        return text;
    }
}
