/** Tests of adversarial perturbations and training. */
@NullMarked
package org.ntkverify.numeric.adversarial;

import org.jspecify.annotations.NullMarked;
