/**
 * Theorems that bound eigenvalues of kernel matrices, as objects: each says of which kernel it speaks, checks its hypotheses on
 * the data, and evaluates its formula rigorously.
 *
 * <p>A bound is put next to the certified eigenvalue; it is never itself a certificate, since its theorem is taken from a source.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.numeric.data.Inputs;
 * import org.ntkverify.symbolic.Activation;
 * import org.ntkverify.symbolic.Architecture;
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * Architecture relu = Architecture.jacot(Activation.RELU, 1, Expression.ZERO);
 * BoundSetting setting = BoundSetting.of(relu, Inputs.sphere(5, 4, 7));
 * double smallest = setting.smallestEigenvalue(KernelPart.TANGENT).lower();
 * double bound = TheoremBounds.named("hermite-gershgorin-tangent").evaluate(setting).ofTangentKernel().orElseThrow();
 * boolean holds = 0 < bound && bound <= smallest;
 * }</pre>
 */
@NullMarked
package org.ntkverify.check.bound;

import org.jspecify.annotations.NullMarked;
