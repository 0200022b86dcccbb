/**
 * Regression with infinite-width kernels.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * KernelBlocks kernel = KernelBlocks.of(new double[] {2, 1, 1, 3}, 1);
 * GaussianLaw law = GaussianProcess.posterior(kernel, new double[] {5}, 0.5);
 * boolean holds = Math.abs(law.mean(0) - 2) < 1e-14 && Math.abs(law.covariance(0, 0) - 2.6) < 1e-14;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.gp;

import org.jspecify.annotations.NullMarked;
