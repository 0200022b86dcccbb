package org.ntkverify.symbolic;

import static org.ntkverify.symbolic.DualActivation.A;
import static org.ntkverify.symbolic.DualActivation.B;

import java.util.Map;
import org.ntkverify.symbolic.expression.ComplexExpression;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The closed forms a complex activation phi brings to {@link WirtingerRecursion}, in the variables {@code a, b} and {@link #U},
 * {@link #V}.
 *
 * <p>(z, z') is centred, Gaussian and circular: {@code E z conj(z') = q = u + i v}, {@code E |z|^2 = a}, {@code E |z'|^2 = b},
 * {@code E z z' = 0}. With z = x + i y this means for the real parts
 *
 * <pre>Var x = Var y = a/2,   Cov(x, x') = Cov(y, y') = u/2,   Cov(y, x') = v/2 = -Cov(x, y'),   Cov(x, y) = 0.</pre>
 *
 * <p>Derivatives are those of backpropagation, almost everywhere, in Wirtinger's form {@code phi_z = (phi_x - i phi_y)/2},
 * {@code phi_zb = (phi_x + i phi_y)/2}.
 *
 * @param name of the activation
 * @param value {@code F = E[phi(z) conj(phi(z'))]}
 * @param holomorphic {@code D1 = E[phi_z(z) conj(phi_z(z'))]}
 * @param antiholomorphic {@code D2 = E[phi_zb(z) conj(phi_zb(z'))]}
 * @param diagonal {@code E |phi(z)|^2}, in {@code a}
 */
public record ComplexDual(
        String name,
        ComplexExpression value,
        ComplexExpression holomorphic,
        ComplexExpression antiholomorphic,
        Expression diagonal) {

    /** {@code u = Re E z conj(z')}. */
    public static final Expression.Variable U = Expression.variable("u");

    /** {@code v = Im E z conj(z')}. */
    public static final Expression.Variable V = Expression.variable("v");

    /**
     * Returns the duals of the split activation {@code sigma(x) + i sigma(y)}.
     *
     * <p>Let {@code K(c)}, {@code Kdot(c)} be the duals of sigma at variances {@code a/2, b/2} and covariance c. Expanding the
     * product {@code (sigma(x) + i sigma(y)) (sigma(x') - i sigma(y'))} gives
     *
     * <pre>F = K(xx') + K(yy') + i (K(yx') - K(xy')) = 2 K(u/2) + i (K(v/2) - K(-v/2)),</pre>
     *
     * and with {@code phi_z = (sigma'(x) + sigma'(y))/2}, {@code phi_zb = (sigma'(x) - sigma'(y))/2}, both real,
     *
     * <pre>
     * D1 = (2 Kdot(u/2) + Kdot(v/2) + Kdot(-v/2)) / 4
     * D2 = (2 Kdot(u/2) - Kdot(v/2) - Kdot(-v/2)) / 4.
     * </pre>
     */
    public static ComplexDual split(DualActivation sigma) {
        Expression half = V.over(2);
        Expression same = at(sigma.value(), U.over(2));
        Expression slopes = at(sigma.derivative(), U.over(2)).times(2);
        Expression crossed = at(sigma.derivative(), half).plus(at(sigma.derivative(), half.negate()));
        return new ComplexDual(
                "split-" + sigma.activation().name(),
                new ComplexExpression(same.times(2), at(sigma.value(), half).minus(at(sigma.value(), half.negate()))),
                ComplexExpression.real(slopes.plus(crossed).over(4)),
                ComplexExpression.real(slopes.minus(crossed).over(4)),
                sigma.diagonal().substitute(Map.of("a", A.over(2))).times(2));
    }

    /**
     * Returns the duals of zReLU, {@code z 1{x > 0, y > 0}}, on the line {@code v = 0} only.
     *
     * <p>There (x, x') and (y, y') are independent. With {@code phi = r(x) s(y) + i s(x) r(y)}, r the ReLU and s its step, the two
     * mixed terms are equal and cancel, and {@code phi_z = s(x) s(y)}, {@code phi_zb = 0}:
     *
     * <pre>F = 2 K_r(u/2) K_s(u/2),   D1 = K_s(u/2)^2,   D2 = 0.</pre>
     */
    public static ComplexDual zReluOnRealCovariances() {
        DualActivation relu = ClosedForms.of(Activation.RELU);
        Expression step = at(relu.derivative(), U.over(2));
        return new ComplexDual(
                "zrelu",
                ComplexExpression.real(at(relu.value(), U.over(2)).times(step).times(2)),
                ComplexExpression.real(step.power(2)),
                ComplexExpression.ZERO,
                A.over(4));
    }

    private static Expression at(Expression dual, Expression covariance) {
        return DualActivation.at(dual, A.over(2), B.over(2), covariance);
    }
}
