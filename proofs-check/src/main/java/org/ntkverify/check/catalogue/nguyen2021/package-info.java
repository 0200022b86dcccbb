/** Claims of [NMM21] on smallest eigenvalues of deep kernels. */
@NullMarked
package org.ntkverify.check.catalogue.nguyen2021;

import org.jspecify.annotations.NullMarked;
