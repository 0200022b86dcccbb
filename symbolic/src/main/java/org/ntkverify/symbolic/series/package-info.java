/**
 * Expansions of dual activations and of kernels on the unit sphere, with exact coefficients.
 *
 * <p>A kernel on the sphere is a function of {@code rho = <x,x'>} in [-1, 1]. It is expanded in powers of {@code rho} at 0, in
 * powers of {@code (1 -+ rho)^(1/2)} at the end points, and in Gegenbauer polynomials, whose coefficients are the eigenvalues
 * of the kernel under the uniform distribution. One arithmetic of truncated power series serves all of them; it works over exact
 * expressions, where equality is decided by the normal form, and over enclosures.
 *
 * <p><b>References</b>, cited elsewhere by their key:
 *
 * <ul>
 *   <li>[MJBM23] Murray, Jin, Bowman, Montufar (2023), Characterizing the spectrum of the NTK via a power series expansion, ICLR.
 *   <li>[BB21] Bietti, Bach (2021), Deep equals shallow for ReLU networks in kernel regimes, ICLR.
 *   <li>[DLMF] NIST Digital Library of Mathematical Functions, chapter 18 (orthogonal polynomials).
 * </ul>
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.symbolic.Activation;
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * HermiteCoefficients relu = HermiteCoefficients.of(Activation.RELU);
 * boolean holds = relu.square(1).equals(Expression.ratio(1, 4)) && relu.square(3).equals(Expression.ZERO);
 * }</pre>
 */
@NullMarked
package org.ntkverify.symbolic.series;

import org.jspecify.annotations.NullMarked;
