package org.ntkverify.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long one run takes on every engine: from start to end, and its last claim, when what draws is warm. It asserts nothing about time, only that the evidence is the
 * same, and adds a row for each engine to {@code target/engine-times.md}. {@code -Dntkv.timed} is what is run, without {@code --engine} and {@code --out}.
 */
class EngineTimes {

    private static final List<String> TIMED =
            List.of(System.getProperty("ntkv.timed", "jacot2018/p2-2-limit-value jacot2018/p2-2-limit-rate --tier full")
                    .split(" ", -1));

    private static final String DRIVER = "local[2]";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> rows = new ArrayList<>();

    private Optional<byte[]> expected = Optional.empty();

    private void time(String name, String master, String engine, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(TIMED);
        arguments.addAll(List.of("--engine", engine));
        arguments.addAll(List.of(more));
        long start = System.nanoTime();
        try (Submitted run = Submitted.to(master, folder.resolve("out-" + rows.size()), arguments)) {
            byte[] evidence = run.finished();
            rows.add(String.format(
                    Locale.ROOT, "| %s | %.1f | %.1f |", name, (System.nanoTime() - start) / 1e9, run.lastClaim()));
            assertThat(evidence).as(name).isEqualTo(expected.orElse(evidence));
            expected = Optional.of(evidence);
        }
        Files.write(Path.of("target/engine-times.md"), rows);
    }

    private void timeWorkers(int workers) throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve("cluster-" + workers));
        try (LoopbackCluster cluster = LoopbackCluster.start(place, workers)) {
            time("workers: " + workers, cluster.url(), "spark");
        }
    }

    @Test
    void engines_in_turn() throws IOException, InterruptedException {
        timeWorkers(2);
        timeWorkers(1);
        time("local threads: 2", DRIVER, "local", "--threads", "2");
        time("local threads: 1", DRIVER, "local", "--threads", "1");
        time("Spark, " + DRIVER, DRIVER, "spark");
    }
}
