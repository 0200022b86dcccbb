/**
 * Kernels that know labels, and the label dependence of trained kernels.
 *
 * <p>Reference: [CHS20] Chen, He, Su (2020), Label-aware neural tangent kernel: toward better generalization and local elasticity, NeurIPS. Networks
 * are {@code f(x) = m^(-1/2) sum_r a_r s(w_r . x)} with {@code a_r ~ N(0, 1)} and {@code w_r ~ N(0, I)}, both trained; the loss is
 * {@code (1/2) sum_i (f(x_i) - y_i)^2}.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * WalshTransform product = WalshTransform.of(2, labels -> 3 + labels[0] * labels[1]);
 * boolean holds = product.coefficient(0b00) == 3 && product.coefficient(0b11) == 1 && product.energy(1) == 0;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.label;

import org.jspecify.annotations.NullMarked;
