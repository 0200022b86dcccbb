/**
 * Small adversarial perturbations of inputs: attacks by gradients, features of a tangent kernel and how much of their accuracy survives.
 *
 * <p>References: [TK22] Tsilivis, Kempe (2022), What can the neural tangent kernel tell us about adversarial robustness?, NeurIPS. [LHAR22] Loo,
 * Hasani, Amini, Rus (2022), Evolution of neural tangent kernels under benign and adversarial training, NeurIPS. [GSS15] Goodfellow, Shlens, Szegedy
 * (2015), Explaining and harnessing adversarial examples, ICLR. [MMSTV18] Madry, Makelov, Schmidt, Tsipras, Vladu (2018), Towards deep learning
 * models resistant to adversarial attacks, ICLR.
 */
@NullMarked
package org.ntkverify.numeric.adversarial;

import org.jspecify.annotations.NullMarked;
