/**
 * The only package that sees the computer algebra system, Symja. What comes out is a
 * {@link org.ntkverify.symbolic.ClosedForm}: a proposal or a named failure, never a foreign type.
 */
@NullMarked
package org.ntkverify.symbolic.internal.symja;

import org.jspecify.annotations.NullMarked;
