/**
 * Where draws run. An engine decides which thread or machine computes a draw, never what the result is: draws are grouped into
 * chunks by the task alone, each chunk is reduced in draw order, and chunks are merged in index order, so the result is the
 * same bit by bit for any number of workers.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.numeric.experiment.InformationGain;
 * import org.ntkverify.numeric.sample.ExperimentPlan;
 * import org.ntkverify.numeric.sample.Moments;
 *
 * ExperimentPlan plan = new ExperimentPlan(7, "example", new InformationGain(2, 5, 0.1), 0, 100);
 * Moments one = plan.run(new LocalDrawEngine(1), Progress.SILENT);
 * Moments two = plan.run(new LocalDrawEngine(2), Progress.SILENT);
 * boolean holds = one.mean(0) == two.mean(0) && one.variance(0) == two.variance(0);
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.engine;

import org.jspecify.annotations.NullMarked;
