/**
 * Inputs of networks and kernels: points in floating point together with their exact inner products.
 *
 * <p>Shapes: N points of dimension d, one row for each point; both count from 0 in code.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * Inputs points = Inputs.circle(3).withAntipodes();
 * boolean holds = points.count() == 6 && points.innerProduct(0, 1).equals(Expression.ratio(-1, 2));
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.data;

import org.jspecify.annotations.NullMarked;
