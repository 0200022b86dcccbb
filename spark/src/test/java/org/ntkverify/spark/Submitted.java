package org.ntkverify.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code ntkv verify}, submitted.
 *
 * @param driver its process
 * @param out its output folder
 */
record Submitted(Launched driver, Path out) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    /** Submits {@code verify} with {@code arguments} to {@code master}; a task may fail four times. */
    static Submitted to(String master, Path out, List<String> arguments) throws IOException {
        return to(master, out, 4, arguments);
    }

    /** The same where a job ends at the failure number {@code failures} of a task. */
    static Submitted to(String master, Path out, int failures, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "--master",
                master,
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.executor.memory=1g",
                "--conf",
                "spark.task.maxFailures=" + failures,
                System.getProperty("ntkv.application"),
                "verify",
                "--out",
                out.toString()));
        command.addAll(arguments);
        Path log = out.resolveSibling(out.getFileName() + ".log");
        return new Submitted(Launched.start(log, "org.apache.spark.deploy.SparkSubmit", command), out);
    }

    int exitCode() throws IOException, InterruptedException {
        return driver.exitCode(LIMIT);
    }

    /** Waits for a good end and returns {@link #evidence}. */
    byte[] finished() throws IOException, InterruptedException {
        int code = exitCode();
        if (code != 0) {
            throw new IllegalStateException("exit code must be 0 but was %s: %s".formatted(code, driver.text()));
        }
        return evidence();
    }

    private JsonNode claims() throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(out.resolve("results.json")))
                .path("claims");
    }

    /** Returns the seconds that the last claim took. */
    double lastClaim() throws IOException {
        JsonNode claims = claims();
        return claims.get(claims.size() - 1).path("seconds").asDouble();
    }

    /** Returns all that {@code results.json} says of the claims, but for the time that they took. */
    byte[] evidence() throws IOException {
        JsonNode claims = claims();
        claims.forEach(claim -> ((ObjectNode) claim).remove("seconds"));
        return claims.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the ledger, which is there as long as the run is not done. */
    Path ledger() {
        return out.resolveSibling(out.getFileName() + ".ledger");
    }

    /** Returns the number of checkpoints so far. */
    long checkpoints() {
        try {
            List<String> lines = Files.readAllLines(ledger());
            int header = 0;
            while (header < lines.size() && !lines.get(header).startsWith("header-checksum")) {
                header++;
            }
            return Math.max(0, lines.size() - header - 1);
        } catch (IOException e) {
            // Not yet there, or no longer.
            return 0;
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
