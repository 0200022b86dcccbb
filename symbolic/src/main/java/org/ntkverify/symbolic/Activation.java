package org.ntkverify.symbolic;

import java.util.OptionalInt;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.NoClosedFormException;
import org.ntkverify.symbolic.gaussian.TractableFunction;

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
    public static final Activation RELU = named("relu");

    /** Error function, {@code erf(z)}. */
    public static final Activation ERF = named("erf");

    /** The identity, {@code z}: a linear network. */
    public static final Activation IDENTITY = named("identity");

    /** Heaviside step, {@code 1{z > 0}}. */
    public static final Activation STEP = named("step");

    /** Returns {@code z^n 1{z > 0}}, whose dual is the arc-cosine kernel of degree {@code n} over 2 pi; n from 0 to 16. */
    public static Activation rectifiedMonomial(int n) {
        return named("rectified-monomial(%s)".formatted(n));
    }

    /**
     * Returns the activation called {@code text}: a name of the catalogue with its parameters, or an expression in {@code x}.
     *
     * @throws IllegalArgumentException if it is neither, naming what is near
     */
    public static Activation named(String text) {
        return NamedActivations.named(text);
    }

    /** Returns the activation {@code phi}, a function of {@code z}, with its degree of homogeneity found out. */
    static Activation of(String name, Expression phi) {
        return new Activation(name, phi, homogeneity(phi));
    }

    private static OptionalInt homogeneity(Expression phi) {
        try {
            int degree = TractableFunction.of(phi, Z).homogeneity();
            return degree >= 0 ? OptionalInt.of(degree) : OptionalInt.empty();
        } catch (NoClosedFormException e) {
            // Without closed form the degree is not known; it is only ever used as a shortcut.
            return OptionalInt.empty();
        }
    }

    /**
     * Returns true only if {@code phi} is proved to be infinitely differentiable on the whole line; false also where its form does not show it.
     */
    public boolean provedSmooth() {
        return Smoothness.holds(phi, Z);
    }

    /** Returns the almost-everywhere derivative {@code phi'(z)}, which is what backpropagation computes. */
    public Expression derivative() {
        return phi.derivative(Z);
    }
}
