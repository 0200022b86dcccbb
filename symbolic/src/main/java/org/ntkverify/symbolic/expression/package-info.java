/**
 * Mathematical expressions as data: the whitelist grammar, exact trees, differentiation and evaluation.
 *
 * <p>An {@link org.ntkverify.symbolic.expression.Expression} is an immutable tree over exact rationals, pi, variables
 * and a closed list of functions. It is never executed as a program of a computer algebra system; it is read by visitors
 * and evaluated in any {@link org.ntkverify.symbolic.expression.Arithmetic}: doubles, intervals, enclosures with many
 * digits.
 *
 * <p><b>Notation.</b> For a centred Gaussian pair {@code (u, v)}: {@code a = Var u}, {@code b = Var v},
 * {@code c = Cov(u, v)}, {@code Delta = a b - c^2}, {@code theta = atan2(sqrt(Delta), c)} in [0, pi].
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.Map;
 * import java.util.Set;
 *
 * Expression cube = ExpressionParser.parse("x^3/6", Set.of("x"));
 * Expression slope = cube.derivative(Expression.variable("x"));
 * boolean holds = slope.substitute(Map.of("x", Expression.integer(4))).equals(Expression.integer(8));
 * }</pre>
 */
@NullMarked
package org.ntkverify.symbolic.expression;

import org.jspecify.annotations.NullMarked;
