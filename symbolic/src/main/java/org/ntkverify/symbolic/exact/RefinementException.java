package org.ntkverify.symbolic.exact;

import java.util.List;

/**
 * Asks for another reading of the expression in which {@code parts} are declared first, because they are finer than what the
 * tower was built on: {@code exp(x/2)} after {@code exp(x)}, {@code 1 - r} after {@code sqrt(1 - r^2)}.
 */
final class RefinementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is declared. */
    enum Kind {
        /** An argument of the exponential function. */
        EXPONENT,
        /** An argument of sine and cosine. */
        ANGLE,
        /** A factor of radicands. */
        FACTOR,
        /** A radicand. */
        RADICAND,
        /** A quantity that is not negative wherever the expression is defined. */
        FACT
    }

    private final Kind kind;
    private final transient List<RationalFunction> parts;

    RefinementException(Kind kind, List<RationalFunction> parts) {
        super("reading must begin with finer generators", null, false, false);
        this.kind = kind;
        this.parts = List.copyOf(parts);
    }

    Kind kind() {
        return kind;
    }

    List<RationalFunction> parts() {
        return parts;
    }
}
