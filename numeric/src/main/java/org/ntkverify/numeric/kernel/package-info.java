/**
 * Infinite-width kernels as numbers: compiled double code, interval enclosures of kernel matrices, and single entries to any
 * number of digits, all from the same straight-line programs; and packed matrices of many inputs by vector code.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.numeric.arithmetic.DecimalInterval;
 * import org.ntkverify.numeric.arithmetic.Interval;
 * import org.ntkverify.numeric.data.Inputs;
 * import org.ntkverify.symbolic.Activation;
 * import org.ntkverify.symbolic.Architecture;
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * Inputs points = Inputs.circle(3);
 * InfiniteWidthKernel kernel = InfiniteWidthKernel.of(Architecture.jacot(Activation.RELU, 1, Expression.ZERO));
 * Interval entry = kernel.enclosure(points, KernelKind.NTK).entry(0, 1);
 * DecimalInterval precise = kernel.enclosure(points, 0, 1, 30).ntk();
 * boolean holds = entry.contains(precise.toInterval().midpoint()) && entry.width() < 1e-14;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.kernel;

import org.jspecify.annotations.NullMarked;
