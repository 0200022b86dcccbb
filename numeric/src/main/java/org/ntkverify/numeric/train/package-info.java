/**
 * Training of finite networks and its limits: losses, gradient descent, momentum, Adam, gradient flow, curvature of the loss and its largest
 * eigenvalues, linearised and kernel dynamics in closed form, order parameters of linear networks.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * LinearDynamics dynamics = new LinearDynamics(new double[] {2, 1, 1, 2}, 2, 1);
 * double[] residual = dynamics.residual(new double[] {1, -1}, dynamics.flow(3));
 * boolean holds = Math.abs(residual[0] - Math.exp(-3)) < 1e-15 && Math.abs(residual[1] + Math.exp(-3)) < 1e-15;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.train;

import org.jspecify.annotations.NullMarked;
