/**
 * What can be written in closed form: activations, dual activations, the NNGP and NTK recursions, and the derivations
 * that lead to them.
 *
 * <p><b>Notation.</b> {@code (u, v)} is a centred Gaussian pair with {@code a = Var u}, {@code b = Var v},
 * {@code c = Cov(u, v)}; {@code K(a, b, c) = E[phi(u) phi(v)]} and {@code Kdot(a, b, c) = E[phi'(u) phi'(v)]} are the
 * dual activations of {@code phi} and of its almost-everywhere derivative. {@code L} counts hidden layers; a paper's own
 * depth is printed beside it. {@code Sigma} is the covariance of pre-activations (NNGP), {@code Theta} the neural tangent
 * kernel (NTK).
 *
 * <p><b>References</b>, cited elsewhere by their key:
 *
 * <ul>
 *   <li>[JGH18] Jacot, Gabriel, Hongler (2018), Neural Tangent Kernel, arXiv:1806.07572v4.
 *   <li>[NMHO24] Noci, Meterez, Hofmann, Orvieto (2024), Super Consistency of Neural Network Landscapes and Learning Rate
 *       Transfer, arXiv:2402.17457v2; residual blocks and output multiplier in our reading.
 *   <li>[CS09] Cho, Saul (2009), Kernel Methods for Deep Learning, NIPS 22.
 *   <li>[Price58] Price (1958), A useful theorem for nonlinear devices having Gaussian inputs, IRE Trans. IT-4.
 * </ul>
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.symbolic.exact.NormalForm;
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * Architecture network = Architecture.ntk(Activation.RELU, 1, Expression.integer(2).sqrt(), Expression.ZERO);
 * KernelRecursion recursion = KernelRecursion.of(network);
 * Expression ntk = recursion.onSphereAt(Expression.ONE).inlined(recursion.ntk());
 * boolean holds = NormalForm.equal(ntk, Expression.integer(2)) && DualDerivation.of(Activation.RELU).holds();
 * }</pre>
 */
@NullMarked
package org.ntkverify.symbolic;

import org.jspecify.annotations.NullMarked;
