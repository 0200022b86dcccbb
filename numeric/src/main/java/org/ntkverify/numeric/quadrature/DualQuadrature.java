package org.ntkverify.numeric.quadrature;

import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The dual activation {@code K(a, b, c) = E[phi(u) phi(v)]} and {@code Kdot(a, b, c) = E[phi'(u) phi'(v)]} of any activation, by
 * quadrature: for tanh, the logistic function, softplus and others without closed form, and as a check of closed forms.
 *
 * <p>{@code phi'} is the derivative almost everywhere, the one backpropagation computes: jumps of {@code phi} contribute nothing.
 */
public final class DualQuadrature {

    private final GaussianExpectation values;
    private final GaussianExpectation slopes;

    private DualQuadrature(GaussianExpectation values, GaussianExpectation slopes) {
        this.values = values;
        this.slopes = slopes;
    }

    /**
     * Returns the duals of {@code phi}, an expression in the variable z.
     *
     * @param kinks where {@code phi} or its derivatives jump
     * @throws IllegalArgumentException if {@code phi} contains another variable
     */
    public static DualQuadrature of(Expression phi, double... kinks) {
        return of(ScalarFunction.of(phi), ScalarFunction.of(phi.derivative(Activation.Z)), kinks);
    }

    /** Returns the duals of {@code phi} with the derivative {@code slope}. */
    public static DualQuadrature of(ScalarFunction phi, ScalarFunction slope, double... kinks) {
        return new DualQuadrature(GaussianExpectation.of(phi, kinks), GaussianExpectation.of(slope, kinks));
    }

    /** Returns {@code K(a, b, c)}; errors as {@link GaussianExpectation#product}. */
    public Estimate dual(double a, double b, double c) {
        return values.product(a, b, c);
    }

    /** Returns {@code Kdot(a, b, c)}; errors as {@link GaussianExpectation#product}. */
    public Estimate derivativeDual(double a, double b, double c) {
        return slopes.product(a, b, c);
    }
}
