package org.ntkverify.check;

import java.util.Arrays;
import java.util.Optional;

/** Why a statement is refuted. A falsifier declares the code it expects; another code does not count. */
public enum ReasonCode {
    /** A value lies outside its tolerance; the effect is claimed minus true value, over the scale. */
    VALUE_RATIO("value-ratio"),
    /** Two formulas differ at a point of the declared domain; the effect is the relative gap there. */
    IDENTITY_FALSE("identity-false"),
    /** An exponent lies outside its margin; the effect is claimed minus estimated exponent. */
    RATE_EXCLUDED("rate-excluded"),
    /** A bound fails; the effect is the bounded quantity minus the bound, relative to the scale. */
    BOUND_VIOLATED("bound-violated"),
    /** A matrix is not positive definite; the effect is the dimension of its kernel, or the size of a negative value. */
    NOT_DEFINITE("not-definite"),
    /** A hypothesis of the statement does not hold. */
    ASSUMPTION_VIOLATED("assumption-violated"),
    /** Two laws differ; the effect is the distance in the statistic declared. */
    LAW_DIFFERS("law-differs");

    private final String text;

    ReasonCode(String text) {
        this.text = text;
    }

    /** Returns the code in reports. */
    public String text() {
        return text;
    }

    /** Returns the code written {@code text}. */
    public static Optional<ReasonCode> named(String text) {
        return Arrays.stream(values()).filter(code -> code.text.equals(text)).findFirst();
    }
}
