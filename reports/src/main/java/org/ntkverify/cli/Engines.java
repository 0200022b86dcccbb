package org.ntkverify.cli;

import java.util.Locale;
import java.util.ServiceLoader;
import org.ntkverify.numeric.engine.remote.RemoteEngine;
import org.ntkverify.numeric.engine.remote.RemoteEngineProvider;
import org.ntkverify.numeric.engine.remote.TaskSource;

/** The engines that a user may ask for by name. */
final class Engines {

    static final String LOCAL = "local";

    static final String SPARK = "spark";

    private Engines() {}

    /**
     * Returns the name in lower case.
     *
     * @throws UsageException if there is no such engine, or it is not part of this program
     */
    static String known(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.equals(LOCAL) && !lower.equals(SPARK)) {
            throw new UsageException("engine must be local or spark but was '%s'".formatted(Printable.text(name)));
        }
        if (lower.equals(SPARK)) {
            provider(lower);
        }
        return lower;
    }

    /** Opens the engine {@code name}, which is not the local one, for the draws of {@code source}. */
    static RemoteEngine open(String name, TaskSource source) {
        return provider(name).open(source);
    }

    private static RemoteEngineProvider provider(String name) {
        return ServiceLoader.load(RemoteEngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "engine spark must be part of the program but is not%nMaybe build it with 'mvn -Pspark -DskipTests package' and submit spark/target/ntk-verify-spark.jar with spark-submit, as docs/spark.md says."
                                .formatted()));
    }
}
