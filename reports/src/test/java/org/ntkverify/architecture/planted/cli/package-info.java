/** Planted violations of the architecture; never imported with the main code. */
@NullMarked
package org.ntkverify.architecture.planted.cli;

import org.jspecify.annotations.NullMarked;
