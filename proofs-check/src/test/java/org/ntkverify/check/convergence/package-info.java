/** Tests of convergence studies. */
@NullMarked
package org.ntkverify.check.convergence;

import org.jspecify.annotations.NullMarked;
