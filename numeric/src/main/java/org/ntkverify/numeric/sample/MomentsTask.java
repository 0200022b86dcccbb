package org.ntkverify.numeric.sample;

import java.util.List;
import java.util.function.Supplier;
import org.ntkverify.numeric.engine.DrawWorker;
import org.ntkverify.numeric.engine.RecordedTask;

/**
 * The moments of numbers that are drawn again and again.
 *
 * @param firstDraw index of the first draw
 * @param draws number of draws
 * @param key everything that the moments depend on, in one line
 * @param names one for each number
 * @param trials gives each thread a trial of its own
 */
record MomentsTask(long firstDraw, long draws, String key, List<String> names, Supplier<Experiment.Trial> trials)
        implements RecordedTask<Moments> {

    /**
     * At most this many draws in a chunk, so that a chunk of the fastest draws (1 us) takes some milliseconds: long against
     * handing it over, short against a user's patience.
     */
    private static final long LARGEST_CHUNK = 4096;

    /** At least about this many chunks, so that a few slow draws still spread over the threads. */
    private static final long WANTED_CHUNKS = 256;

    /** Returns the number of draws in a chunk of a sample of {@code draws}. */
    static int chunkSize(long draws) {
        return (int) Math.min(LARGEST_CHUNK, (draws - 1) / WANTED_CHUNKS + 1);
    }

    @Override
    public int chunkSize() {
        return chunkSize(draws);
    }

    @Override
    public byte[] encode(Moments result) {
        return result.encode();
    }

    @Override
    public Moments decode(byte[] bytes) {
        return Moments.decode(names, bytes);
    }

    @Override
    public DrawWorker<Moments> newWorker() {
        return new Worker(names, trials.get());
    }

    @Override
    public Moments merge(Moments first, Moments second) {
        return first.mergedWith(second);
    }

    private static final class Worker implements DrawWorker<Moments> {

        private final Experiment.Trial trial;
        private final MomentsBuilder moments;
        private final double[] values;

        Worker(List<String> names, Experiment.Trial trial) {
            this.trial = trial;
            this.moments = new MomentsBuilder(names);
            this.values = new double[names.size()];
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
