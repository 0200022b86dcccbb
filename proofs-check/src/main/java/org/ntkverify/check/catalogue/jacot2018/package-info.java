/** Claims of [JGH18] on neural tangent kernels. */
@NullMarked
package org.ntkverify.check.catalogue.jacot2018;

import org.jspecify.annotations.NullMarked;
