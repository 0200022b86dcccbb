/**
 * Infinite-width kernels as numbers: compiled double code, interval enclosures of kernel matrices, and single entries to any
 * number of digits, all from the same straight-line programs; and packed matrices of many inputs by vector code.
 */
@NullMarked
package org.ntkverify.numeric.kernel;

import org.jspecify.annotations.NullMarked;
