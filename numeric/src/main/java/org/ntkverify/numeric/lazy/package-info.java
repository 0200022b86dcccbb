/**
 * Small networks trained from random starts: how near they stay to kernel regression, and how fast they tell two curves apart.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.numeric.engine.LocalDrawEngine;
 * import org.ntkverify.numeric.engine.Progress;
 * import org.ntkverify.numeric.sample.ExperimentPlan;
 * import org.ntkverify.numeric.sample.Moments;
 *
 * CircleRace race = new CircleRace(3, 40, 6, 1.5);
 * Moments moments = new ExperimentPlan(7, "example", race, 0, 5).run(new LocalDrawEngine(1), Progress.SILENT);
 * String violated = CircleRace.DEEPER_FIRST.indicators().get(0);
 * boolean holds = moments.mean(moments.names().indexOf(violated)) == 0;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.lazy;

import org.jspecify.annotations.NullMarked;
