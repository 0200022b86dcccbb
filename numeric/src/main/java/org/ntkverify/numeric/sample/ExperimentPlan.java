package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.Fingerprint;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RecordedTask;

/**
 * How often to repeat an experiment; together with nothing else it determines the moments bit by bit on one type of machine.
 *
 * @param runSeed seed of the run
 * @param claimId the claim that draws; other claims have other random numbers
 * @param experiment what is repeated
 * @param firstDraw index of the first repetition, at least 0; a later look goes on where the last one ended
 * @param draws number of repetitions, at least 1
 */
public record ExperimentPlan(long runSeed, String claimId, Experiment experiment, long firstDraw, long draws) {

    /** Checks the ranges. */
    public ExperimentPlan {
        if (!(firstDraw >= 0)) {
            throw new IllegalArgumentException("firstDraw must be >= 0 but was %s".formatted(firstDraw));
        }
        if (!(draws >= 1)) {
            throw new IllegalArgumentException("draws must be >= 1 but was %s".formatted(draws));
        }
    }

    /**
     * Returns the moments of the experiment's numbers, the same for every engine and number of threads.
     *
     * @throws org.ntkverify.numeric.engine.DrawFailedException if a draw fails, for example because a number is not finite
     * @throws org.ntkverify.numeric.engine.DrawsInterruptedException if the calling thread is interrupted
     */
    public Moments run(DrawEngine engine, Progress progress) {
        return engine.run(task(), progress);
    }

    /** Returns the task whose result is the moments of the experiment's numbers. */
    public RecordedTask<Moments> task() {
        return new MomentsTask(
                firstDraw,
                draws,
                key(),
                experiment.names(),
                () -> experiment.newTrial(RandomStreams.of(runSeed, claimId, experiment.text())));
    }

    private String key() {
        return "%s; %s; experiment %s, %s; draws %s from %s by %s"
                .formatted(
                        runSeed,
                        claimId,
                        experiment.text(),
                        Fingerprint.of(experiment.toString()),
                        draws,
                        firstDraw,
                        MomentsTask.chunkSize(draws));
    }
}
