/**
 * Training of finite networks and its limits: losses, gradient descent, momentum, Adam, gradient flow, curvature of the loss and its largest
 * eigenvalues, linearised and kernel dynamics in closed form, order parameters of linear networks.
 */
@NullMarked
package org.ntkverify.numeric.train;

import org.jspecify.annotations.NullMarked;
