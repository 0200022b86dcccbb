/**
 * Eigenvalues with proofs: bounds of {@code lambda_min} that hold for the exact real matrix, witnesses, and ranks.
 *
 * <p>A certificate concerns one given matrix (or every matrix of an {@code IntervalMatrix}); it never proves a theorem about all
 * data. Approximate eigenvectors only say where to look.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.numeric.arithmetic.Interval;
 * import org.ntkverify.numeric.arithmetic.IntervalMatrix;
 *
 * IntervalMatrix matrix = IntervalMatrix.exact(new double[][] {{2, 1}, {1, 2}});
 * Interval smallest = CertifiedEigenvalue.lambdaMin(matrix);
 * boolean holds = smallest.contains(1) && smallest.width() < 1e-14;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.spectrum;

import org.jspecify.annotations.NullMarked;
