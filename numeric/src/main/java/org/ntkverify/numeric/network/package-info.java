/**
 * Finite networks: an architecture at given widths on given inputs, and its activation as compiled code.
 *
 * <p><b>Notation.</b> N inputs of dimension d = n_0; hidden widths n_1 ... n_L; {@code H_l} (n_l x N) post-activations,
 * {@code Z_l = s_l W_l H_(l-1) + t_l b_l 1^T} pre-activations, {@code Delta_l = df/dZ_l} backward vectors, k outputs. Layers
 * count from 1, the readout is layer L + 1, layer 0 is the input.
 */
@NullMarked
package org.ntkverify.numeric.network;

import org.jspecify.annotations.NullMarked;
