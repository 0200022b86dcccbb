/** Claims of [CHS20] on label-aware tangent kernels and local elasticity. */
@NullMarked
package org.ntkverify.check.catalogue.chen2020;

import org.jspecify.annotations.NullMarked;
