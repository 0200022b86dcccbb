/**
 * Samples of finite-width networks: addressed random streams, two samplers with one law, moments.
 *
 * <p><b>Notation</b> as in {@link org.ntkverify.numeric.network}. Conditional on {@code H = H_(l-1) = Q R} (Q orthonormal
 * n x r, R of shape r x N) the weights of layer l enter only through {@code Y = W Q}, which is standard normal, and
 * {@code W = Y Q^T + W' (I - Q Q^T)} with a fresh copy W'.
 */
@NullMarked
package org.ntkverify.numeric.sample;

import org.jspecify.annotations.NullMarked;
