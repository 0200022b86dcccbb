/** Claims of [TK22] on adversarial robustness. */
@NullMarked
package org.ntkverify.check.catalogue.tsilivis2022;

import org.jspecify.annotations.NullMarked;
