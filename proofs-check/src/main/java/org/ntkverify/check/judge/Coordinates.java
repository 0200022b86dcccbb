package org.ntkverify.check.judge;

/** Which variables a formula is written in, and so where it has to hold. */
public enum Coordinates {
    /** {@code a, b, c} on {@code a, b > 0, |c| <= sqrt(a b)}; {@code rho, theta, Delta} are those of (a, b, c). */
    COVARIANCE("a, b > 0, |c| <= sqrt(a b)"),
    /** {@code rho} or {@code theta} alone: {@code a = b = 1, c = rho = cos(theta)}. */
    SPHERE("a = b = 1, |rho| <= 1"),
    /** {@code xx, yy, xy} and the input dimension {@code d}. */
    INPUTS("xx, yy > 0, |xy| <= sqrt(xx yy)");

    private final String text;

    Coordinates(String text) {
        this.text = text;
    }

    /** Returns the domain in words. */
    public String text() {
        return text;
    }
}
