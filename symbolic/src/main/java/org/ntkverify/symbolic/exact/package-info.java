/**
 * The exact normal form that decides identities without a computer algebra system.
 *
 * <p>Expressions are read as rational functions over Q in a tower of generators: variables, pi, exponentials of exponents that
 * are independent over Q, sines and cosines of such arguments, square roots of coprime factors, angles, values of the normal
 * distribution functions. Relations are {@code cos^2 = 1 - sin^2}, {@code sqrt(p)^2 = p}, {@code |p|^2 = p^2}; arguments are
 * recognised as equal by the normal form itself, and branches by signs and ranges that are proved on the domain. Two
 * expressions with the same normal form are equal wherever both are defined: that is a proof. Different normal forms prove
 * nothing by themselves, because the independence of the generators is not proved; a refutation needs a numerical witness.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.Set;
 * import org.ntkverify.symbolic.expression.Expression;
 * import org.ntkverify.symbolic.expression.ExpressionParser;
 *
 * Expression left = ExpressionParser.parse("cos(2*theta)", Set.of("theta"));
 * Expression right = ExpressionParser.parse("1 - 2*sin(theta)^2", Set.of("theta"));
 * boolean holds = NormalForm.equal(left, right) && !NormalForm.equal(left, right.times(2));
 * }</pre>
 */
@NullMarked
package org.ntkverify.symbolic.exact;

import org.jspecify.annotations.NullMarked;
