/**
 * Eigenvalues with proofs: bounds of {@code lambda_min} that hold for the exact real matrix, witnesses, and ranks.
 *
 * <p>A certificate concerns one given matrix (or every matrix of an {@code IntervalMatrix}); it never proves a theorem about all
 * data. Approximate eigenvectors only say where to look.
 */
@NullMarked
package org.ntkverify.numeric.spectrum;

import org.jspecify.annotations.NullMarked;
