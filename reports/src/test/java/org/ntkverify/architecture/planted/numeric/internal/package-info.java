/** Planted violations of the architecture; never imported with the main code. */
@NullMarked
package org.ntkverify.architecture.planted.numeric.internal;

import org.jspecify.annotations.NullMarked;
