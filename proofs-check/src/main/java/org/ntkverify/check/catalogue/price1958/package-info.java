/** Claims of Price's theorem. */
@NullMarked
package org.ntkverify.check.catalogue.price1958;

import org.jspecify.annotations.NullMarked;
