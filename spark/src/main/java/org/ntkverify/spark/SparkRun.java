package org.ntkverify.spark;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.ntkverify.numeric.engine.ChunkMerge;
import org.ntkverify.numeric.engine.DrawTask;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RemoteChunks;
import org.ntkverify.numeric.engine.remote.ChunkBatch;
import org.ntkverify.numeric.engine.remote.ChunkJob;
import org.ntkverify.numeric.engine.remote.TaskSource;
import scala.concurrent.ExecutionContext;
import scala.concurrent.ExecutionContext$;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** One task as one job of Spark: executors compute batches of chunks, the calling thread merges the chunks in index order. */
final class SparkRun<R> {

    /**
     * So many batches for each draw that runs at the same time, if there are enough chunks: a machine that is slower or lost costs a small part of the job, and a
     * batch is long against the milliseconds that Spark takes to send it.
     */
    private static final int BATCHES_EACH = 8;

    /** Hears of the end of a job on the thread that ends it. */
    private static final ExecutionContext DIRECT = ExecutionContext$.MODULE$.fromExecutor(Runnable::run);

    private final JavaSparkContext context;
    private final TaskSource source;
    private final DrawTask<R> task;
    private final int workers;
    /** What the cluster has to say, to be heard by the calling thread. */
    private final BlockingQueue<Consumer<ChunkMerge<R>>> answers = new LinkedBlockingQueue<>();

    SparkRun(JavaSparkContext context, TaskSource source, DrawTask<R> task, int workers) {
        this.context = context;
        this.source = source;
        this.task = task;
        this.workers = workers;
    }

    R result(Progress progress) {
        ChunkMerge<R> merge = new ChunkMerge<>(task, progress);
        ChunkJob job = ChunkJob.of(source, task);
        SimpleFutureAction<BoxedUnit> action = submitted(job, task.remote().orElseThrow());
        try {
            while (!merge.complete()) {
                answers.take().accept(merge);
            }
            return merge.result();
        } catch (InterruptedException interruption) {
            throw merge.interrupted(interruption);
        } finally {
            if (!merge.complete()) {
                action.cancel();
            }
        }
    }

    private SimpleFutureAction<BoxedUnit> submitted(ChunkJob job, RemoteChunks<R> remote) {
        int batches = (int) Math.min(job.chunks(), (long) workers * BATCHES_EACH);
        List<Integer> numbers = IntStream.range(0, batches).boxed().toList();
        try {
            RDD<Integer> partitions = context.parallelize(numbers, batches).rdd();
            SimpleFutureAction<BoxedUnit> action = context.sc()
                    .submitJob(
                            partitions,
                            new BatchFunction(job, batches),
                            CollectionConverters.asScala(List.<Object>copyOf(numbers))
                                    .toSeq(),
                            (Object number, ChunkBatch batch) -> {
                                answers.add(merge -> batch.addTo(merge, remote));
                                return BoxedUnit.UNIT;
                            },
                            () -> BoxedUnit.UNIT);
            action.onComplete(
                    end -> {
                        if (end.isFailure()) {
                            Throwable failure = end.failed().get();
                            answers.add(merge -> {
                                throw broken(failure);
                            });
                        }
                        return BoxedUnit.UNIT;
                    },
                    DIRECT);
            return action;
        } catch (IllegalStateException stopped) {
            throw broken(stopped);
        }
    }

    /** Behind the first line of what Spark says come stack traces. */
    private static EngineFailedException broken(Throwable failure) {
        String reason = String.valueOf(failure).lines().findFirst().orElse("for no reason given");
        return new EngineFailedException("Spark must finish its job but did not: %s".formatted(reason), failure);
    }
}
