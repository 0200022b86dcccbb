/**
 * Recurring parts of claims: equations and their near misses, sampling designs, geometries of data, enclosed formulas.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.Map;
 * import org.ntkverify.numeric.arithmetic.Interval;
 * import org.ntkverify.numeric.data.Inputs;
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * Inputs corners = Geometries.simplex(3);
 * Interval bound = EnclosedFormula.of("1 - 1/d", Map.of("d", Interval.of(3)));
 * boolean holds = corners.innerProduct(0, 1).equals(Expression.ratio(-1, 3)) && bound.width() < 1e-15;
 * }</pre>
 */
@NullMarked
package org.ntkverify.check.pattern;

import org.jspecify.annotations.NullMarked;
