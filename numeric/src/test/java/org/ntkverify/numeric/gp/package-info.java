/** Tests of regression with infinite-width kernels. */
@NullMarked
package org.ntkverify.numeric.gp;

import org.jspecify.annotations.NullMarked;
