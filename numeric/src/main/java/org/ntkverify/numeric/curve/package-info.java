/**
 * The kernel of deep ReLU networks as a function of the angle of two inputs, with certified enclosures at every depth.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import org.ntkverify.numeric.arithmetic.Interval;
 *
 * DepthKernel kernel = new DepthKernel(List.of(1, 10));
 * List<Interval> atZero = kernel.enclosures(0);
 * boolean holds = atZero.get(0).contains(0.5) && atZero.get(1).contains(5);
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.curve;

import org.jspecify.annotations.NullMarked;
