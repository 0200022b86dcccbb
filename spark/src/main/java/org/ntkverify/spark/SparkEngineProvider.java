package org.ntkverify.spark;

import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.remote.RemoteEngine;
import org.ntkverify.numeric.engine.remote.RemoteEngineProvider;
import org.ntkverify.numeric.engine.remote.TaskSource;

/** Opens engines on the cluster that {@code spark-submit} was told. */
public final class SparkEngineProvider implements RemoteEngineProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public SparkEngineProvider() {}

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public RemoteEngine open(TaskSource source) {
        try {
            return SparkDrawEngine.start(source);
        } catch (NoClassDefFoundError e) {
            throw new EngineFailedException(
                    "engine spark must be started by spark-submit, which brings Spark along, but was not (%s)%nMaybe spark-submit ntk-verify-spark.jar verify --engine spark is meant; see docs/spark.md."
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
