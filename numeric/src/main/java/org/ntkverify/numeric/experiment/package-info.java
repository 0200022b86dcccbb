/**
 * Random experiments of theorems about finite networks: what they call random is drawn afresh each time, nothing else.
 *
 * <p>References: [DZPS19] Du, Zhai, Poczos, Singh (2019), Gradient descent provably optimizes over-parameterized neural networks, ICLR. [BAM22]
 * Bombari, Amani, Mondelli (2022), Memorization and optimization in deep neural networks with minimum over-parameterization, NeurIPS.
 */
@NullMarked
package org.ntkverify.numeric.experiment;

import org.jspecify.annotations.NullMarked;
