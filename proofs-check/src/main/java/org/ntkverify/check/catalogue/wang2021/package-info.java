/** Claims of [WBGW21] on curves. */
@NullMarked
package org.ntkverify.check.catalogue.wang2021;

import org.jspecify.annotations.NullMarked;
