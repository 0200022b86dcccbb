package org.ntkverify.symbolic;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * An activation function {@code phi}, applied to every pre-activation of a layer.
 *
 * @param name the name a user types
 * @param phi {@code phi(z)} as an expression in the variable {@code z}
 * @param homogeneity {@code k} if {@code phi(t z) = t^k phi(z)} for every {@code t > 0}
 */
public record Activation(String name, Expression phi, OptionalInt homogeneity) {

    /** The variable of {@link #phi}. */
    public static final Expression.Variable Z = Expression.variable("z");

    /** Rectified linear unit, {@code max(z, 0)}. */
    public static final Activation RELU =
            new Activation("relu", Expression.call(Function.MAX, Z, Expression.ZERO), OptionalInt.of(1));

    /** Error function, {@code erf(z)}. */
    public static final Activation ERF = new Activation("erf", Expression.call(Function.ERF, Z), OptionalInt.empty());

    /** The identity, {@code z}: a linear network. */
    public static final Activation IDENTITY = new Activation("identity", Z, OptionalInt.of(1));

    /** Heaviside step, {@code 1{z > 0}}. */
    public static final Activation STEP = new Activation("step", Expression.call(Function.STEP, Z), OptionalInt.of(0));

    private static final Pattern RECTIFIED = Pattern.compile("rectified-monomial\\((\\d{1,2})\\)");

    /** Returns {@code z^n 1{z > 0}}, whose dual is the arc-cosine kernel of degree {@code n} over 2 pi; n from 0 to 16. */
    public static Activation rectifiedMonomial(int n) {
        if (!(n >= 0 && n <= 16)) {
            throw new IllegalArgumentException(
                    "degree of rectified-monomial must be in [0, 16] but was %s".formatted(n));
        }
        Expression phi = Z.power(n).times(Expression.call(Function.STEP, Z));
        return new Activation("rectified-monomial(%s)".formatted(n), phi, OptionalInt.of(n));
    }

    /**
     * Returns the activation called {@code name}.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist
     */
    public static Activation named(String name) {
        Matcher rectified = RECTIFIED.matcher(name.replace(" ", ""));
        if (rectified.matches()) {
            return rectifiedMonomial(Integer.parseInt(rectified.group(1)));
        }
        return all().stream()
                .filter(activation -> activation.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("activation must be one of %s, rectified-monomial(n) but was %s"
                                .formatted(
                                        String.join(
                                                ", ",
                                                all().stream()
                                                        .map(Activation::name)
                                                        .toList()),
                                        name)));
    }

    private static List<Activation> all() {
        return List.of(RELU, ERF, IDENTITY, STEP);
    }

    /** Returns the almost-everywhere derivative {@code phi'(z)}, which is what backpropagation computes. */
    public Expression derivative() {
        return phi.derivative(Z);
    }
}
