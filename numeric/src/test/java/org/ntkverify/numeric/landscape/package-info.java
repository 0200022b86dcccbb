/** Tests of the experiments on loss landscapes. */
@NullMarked
package org.ntkverify.numeric.landscape;

import org.jspecify.annotations.NullMarked;
