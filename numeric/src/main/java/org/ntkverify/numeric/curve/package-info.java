/** The kernel of deep ReLU networks as a function of the angle of two inputs, with certified enclosures at every depth. */
@NullMarked
package org.ntkverify.numeric.curve;

import org.jspecify.annotations.NullMarked;
