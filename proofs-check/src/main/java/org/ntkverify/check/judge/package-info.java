/**
 * Decides whether a formula somebody wrote down is the dual activation, or the tangent kernel, of a network.
 *
 * <p>The truth is derived, never looked up. A formula from a stranger is data: evaluating it and bringing it to normal form are
 * bounded by counted work, so that the verdict does not depend on the machine.
 */
@NullMarked
package org.ntkverify.check.judge;

import org.jspecify.annotations.NullMarked;
