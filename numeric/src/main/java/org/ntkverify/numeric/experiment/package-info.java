/**
 * Random experiments of theorems about finite networks: what they call random is drawn afresh each time, nothing else.
 *
 * <p>References: [DZPS19] Du, Zhai, Poczos, Singh (2019), Gradient descent provably optimizes over-parameterized neural networks, ICLR. [BAM22]
 * Bombari, Amani, Mondelli (2022), Memorization and optimization in deep neural networks with minimum over-parameterization, NeurIPS.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.numeric.engine.LocalDrawEngine;
 * import org.ntkverify.numeric.engine.Progress;
 * import org.ntkverify.numeric.sample.ExperimentPlan;
 * import org.ntkverify.numeric.sample.Moments;
 *
 * BatchIdentity identity = new BatchIdentity(5, 3, 10, 0.1, 1e-6);
 * Moments moments = new ExperimentPlan(7, "example", identity, 0, 20).run(new LocalDrawEngine(1), Progress.SILENT);
 * String violated = BatchIdentity.CONDITIONAL.indicators().get(0);
 * boolean holds = moments.mean(moments.names().indexOf(violated)) == 0;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.experiment;

import org.jspecify.annotations.NullMarked;
