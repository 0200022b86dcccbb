/** Claims of [DSLJ22]: sampling posterior functions by training, and Thompson sampling with them. */
@NullMarked
package org.ntkverify.check.catalogue.dai2022;

import org.jspecify.annotations.NullMarked;
