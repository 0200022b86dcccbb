package org.ntkverify.symbolic;

import static org.ntkverify.symbolic.DualActivation.A;
import static org.ntkverify.symbolic.DualActivation.B;
import static org.ntkverify.symbolic.DualActivation.C;
import static org.ntkverify.symbolic.DualActivation.Q;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.gaussian.NoClosedFormException;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/**
 * Closed forms of dual activations, derived from the activation by Gaussian integration by parts.
 *
 * <p>No formula of any activation is stored. Each is compared with Price's theorem {@code dK/dc = Kdot}, with derivations
 * that go another way, and with quadrature, in claims and in tests.
 */
public final class ClosedForms {

    private static final Map<Activation, DualActivation> KNOWN = new ConcurrentHashMap<>();

    private ClosedForms() {}

    /**
     * Returns the closed forms of {@code activation}.
     *
     * @throws IllegalArgumentException if none is derived, naming the part of the activation that stands in the way
     */
    public static DualActivation of(Activation activation) {
        DualActivation known = KNOWN.get(activation);
        if (known == null) {
            known = derived(activation);
            KNOWN.put(activation, known);
        }
        return known;
    }

    /** Returns the part of {@code activation} that stands in the way of a closed form, nothing if there is one. */
    public static Optional<String> obstacle(Activation activation) {
        try {
            of(activation);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
    }

    private static DualActivation derived(Activation activation) {
        try {
            TractableFunction phi = TractableFunction.of(activation.phi(), Activation.Z);
            TractableFunction slope = phi.derivative();
            Expression value = inAngle(phi.expectation(phi), activation.homogeneity());
            Expression derivative = inAngle(slope.expectation(slope), degree(slope.homogeneity()));
            Expression diagonal = phi.diagonal(phi);
            Expression distance = activation.homogeneity().equals(OptionalInt.of(1))
                    ? piecewiseLinearDistance(activation)
                    : DualActivation.plainDistance(diagonal, value);
            return new DualActivation(activation, value, derivative, diagonal, slope.diagonal(slope), distance);
        } catch (NoClosedFormException e) {
            throw new IllegalArgumentException(
                    "activation must have a closed form but %s has none: %s"
                            .formatted(activation.name(), e.getMessage()),
                    e);
        }
    }

    private static OptionalInt degree(int homogeneity) {
        return homogeneity >= 0 ? OptionalInt.of(homogeneity) : OptionalInt.empty();
    }

    private static Expression inAngle(Expression kernel, OptionalInt homogeneity) {
        boolean helps = homogeneity.orElse(0) >= 2 && kernel.toString().contains("Angle");
        return helps ? AngularForm.of(kernel, homogeneity.orElseThrow()) : kernel;
    }

    /**
     * For slopes {@code s} left and {@code t} right of 0, {@code K = s t c + (t - s)^2 K_relu}, and the distance is
     * {@code s t q + (t - s)^2 (q/2 - sqrt(a b) (sin theta - theta cos theta)/pi)}: of second order in {@code theta}, and
     * exact to the last digits where the difference of the kernels would lose them.
     */
    private static Expression piecewiseLinearDistance(Activation activation) {
        Expression left =
                activation.phi().substitute(Map.of("z", Expression.integer(-1))).negate();
        Expression right = activation.phi().substitute(Map.of("z", Expression.ONE));
        Expression angle = Expression.call(Function.ANGLE, A, B, C);
        Expression cubic = A.times(B).sqrt().times(Expression.call(Function.SIN_MINUS_X_COS, angle));
        Expression rectified = Q.over(2).minus(cubic.over(Expression.PI));
        return left.times(right).times(Q).plus(right.minus(left).power(2).times(rectified));
    }
}
