/** Claims of [TXJZ22] on complex networks. */
@NullMarked
package org.ntkverify.check.catalogue.tan2022;

import org.jspecify.annotations.NullMarked;
