package org.ntkverify.numeric.sample;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.ntkverify.numeric.engine.DrawWorker;
import org.ntkverify.numeric.engine.RecordedTask;

/**
 * A kernel sample whose values are handed over as its chunks are merged.
 *
 * <p>A checkpoint holds the result of some draws behind a mark of their values. Values are forced to disk before the checkpoint is, so
 * a run that goes on finds at least the values of the draws that it does not draw again. If they were lost all the same, those draws are
 * drawn once more: a draw is addressed by its index.
 */
final class HandedOver implements RecordedTask<HandedOver.Part> {

    /** The result of some chunks, with the values of its last draws if they were not handed over yet. */
    record Part(KernelSampling.Result result, List<double[]> waiting) {}

    private final KernelSampling.Task task;
    private final KeptDraws kept;
    private final LongConsumer drawAgain;

    /** How many draws were handed over. */
    private long handed;

    /**
     * Creates a task.
     *
     * @param task what is drawn
     * @param kept receives the values
     * @param drawAgain hands over the values of so many first draws
     */
    HandedOver(KernelSampling.Task task, KeptDraws kept, LongConsumer drawAgain) {
        this.task = task;
        this.kept = kept;
        this.drawAgain = drawAgain;
    }

    @Override
    public String key() {
        return "handed over; " + task.key();
    }

    @Override
    public byte[] encode(Part part) {
        handOver(part);
        byte[] result = task.encode(part.result());
        return ByteBuffer.allocate(Long.BYTES + result.length)
                .putLong(kept.mark())
                .put(result)
                .array();
    }

    @Override
    public Part decode(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            throw new IllegalArgumentException(
                    "part must have at least %s bytes but has %s".formatted(Long.BYTES, bytes.length));
        }
        KernelSampling.Result result = task.decode(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
        long draws = result.moments().count();
        if (!kept.goOnFrom(draws, ByteBuffer.wrap(bytes).getLong())) {
            drawAgain.accept(draws);
        }
        handed = draws;
        return new Part(result, List.of());
    }

    @Override
    public long firstDraw() {
        return task.firstDraw();
    }

    @Override
    public long draws() {
        return task.draws();
    }

    @Override
    public int chunkSize() {
        return task.chunkSize();
    }

    @Override
    public DrawWorker<Part> newWorker() {
        return new Worker(task.newWorker());
    }

    @Override
    public Part merge(Part first, Part second) {
        handOver(first);
        Part merged = new Part(task.merge(first.result(), second.result()), second.waiting());
        handOver(merged);
        return new Part(merged.result(), List.of());
    }

    KernelSampling.Result finished(Part whole) {
        handOver(whole);
        return whole.result();
    }

    /** Hands over what waits in a part that begins with the first draw, once. */
    private void handOver(Part part) {
        long draw = part.result().moments().count() - part.waiting().size();
        for (double[] values : part.waiting()) {
            if (draw++ == handed) {
                kept.append(values);
                handed++;
            }
        }
    }

    private static final class Worker implements DrawWorker<Part> {

        private final KernelSampling.Worker worker;
        private List<double[]> waiting = new ArrayList<>();

        Worker(KernelSampling.Worker worker) {
            this.worker = worker;
        }

        @Override
        public void draw(long index) {
            worker.draw(index);
            waiting.add(worker.values().clone());
        }

        @Override
        public Part finishChunk() {
            Part chunk = new Part(worker.finishChunk(), waiting);
            waiting = new ArrayList<>();
            return chunk;
        }
    }
}
