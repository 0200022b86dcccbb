package org.ntkverify.numeric.sample;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawWorker;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RecordedTask;

/** Draws networks and keeps the moments of an observable together with the tail of one of its entries. */
public final class KernelSampling {

    private KernelSampling() {}

    /**
     * What is drawn and kept.
     *
     * @param plan the draws
     * @param entry index of the entry of the observable whose tail is kept
     * @param centre from which deviations of that entry are measured
     */
    public record Plan(SamplePlan plan, int entry, double centre) {

        /** Checks the entry. */
        public Plan {
            if (!(entry >= 0 && entry < plan.observable().names().size())) {
                throw new IllegalArgumentException("entry must be in [0, %s] but was %s"
                        .formatted(plan.observable().names().size() - 1, entry));
            }
        }
    }

    /**
     * What was drawn.
     *
     * @param moments of the observable
     * @param deviations the largest distances of the chosen entry from the centre
     */
    public record Result(Moments moments, LargestValues deviations) {

        Result mergedWith(Result other) {
            return new Result(moments.mergedWith(other.moments), deviations.mergedWith(other.deviations));
        }
    }

    /** Returns moments and tail, the same for every engine; a recording engine can go on with an interrupted run. */
    public static Result run(Plan plan, DrawEngine engine, Progress progress) {
        return engine.run(new Task(plan, plan.plan().sampler()), progress);
    }

    /**
     * Draws as {@link #run} does and hands over the values of the observable, draw by draw in index order, on the calling thread.
     *
     * @param engine may be one that records: what it need not draw again, {@code kept} need not be given again
     * @param again engine that does not record; draws what {@code kept} has lost, if it has
     * @param progress of {@code engine}
     * @param kept receives the values
     */
    public static Result run(Plan plan, DrawEngine engine, DrawEngine again, Progress progress, KeptDraws kept) {
        return handOver(new Task(plan, plan.plan().sampler()), engine, again, progress, kept);
    }

    private static Result handOver(Task task, DrawEngine engine, DrawEngine again, Progress progress, KeptDraws kept) {
        HandedOver whole = new HandedOver(task, kept, draws -> {
            SamplePlan plan = task.plan();
            SamplePlan lost = new SamplePlan(
                    plan.runSeed(),
                    plan.claimId(),
                    plan.planId(),
                    plan.kind(),
                    plan.network(),
                    plan.observable(),
                    plan.firstDraw(),
                    draws);
            Plan first = new Plan(lost, task.tailPlan().entry(), task.tailPlan().centre());
            handOver(new Task(first, task.sampler()), again, again, Progress.SILENT, kept);
        });
        return whole.finished(engine.run(whole, progress));
    }

    record Task(Plan tailPlan, NetworkSampler sampler) implements RecordedTask<Result> {

        private SamplePlan plan() {
            return tailPlan.plan();
        }

        @Override
        public String key() {
            return "tail of %s about %s; %s"
                    .formatted(tailPlan.entry(), tailPlan.centre(), PlanKey.of(plan(), chunkSize()));
        }

        @Override
        public byte[] encode(Result result) {
            byte[] moments = result.moments().encode();
            byte[] deviations = result.deviations().encode();
            return ByteBuffer.allocate(moments.length + deviations.length)
                    .put(moments)
                    .put(deviations)
                    .array();
        }

        @Override
        public Result decode(byte[] bytes) {
            List<String> names = plan().observable().names();
            int length = Moments.encodedLength(names);
            if (bytes.length < length + Long.BYTES) {
                throw new IllegalArgumentException(
                        "result must have more than %s bytes but has %s".formatted(length, bytes.length));
            }
            return new Result(
                    Moments.decode(names, Arrays.copyOf(bytes, length)),
                    LargestValues.decode(Arrays.copyOfRange(bytes, length, bytes.length)));
        }

        @Override
        public long firstDraw() {
            return plan().firstDraw();
        }

        @Override
        public long draws() {
            return plan().draws();
        }

        @Override
        public int chunkSize() {
            return MomentsTask.chunkSize(plan().draws());
        }

        @Override
        public Worker newWorker() {
            return new Worker(tailPlan, sampler.newSource(), chunkSize());
        }

        @Override
        public Result merge(Result first, Result second) {
            return first.mergedWith(second);
        }
    }

    static final class Worker implements DrawWorker<Result> {

        private final Plan plan;
        private final NetworkSampler.Source source;
        private final MomentsBuilder moments;
        private final double[] values;
        private final double[] deviations;
        private int count;

        Worker(Plan plan, NetworkSampler.Source source, int chunkSize) {
            this.plan = plan;
            this.source = source;
            List<String> names = plan.plan().observable().names();
            this.moments = new MomentsBuilder(names);
            this.values = new double[names.size()];
            this.deviations = new double[chunkSize];
        }

        /** Returns the values of the last draw. */
        double[] values() {
            return values;
        }

        @Override
        public void draw(long index) {
            plan.plan().observable().observe(source.draw(index), values);
            moments.add(values);
            deviations[count++] = Math.abs(values[plan.entry()] - plan.centre());
        }

        @Override
        public Result finishChunk() {
            Result chunk = new Result(moments.build(), LargestValues.of(Arrays.copyOf(deviations, count)));
            moments.clear();
            count = 0;
            return chunk;
        }
    }
}
