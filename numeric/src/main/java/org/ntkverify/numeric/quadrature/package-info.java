/**
 * Gaussian expectations of one and two variables by adaptive quadrature, each with an estimate of its error, for activations without
 * closed form.
 *
 * <p><b>Trust.</b> The bounds are estimates, not proofs: the difference of two rules on every panel, times a factor, plus the
 * rounding seen when the arguments are moved by a few ulps. A function with features that are far finer than the unit scale around the
 * declared kinks can hide from the nodes.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.symbolic.Activation;
 *
 * Estimate estimate = DualQuadrature.of(Activation.RELU.phi(), 0).dual(1, 1, 0);
 * boolean holds = Math.abs(estimate.value() - 1 / (2 * Math.PI)) <= estimate.errorBound();
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.quadrature;

import org.jspecify.annotations.NullMarked;
