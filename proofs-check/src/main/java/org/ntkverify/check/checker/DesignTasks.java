package org.ntkverify.check.checker;

import org.ntkverify.check.Design;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.numeric.engine.RecordedTask;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.SamplePlan;
import org.ntkverify.numeric.sample.Sampling;

/** Turns designs into tasks for an engine. */
public final class DesignTasks {

    private DesignTasks() {}

    /**
     * Returns the task of drawing some networks or experiments of a design.
     *
     * @param seed of the run
     * @param claimId the claim that draws
     * @param design one that is drawn
     * @param at number of the size within the design
     * @param firstDraw index of the first draw
     * @param draws how many
     * @throws IllegalArgumentException if the draws of the design are stored
     */
    public static RecordedTask<Moments> of(
            long seed, String claimId, Design design, int at, long firstDraw, long draws) {
        if (design instanceof ExperimentDesign experiments) {
            return new ExperimentPlan(seed, claimId, experiments.steps().get(at).experiment(), firstDraw, draws).task();
        }
        if (design instanceof SamplingDesign networks) {
            String plan = "%s on %s"
                    .formatted(networks.network().text(), networks.inputs().text());
            return Sampling.task(new SamplePlan(
                    seed,
                    claimId,
                    plan,
                    networks.sampler(),
                    networks.at(networks.budget().get(at).width()),
                    networks.observable(),
                    firstDraw,
                    draws));
        }
        throw new IllegalArgumentException("design must be drawn but was %s".formatted(design.text()));
    }
}
