/**
 * The claims, one class for each paper or part of a paper. A new paper is a new class and a line in
 * {@link org.ntkverify.check.catalogue.Catalogue}.
 *
 * <p>References: [CS09] Cho, Saul (2009), Kernel Methods for Deep Learning, NIPS 22. [JGH18] Jacot, Gabriel, Hongler (2018),
 * Neural Tangent Kernel: Convergence and Generalization in Neural Networks, arXiv:1806.07572v4. [HN19] Hanin, Nica (2019),
 * Finite Depth and Width Corrections to the Neural Tangent Kernel.
 */
@NullMarked
package org.ntkverify.check.catalogue;

import org.jspecify.annotations.NullMarked;
