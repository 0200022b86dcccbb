/**
 * All claims; one package for each paper, whose class of the same name lists its claims. A new paper is a new package and a line in
 * {@link org.ntkverify.check.catalogue.Catalogue}. What papers share is in {@link org.ntkverify.check.pattern}.
 *
 * <p>References: [CS09] Cho, Saul (2009), Kernel Methods for Deep Learning, NIPS 22. [JGH18] Jacot, Gabriel, Hongler (2018),
 * Neural Tangent Kernel: Convergence and Generalization in Neural Networks, arXiv:1806.07572v4. [HN19] Hanin, Nica (2019),
 * Finite Depth and Width Corrections to the Neural Tangent Kernel. [TK22] Tsilivis, Kempe (2022), What Can the Neural Tangent Kernel
 * Tell Us About Adversarial Robustness?, NeurIPS. [LHAR22] Loo, Hasani, Amini, Rus (2022), Evolution of Neural Tangent Kernels under Benign
 * and Adversarial Training, NeurIPS.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import org.ntkverify.check.Claim;
 * import org.ntkverify.check.Tier;
 *
 * List<Claim> claims = Catalogue.claims(Tier.SMOKE);
 * Claim claim = claims.stream().filter(any -> any.id().equals("cho2009/value-at-one")).findFirst().orElseThrow();
 * boolean holds = !claim.sampled() && claim.falsifiers().size() >= 2;
 * }</pre>
 */
@NullMarked
package org.ntkverify.check.catalogue;

import org.jspecify.annotations.NullMarked;
