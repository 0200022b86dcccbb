/**
 * Theorems that bound eigenvalues of kernel matrices, as objects: each says of which kernel it speaks, checks its hypotheses on
 * the data, and evaluates its formula rigorously.
 *
 * <p>A bound is put next to the certified eigenvalue; it is never itself a certificate, since its theorem is taken from a source.
 */
@NullMarked
package org.ntkverify.check.bound;

import org.jspecify.annotations.NullMarked;
