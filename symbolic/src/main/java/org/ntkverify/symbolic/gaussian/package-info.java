/**
 * Gaussian expectations in closed form: {@code E[f(u)]} and {@code E[f(u) g(v)]} for functions made of polynomials,
 * exponentials, Gaussians, sines, steps at fixed kinks and normal distribution functions.
 *
 * <p>A function is split into atoms {@code z^k exp(alpha0 + alpha z - beta z^2)}, complex {@code alpha}, each with at most
 * one gate: a step {@code 1{z > t}} or a distribution function {@code Phi(lambda z + nu)}, which is the step of one more
 * Gaussian, {@code P(g < lambda z + nu | z)}. For a pair of atoms, Gaussian factors are absorbed into the covariance,
 * exponentials into the means, powers are lowered by integration by parts, and what remains are densities, {@code Phi},
 * and the bivariate normal distribution function.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.symbolic.Activation;
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * TractableFunction relu = TractableFunction.of(Activation.RELU.phi(), Activation.Z);
 * Expression meanSquare = relu.diagonal(relu);
 * boolean holds = meanSquare.equals(Expression.variable("a").over(2)) && relu.derivative().homogeneity() == 0;
 * }</pre>
 */
@NullMarked
package org.ntkverify.symbolic.gaussian;

import org.jspecify.annotations.NullMarked;
