/** Claims of Tsilivis and Kempe (2022). */
@NullMarked
package org.ntkverify.check.catalogue.tsilivis2022;

import org.jspecify.annotations.NullMarked;
