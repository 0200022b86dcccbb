package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RecordedTask;

/** Runs sample plans. */
public final class Sampling {

    private Sampling() {}

    /**
     * Returns the moments of the plan's observable over its draws, the same for every engine and number of threads.
     *
     * @throws org.ntkverify.numeric.engine.DrawFailedException if a draw fails, for example because a value is not finite
     * @throws org.ntkverify.numeric.engine.DrawsInterruptedException if the calling thread is interrupted
     */
    public static Moments run(SamplePlan plan, DrawEngine engine, Progress progress) {
        return engine.run(task(plan), progress);
    }

    /** Returns the task whose result is the moments of the plan's observable over its draws. */
    public static RecordedTask<Moments> task(SamplePlan plan) {
        Observable observable = plan.observable();
        NetworkSampler sampler = plan.sampler();
        String key = PlanKey.of(plan, MomentsTask.chunkSize(plan.draws()));
        return new MomentsTask(plan.firstDraw(), plan.draws(), key, observable.names(), () -> {
            NetworkSampler.Source source = sampler.newSource();
            return (index, target) -> observable.observe(source.draw(index), target);
        });
    }
}
