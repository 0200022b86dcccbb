package org.ntkverify.symbolic.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The closed list of functions an expression may contain; the grammar accepts their names in any case. */
public enum Function {
    /** Exponential function. */
    EXP("Exp", 1),
    /** Natural logarithm, on (0, oo). */
    LOG("Log", 1),
    /** Sine. */
    SIN("Sin", 1),
    /** Cosine. */
    COS("Cos", 1),
    /** Tangent. */
    TAN("Tan", 1),
    /** Inverse sine, from [-1, 1] to [-pi/2, pi/2]. */
    ARC_SIN("ArcSin", 1),
    /** Inverse cosine, from [-1, 1] to [0, pi]. */
    ARC_COS("ArcCos", 1),
    /** Inverse tangent, to (-pi/2, pi/2). */
    ARC_TAN("ArcTan", 1),
    /** Hyperbolic sine. */
    SINH("Sinh", 1),
    /** Hyperbolic cosine. */
    COSH("Cosh", 1),
    /** Hyperbolic tangent. */
    TANH("Tanh", 1),
    /** Error function, {@code 2/sqrt(pi) int_0^x exp(-t^2) dt}. */
    ERF("Erf", 1),
    /** Standard normal distribution function. */
    PHI("Phi", 1),
    /** Absolute value. */
    ABS("Abs", 1),
    /** The larger of two numbers. */
    MAX("Max", 2),
    /** The smaller of two numbers. */
    MIN("Min", 2),
    /** 1 for positive arguments, else 0. */
    STEP("Step", 1),
    /** -1, 0 or 1. */
    SIGN("Sign", 1),
    /**
     * {@code Delta(a, b, c) = a b - c^2} on {@code a, b >= 0}, {@code |c| <= sqrt(a b)}: never negative, evaluated
     * without cancellation. An optional fourth argument carries {@code q = a + b - 2c}, known to better relative
     * accuracy than the difference; the value does not depend on it mathematically.
     */
    DELTA("Delta", 3),
    /** {@code Angle(a, b, c) = atan2(sqrt(Delta(a, b, c)), c)} in [0, pi]; optional fourth argument as for Delta. */
    ANGLE("Angle", 3),
    /** {@code sin x - x cos x}, of order {@code x^3/3} at 0, evaluated without cancellation; on [0, pi]. */
    SIN_MINUS_X_COS("SinMinusXCos", 1),
    /**
     * {@code Phi2(x, y, a, b, c) = P(U <= x, V <= y)} for centred normal {@code U, V} with {@code Var U = a},
     * {@code Var V = b}, {@code Cov(U, V) = c}, on {@code a, b > 0}, {@code |c| <= sqrt(a b)}.
     */
    BIVARIATE_PHI("Phi2", 5);

    /** Names that programming languages use. */
    private static final Map<String, Function> ALIASES = Map.of("acos", ARC_COS, "asin", ARC_SIN, "atan", ARC_TAN);

    private final String text;
    private final int arity;

    Function(String text, int arity) {
        this.text = text;
        this.arity = arity;
    }

    /** Returns the name in the grammar. */
    public String text() {
        return text;
    }

    /** Returns the function called {@code name} in any case, if there is one; {@code acos, asin, atan} are known too. */
    public static Optional<Function> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(function -> function.text.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .or(() -> Optional.ofNullable(ALIASES.get(wanted)));
    }

    /** Returns whether {@code count} arguments fit. */
    public boolean accepts(int count) {
        return count == arity || (count == arity + 1 && (this == DELTA || this == ANGLE));
    }

    /** Returns the number of arguments as words for messages. */
    public String arityText() {
        return arity == 1 ? "1 argument" : arity + " arguments";
    }

    void requireArity(int count) {
        if (!accepts(count)) {
            throw new IllegalArgumentException("%s must have %s but was given %s".formatted(text, arityText(), count));
        }
    }
}
