package org.ntkverify.numeric.engine.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.ntkverify.numeric.engine.ChunkMerge;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawTask;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RemoteChunks;

/**
 * Does in one process what a cluster does in many: jobs and answers go through bytes.
 *
 * @param source of the tasks
 * @param batch number of chunks in a batch
 * @param order in which batches are answered
 */
record LoopbackEngine(TaskSource source, long batch, Consumer<List<Long>> order) implements DrawEngine {

    static LoopbackEngine of(TaskSource source) {
        return new LoopbackEngine(source, 2, Collections::reverse);
    }

    @Override
    public String name() {
        return "loopback";
    }

    @Override
    public <R> R run(DrawTask<R> task, Progress progress) {
        ChunkJob job = sent(ChunkJob.of(source, task));
        ChunkMerge<R> merge = new ChunkMerge<>(task, progress);
        RemoteChunks<R> remote = task.remote().orElseThrow();
        List<Long> firsts = new ArrayList<>();
        for (long first = 0; first < job.chunks(); first += batch) {
            firsts.add(first);
        }
        order.accept(firsts);
        for (long first : firsts) {
            sent(job.run(first, Math.min(job.chunks(), first + batch), () -> false))
                    .addTo(merge, remote);
        }
        return merge.result();
    }

    @SuppressWarnings("unchecked") // What goes in comes out.
    static <T> T sent(T message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(message);
            output.flush();
            try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) input.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
