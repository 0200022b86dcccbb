/** Claims of [LHAR22] on kernels under adversarial training. */
@NullMarked
package org.ntkverify.check.catalogue.loo2022;

import org.jspecify.annotations.NullMarked;
