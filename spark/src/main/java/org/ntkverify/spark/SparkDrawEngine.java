package org.ntkverify.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.ntkverify.numeric.engine.DrawTask;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.remote.RemoteEngine;
import org.ntkverify.numeric.engine.remote.TaskSource;

/** Runs draws on the machines of one Spark application: one job for each task, merged here in index order. */
final class SparkDrawEngine implements RemoteEngine {

    private final JavaSparkContext context;
    private final TaskSource source;

    private SparkDrawEngine(JavaSparkContext context, TaskSource source) {
        this.context = context;
        this.source = source;
    }

    /**
     * Starts an application with the settings of {@code spark-submit}.
     *
     * @throws EngineFailedException if there are none, or Spark does not start
     */
    static SparkDrawEngine start(TaskSource source) {
        SparkConf settings = new SparkConf()
                .setIfMissing("spark.app.name", "ntkv")
                // What Spark has to say below a warning is of no use beside the progress of a run.
                .setIfMissing("spark.log.level", "WARN");
        if (!settings.contains("spark.master")) {
            throw new EngineFailedException(
                    "engine spark must know its master but does not%nMaybe spark-submit --master is meant; see docs/spark.md."
                            .formatted());
        }
        try {
            return new SparkDrawEngine(new JavaSparkContext(settings), source);
        } catch (RuntimeException e) {
            throw new EngineFailedException("Spark must start but did not: %s".formatted(e), e);
        }
    }

    @Override
    public String name() {
        return "spark, %s".formatted(context.master());
    }

    @Override
    public int workers() {
        return context.defaultParallelism();
    }

    @Override
    public <R> R run(DrawTask<R> task, Progress progress) {
        return new SparkRun<>(context, source, task, workers()).result(progress);
    }

    @Override
    public void close() {
        context.close();
    }
}
