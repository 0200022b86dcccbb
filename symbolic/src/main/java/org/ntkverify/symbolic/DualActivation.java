package org.ntkverify.symbolic;

import java.util.Map;
import org.ntkverify.symbolic.exact.Domain;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The closed forms an activation brings to the recursions, in the variables {@link #A}, {@link #B}, {@link #C},
 * {@link #Q}.
 *
 * @param activation {@code phi}
 * @param value {@code K(a, b, c) = E[phi(u) phi(v)]}
 * @param derivative {@code Kdot(a, b, c) = E[phi'(u) phi'(v)]}, with the almost-everywhere derivative
 * @param diagonal {@code K(a, a, a) = E[phi(u)^2]}, in {@code a}
 * @param derivativeDiagonal {@code Kdot(a, a, a)}, in {@code a}
 * @param distance {@code K(a,a,a) + K(b,b,b) - 2 K(a,b,c)} in {@code a, b, c} and {@code q = a + b - 2c}, written so that
 *     nearly equal inputs lose no digits in the next layer
 */
public record DualActivation(
        Activation activation,
        Expression value,
        Expression derivative,
        Expression diagonal,
        Expression derivativeDiagonal,
        Expression distance) {

    /** {@code a = Var u}. */
    public static final Expression.Variable A = Expression.variable("a");

    /** {@code b = Var v}. */
    public static final Expression.Variable B = Expression.variable("b");

    /** {@code c = Cov(u, v)}, with {@code |c| <= sqrt(a b)}. */
    public static final Expression.Variable C = Expression.variable("c");

    /** {@code q = a + b - 2c}, the mean squared distance of {@code u} and {@code v}. */
    public static final Expression.Variable Q = Expression.variable("q");

    /**
     * Returns true only if {@code dK/dc = Kdot} is proved in exact normal form, which Price's theorem demands of a continuous
     * activation.
     */
    public boolean satisfiesPrice() {
        return NormalForm.provesEqual(value.derivative(C), derivative, Domain.covariance());
    }

    /** Returns {@code expression}, in the variables of this class, at the given covariance. */
    public static Expression at(Expression expression, Expression a, Expression b, Expression c) {
        return expression.substitute(
                Map.of("a", a, "b", b, "c", c, "q", a.plus(b).minus(c.times(2))));
    }

    /** Returns the plain difference {@code K(a,a,a) + K(b,b,b) - 2 K(a,b,c)}, the definition of {@link #distance}. */
    public Expression distanceDefinition() {
        return plainDistance(diagonal, value);
    }

    static Expression plainDistance(Expression diagonal, Expression value) {
        return diagonal.plus(diagonal.substitute(Map.of("a", B))).minus(value.times(2));
    }
}
