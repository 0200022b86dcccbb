package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawWorker;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RecordedTask;

/** Runs sample plans. */
public final class Sampling {

    /**
     * At most this many draws in a chunk, so that a chunk of the fastest draws (1 us) takes some milliseconds: long against
     * handing it over, short against a user's patience.
     */
    private static final long LARGEST_CHUNK = 4096;

    /** At least about this many chunks, so that a few slow draws still spread over the threads. */
    private static final long WANTED_CHUNKS = 256;

    private Sampling() {}

    /**
     * Returns the moments of the plan's observable over its draws, the same for every engine and number of threads.
     *
     * @throws org.ntkverify.numeric.engine.DrawFailedException if a draw fails, for example because a value is not finite
     * @throws org.ntkverify.numeric.engine.DrawsInterruptedException if the calling thread is interrupted
     */
    public static Moments run(SamplePlan plan, DrawEngine engine, Progress progress) {
        return engine.run(new Task(plan, plan.sampler()), progress);
    }

    /** Returns the number of draws in a chunk of a sample of {@code draws}. */
    static int chunkSize(long draws) {
        return (int) Math.min(LARGEST_CHUNK, (draws - 1) / WANTED_CHUNKS + 1);
    }

    private record Task(SamplePlan plan, NetworkSampler sampler) implements RecordedTask<Moments> {

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
            return PlanKey.of(plan, chunkSize());
        }

        @Override
        public byte[] encode(Moments result) {
            return result.encode();
        }

        @Override
        public Moments decode(byte[] bytes) {
            return Moments.decode(plan.observable().names(), bytes);
        }

        @Override
        public DrawWorker<Moments> newWorker() {
            return new Worker(plan.observable(), sampler.newSource());
        }

        @Override
        public Moments merge(Moments first, Moments second) {
            return first.mergedWith(second);
        }
    }

    private static final class Worker implements DrawWorker<Moments> {

        private final Observable observable;
        private final NetworkSampler.Source source;
        private final MomentsBuilder moments;
        private final double[] values;

        Worker(Observable observable, NetworkSampler.Source source) {
            this.observable = observable;
            this.source = source;
            this.moments = new MomentsBuilder(observable.names());
            this.values = new double[observable.names().size()];
        }

        @Override
        public void draw(long index) {
            observable.observe(source.draw(index), values);
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
