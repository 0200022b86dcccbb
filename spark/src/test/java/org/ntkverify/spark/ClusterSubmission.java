package org.ntkverify.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way of running the draws gives the evidence of local threads, byte by byte, whatever breaks meanwhile. */
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class ClusterSubmission {

    /** Draws for some seconds, of which a failure can take some away. */
    private static final List<String> SAMPLED =
            List.of("jacot2018/p2-2*", "jacot2018/p2-3*", "jacot2018/p2-6*", "jacot2018/p2-8*", "--tier", "smoke");

    /** Tasks of a second and more, so that an executor that is killed has one. */
    private static final List<String> LONG_TASKS = List.of("jacot2018/p2-2-limit-rate", "--tier", "standard");

    private static final List<String> WHOLE_TIER = List.of("--tier", "smoke");

    private static final String IN_PROCESS = "local[2]";

    private static final long MORE_THAN_A_START_SECONDS = 15;

    @TempDir
    private static Path shared = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private static byte[] expected = new byte[0];

    @BeforeAll
    static void draw_on_local_threads() throws IOException, InterruptedException {
        try (Submitted local = submit(IN_PROCESS, shared.resolve("local"), "local", SAMPLED)) {
            expected = local.finished();
        }
    }

    @AfterAll
    static void forget() {
        expected = new byte[0];
    }

    private static Submitted submit(String master, Path out, String engine, List<String> arguments, String... more)
            throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        all.addAll(List.of("--engine", engine));
        return Submitted.to(master, out, all);
    }

    private static Optional<Long> drawn(Submitted run) {
        long checkpoints = run.checkpoints();
        return checkpoints >= 2 ? Optional.of(checkpoints) : Optional.empty();
    }

    @Test
    void the_whole_smoke_tier_on_threads_of_the_driver_and_on_two_workers() throws IOException, InterruptedException {
        byte[] local;
        try (Submitted run = submit(IN_PROCESS, folder.resolve("local"), "local", WHOLE_TIER)) {
            local = run.finished();
        }
        assertThat(new String(local, StandardCharsets.UTF_8)).contains("\"SUPPORTED\"");
        try (Submitted run = submit(IN_PROCESS, folder.resolve("threads"), "spark", WHOLE_TIER)) {
            assertThat(run.finished()).isEqualTo(local);
        }
        try (LoopbackCluster cluster = LoopbackCluster.start(folder, 2);
                Submitted run = submit(cluster.url(), folder.resolve("workers"), "spark", WHOLE_TIER)) {
            assertThat(run.finished()).isEqualTo(local);
        }
    }

    @Test
    void an_executor_that_is_killed_changes_nothing() throws IOException, InterruptedException {
        try (LoopbackCluster cluster = LoopbackCluster.start(folder, 2);
                Submitted run = submit(cluster.url(), folder.resolve("out"), "spark", SAMPLED)) {
            run.driver().await("draws", () -> drawn(run));
            List<ProcessHandle> killed = cluster.executors(0);
            assertThat(killed).isNotEmpty().allMatch(ProcessHandle::destroyForcibly);
            assertThat(run.finished()).isEqualTo(expected);
            assertThat(run.driver().text()).contains("Lost executor");
        }
    }

    @Test
    void a_driver_that_is_killed_goes_on_with_the_draws_of_its_ledger() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        try (LoopbackCluster cluster = LoopbackCluster.start(folder, 2)) {
            try (Submitted run = submit(cluster.url(), out, "spark", SAMPLED)) {
                run.driver().await("draws", () -> drawn(run));
                run.driver().kill();
                assertThat(Files.exists(run.ledger())).isTrue();
            }
            try (Submitted run = submit(cluster.url(), out, "spark", SAMPLED, "--resume")) {
                assertThat(run.finished()).isEqualTo(expected);
                assertThat(run.driver().text()).contains("ntkv: going on from ");
            }
        }
    }

    @Test
    void a_ledger_of_the_cluster_is_continued_by_local_threads() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        try (Submitted run = submit(IN_PROCESS, out, "spark", SAMPLED)) {
            run.driver().await("draws", () -> drawn(run));
            run.driver().kill();
        }
        try (Submitted run = submit(IN_PROCESS, out, "local", SAMPLED, "--resume")) {
            assertThat(run.finished()).isEqualTo(expected);
            assertThat(run.driver().text()).contains("ntkv: going on from ");
        }
    }

    @Test
    void a_cluster_that_breaks_down_leaves_a_run_to_resume_and_no_verdicts() throws IOException, InterruptedException {
        byte[] local;
        try (Submitted run = submit(IN_PROCESS, folder.resolve("local"), "local", LONG_TASKS)) {
            local = run.finished();
        }
        Path out = folder.resolve("out");
        List<String> arguments = new ArrayList<>(LONG_TASKS);
        arguments.addAll(List.of("--engine", "spark"));
        try (LoopbackCluster cluster = LoopbackCluster.start(folder, 2);
                Submitted run = Submitted.to(cluster.url(), out, 1, arguments)) {
            run.driver().await("draws", () -> drawn(run));
            // An executor that is lost before it has a task is only replaced.
            while (run.driver().process().isAlive()) {
                cluster.executors(0).forEach(ProcessHandle::destroyForcibly);
                cluster.executors(1).forEach(ProcessHandle::destroyForcibly);
                run.driver().process().waitFor(MORE_THAN_A_START_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(run.exitCode()).isEqualTo(70);
            assertThat(run.driver().text())
                    .contains("ntkv: Spark must finish its job but did not: ")
                    .contains("ntkv: the same command with --resume goes on from ");
            assertThat(Files.exists(out.resolve("results.json"))).isFalse();
        }
        try (Submitted run = submit(IN_PROCESS, out, "local", LONG_TASKS, "--resume")) {
            assertThat(run.finished()).isEqualTo(local);
        }
    }

    /** The twin: the comparison sees other random numbers. */
    @Test
    void another_seed_gives_other_evidence() throws IOException, InterruptedException {
        try (Submitted run = submit(IN_PROCESS, folder.resolve("out"), "spark", SAMPLED, "--seed", "2")) {
            assertThat(run.finished()).isNotEqualTo(expected);
        }
    }
}
