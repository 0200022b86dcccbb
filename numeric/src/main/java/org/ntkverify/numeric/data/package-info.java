/**
 * Inputs of networks and kernels: points in floating point together with their exact inner products.
 *
 * <p>Shapes: N points of dimension d, one row for each point; both count from 0 in code.
 */
@NullMarked
package org.ntkverify.numeric.data;

import org.jspecify.annotations.NullMarked;
