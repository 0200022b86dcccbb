package org.ntkverify.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A Java process with the Spark of the test on its class path.
 *
 * @param process the process
 * @param log what it writes to either stream
 */
record Launched(Process process, Path log) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static final Path SPARK = Path.of(System.getProperty("ntkv.spark", ""));

    /** Starts the main class {@code main} with {@code arguments}. */
    static Launched start(Path log, String main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dfile.encoding=UTF-8",
                "-cp",
                SPARK.resolve("jars") + "/*",
                main));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", SPARK.toAbsolutePath().toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        // As the scripts of a distribution set it.
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return new Launched(builder.start(), log);
    }

    String text() throws IOException {
        return Files.readString(log);
    }

    /** Waits for the process to end and returns its exit code. */
    int exitCode(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("process must end within %s but did not: %s".formatted(limit, text()));
        }
        return process.exitValue();
    }

    /** Waits until {@code wanted} is there, as long as the process lives. */
    <T> T await(String what, Supplier<Optional<T>> wanted) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            Optional<T> found = wanted.get();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("%s must come but did not: %s".formatted(what, text()));
    }

    /** Ends the process without letting it do anything more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
