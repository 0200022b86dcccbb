/** Claims of [CS09] on arc-cosine kernels. */
@NullMarked
package org.ntkverify.check.catalogue.cho2009;

import org.jspecify.annotations.NullMarked;
