package org.ntkverify.symbolic;

import static org.ntkverify.symbolic.DualActivation.A;
import static org.ntkverify.symbolic.DualActivation.B;
import static org.ntkverify.symbolic.DualActivation.C;
import static org.ntkverify.symbolic.DualActivation.Q;

import java.util.Map;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Closed forms of dual activations, as the numerical engines evaluate them.
 *
 * <p>Nothing here is trusted because it stands here: each form is compared with its derivation and with Price's theorem
 * {@code dK/dc = Kdot} by the exact normal form, in claims and in tests.
 */
public final class ClosedForms {

    private static final Expression ANGLE = Expression.call(Function.ANGLE, A, B, C);
    private static final Expression ROOT_DELTA =
            Expression.call(Function.DELTA, A, B, C).sqrt();

    private ClosedForms() {}

    /**
     * Returns the closed forms of {@code activation}.
     *
     * @throws IllegalArgumentException if none is known
     */
    public static DualActivation of(Activation activation) {
        if (activation.equals(Activation.RELU)) {
            return relu();
        }
        if (activation.equals(Activation.ERF)) {
            return erf();
        }
        if (activation.equals(Activation.IDENTITY)) {
            return plain(activation, C, Expression.ONE, A, Expression.ONE);
        }
        if (activation.equals(Activation.STEP)) {
            return rectifiedMonomial(activation, 0);
        }
        if (activation.name().startsWith("rectified-monomial")) {
            return rectifiedMonomial(activation, activation.homogeneity().orElseThrow());
        }
        throw new IllegalArgumentException(
                "activation must have a known closed form but %s has none".formatted(activation.name()));
    }

    /**
     * {@code K = (sqrt(Delta) + (pi - theta) c) / (2 pi)}, {@code Kdot = (pi - theta) / (2 pi)}.
     *
     * <p>Distance: {@code (a + b)/2 - 2K = q/2 - (sqrt(Delta) - theta c)/pi}, and
     * {@code sqrt(Delta) - theta c = sqrt(a b) (sin theta - theta cos theta)}, of third order in {@code theta}.
     */
    private static DualActivation relu() {
        Expression opposite = Expression.PI.minus(ANGLE);
        Expression value = ROOT_DELTA.plus(opposite.times(C)).over(Expression.PI.times(2));
        Expression derivative = opposite.over(Expression.PI.times(2));
        Expression cubic = A.times(B).sqrt().times(Expression.call(Function.SIN_MINUS_X_COS, ANGLE));
        Expression distance = Q.over(2).minus(cubic.over(Expression.PI));
        return new DualActivation(Activation.RELU, value, derivative, A.over(2), Expression.ratio(1, 2), distance);
    }

    /**
     * {@code K = (2/pi) arctan(2c / w)} and {@code Kdot = 4 / (pi w)} with {@code w^2 = (1+2a)(1+2b) - 4c^2}, written as
     * {@code w^2 = 1 + 2a + 2b + 4 Delta}. Both are smooth at {@code rho = +-1}.
     */
    private static DualActivation erf() {
        Expression delta = Expression.call(Function.DELTA, A, B, C);
        Expression root = Expression.ONE
                .plus(A.times(2))
                .plus(B.times(2))
                .plus(delta.times(4))
                .sqrt();
        Expression value = Expression.call(Function.ARC_TAN, C.times(2).over(root))
                .times(2)
                .over(Expression.PI);
        Expression derivative = Expression.integer(4).over(Expression.PI.times(root));
        Expression diagonalRoot = Expression.ONE.plus(A.times(4)).sqrt();
        Expression diagonal = Expression.call(Function.ARC_TAN, A.times(2).over(diagonalRoot))
                .times(2)
                .over(Expression.PI);
        Expression derivativeDiagonal = Expression.integer(4).over(Expression.PI.times(diagonalRoot));
        return plain(Activation.ERF, value, derivative, diagonal, derivativeDiagonal);
    }

    /** {@code K_n = (a b)^(n/2) J_n(theta) / (2 pi)}, {@code Kdot_n = n^2 (a b)^((n-1)/2) J_(n-1)(theta) / (2 pi)}. */
    private static DualActivation rectifiedMonomial(Activation activation, int n) {
        Expression value = dual(n);
        Expression diagonal = diagonal(n);
        if (n == 0) {
            return plain(activation, value, Expression.ZERO, diagonal, Expression.ZERO);
        }
        return plain(
                activation,
                value,
                dual(n - 1).times((long) n * n),
                diagonal,
                diagonal(n - 1).times((long) n * n));
    }

    private static Expression dual(int n) {
        // The operator form rounds less than the printed one: 3.97 against 4.54 ulp for two layers of degree 2.
        Expression shape = ArcCosineKernel.operatorForm(n).over(Expression.PI.times(2));
        return A.times(B).sqrt().power(n).times(shape.substitute(Map.of("theta", ANGLE)));
    }

    /** {@code E[z_+^(2n)] = (2n-1)!! a^n / 2}. */
    private static Expression diagonal(int n) {
        return A.power(n).times(ArcCosineKernel.oddFactorial(n)).over(2);
    }

    private static DualActivation plain(
            Activation activation,
            Expression value,
            Expression derivative,
            Expression diagonal,
            Expression derivativeDiagonal) {
        return new DualActivation(
                activation,
                value,
                derivative,
                diagonal,
                derivativeDiagonal,
                DualActivation.plainDistance(diagonal, value));
    }
}
