/** Claims of [DZPS19] on gradient descent and the gate kernel. */
@NullMarked
package org.ntkverify.check.catalogue.du2019;

import org.jspecify.annotations.NullMarked;
