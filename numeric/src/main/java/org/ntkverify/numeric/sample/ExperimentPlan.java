package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawWorker;
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
        return engine.run(new Task(this), progress);
    }

    private record Task(ExperimentPlan plan) implements RecordedTask<Moments> {

        @Override
        public long firstDraw() {
            return plan.firstDraw();
        }

        @Override
        public long draws() {
            return plan.draws();
        }

        @Override
        public int chunkSize() {
            return Sampling.chunkSize(plan.draws());
        }

        @Override
        public String key() {
            return "%s; %s; experiment %s, %s; draws %s from %s by %s"
                    .formatted(
                            plan.runSeed(),
                            plan.claimId(),
                            plan.experiment().text(),
                            Fingerprint.of(plan.experiment().toString()),
                            plan.draws(),
                            plan.firstDraw(),
                            chunkSize());
        }

        @Override
        public byte[] encode(Moments result) {
            return result.encode();
        }

        @Override
        public Moments decode(byte[] bytes) {
            return Moments.decode(plan.experiment().names(), bytes);
        }

        @Override
        public DrawWorker<Moments> newWorker() {
            RandomStreams streams = RandomStreams.of(
                    plan.runSeed(), plan.claimId(), plan.experiment().text());
            return new Worker(plan.experiment(), streams);
        }

        @Override
        public Moments merge(Moments first, Moments second) {
            return first.mergedWith(second);
        }
    }

    private static final class Worker implements DrawWorker<Moments> {

        private final Experiment.Trial trial;
        private final MomentsBuilder moments;
        private final double[] values;

        Worker(Experiment experiment, RandomStreams streams) {
            this.trial = experiment.newTrial(streams);
            this.moments = new MomentsBuilder(experiment.names());
            this.values = new double[experiment.names().size()];
        }

        @Override
        public void draw(long index) {
            trial.observe(index, values);
            moments.add(values);
        }

        @Override
        public Moments finishChunk() {
            Moments chunk = moments.build();
            moments.clear();
            return chunk;
        }
    }
}
