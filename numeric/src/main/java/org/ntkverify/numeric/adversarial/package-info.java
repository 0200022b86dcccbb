/**
 * Small adversarial perturbations of inputs: attacks by gradients, features of a tangent kernel and how much of their accuracy survives.
 *
 * <p>References: [TK22] Tsilivis, Kempe (2022), What can the neural tangent kernel tell us about adversarial robustness?, NeurIPS. [LHAR22] Loo,
 * Hasani, Amini, Rus (2022), Evolution of neural tangent kernels under benign and adversarial training, NeurIPS. [GSS15] Goodfellow, Shlens, Szegedy
 * (2015), Explaining and harnessing adversarial examples, ICLR. [MMSTV18] Madry, Makelov, Schmidt, Tsipras, Vladu (2018), Towards deep learning
 * models resistant to adversarial attacks, ICLR.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * ShallowReluKernel kernel = new ShallowReluKernel(2, new double[] {1, 0, 0, 1});
 * KernelClassifier classifier = new KernelClassifier(kernel, new double[] {1, -1});
 * double[] point = {0.8, 0.6};
 * double[] moved = Attack.fast(Attack.Norm.MAXIMUM, 0.25).perturbed(classifier, point, new double[] {1});
 * double[] values = new double[2];
 * classifier.values(new double[] {point[0], point[1], moved[0], moved[1]}, values);
 * boolean holds = values[0] > 0 && values[1] < 0;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.adversarial;

import org.jspecify.annotations.NullMarked;
