/** Tests of the judge of formulas. */
@NullMarked
package org.ntkverify.check.judge;

import org.jspecify.annotations.NullMarked;
