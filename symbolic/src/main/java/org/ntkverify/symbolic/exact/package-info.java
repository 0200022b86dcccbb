/**
 * The exact normal form that decides identities without a computer algebra system.
 *
 * <p>Expressions are read as rational functions over Q in a tower of generators: variables, pi, angles, and for each
 * angle or radicand that occurs a sine, cosine or square root, reduced by the relations {@code cos^2 = 1 - sin^2} and
 * {@code sqrt(p)^2 = p}. Two expressions with the same normal form are equal wherever both are defined: that is a proof.
 * Different normal forms prove nothing by themselves, because the independence of the generators is not proved; a
 * refutation needs a numerical witness.
 */
@NullMarked
package org.ntkverify.symbolic.exact;

import org.jspecify.annotations.NullMarked;
