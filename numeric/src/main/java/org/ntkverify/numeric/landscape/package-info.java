/**
 * Experiments on the curvature of the training loss: sharpness along trajectories, its dependence on width and depth, and learning rates.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.numeric.engine.LocalDrawEngine;
 * import org.ntkverify.numeric.engine.Progress;
 * import org.ntkverify.numeric.sample.ExperimentPlan;
 * import org.ntkverify.numeric.sample.Moments;
 *
 * HessianSplit split = new HessianSplit(8, 1e-6);
 * Moments moments = new ExperimentPlan(7, "example", split, 0, 3).run(new LocalDrawEngine(1), Progress.SILENT);
 * String violated = HessianSplit.SPLIT.indicators().get(0);
 * boolean holds = moments.mean(moments.names().indexOf(violated)) == 0;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.landscape;

import org.jspecify.annotations.NullMarked;
