/** Claims of [MJBM23] on power series of kernels. */
@NullMarked
package org.ntkverify.check.catalogue.murray2023;

import org.jspecify.annotations.NullMarked;
