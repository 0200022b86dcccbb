package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that run {@code ntkv converge} and are told to end, or are ended, at moments of a seeded generator. */
class KilledConvergeTest {

    private static final List<String> ARGUMENTS = List.of(
            "converge",
            "--network",
            "relu*2 wstd=sqrt(2)",
            "--data",
            "sphere:4x3",
            "--widths",
            "2^5..2^8",
            "--draws",
            "6000",
            "--out",
            "study");

    /** Start, pilot and draws take about this long on a free machine. */
    private static final int LATEST_MILLIS = 3000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_run_killed_three_times_writes_the_same_bytes() throws Exception {
        killAndResume(3, 5);
    }

    @Test
    @Tag("slow")
    void a_run_killed_twenty_times_writes_the_same_bytes() throws Exception {
        killAndResume(20, 6);
    }

    @Test
    void a_run_told_to_stop_exits_with_130_and_can_be_resumed() throws Exception {
        Path place = Files.createDirectory(folder.resolve("stopped"));
        Process process = start(place, false, "--threads", "1");
        Path ledger = place.resolve("study.ledger");
        // The header, and behind it the checkpoint of the pilot sample.
        while (process.isAlive()
                && !(Files.exists(ledger) && Files.readString(ledger).lines().count() > 12)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        // Java has no way to send SIGINT.
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(Files.readString(place.resolve("error")))
                .contains("ntkv: interrupted; the same command with --resume goes on from study.ledger");
        try (Stream<Path> left = Files.list(place)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("study.ledger", "output", "error");
        }
        assertThat(start(place, true).waitFor()).isZero();
        assertThat(Files.readString(place.resolve("error"))).contains("ntkv: going on from study.ledger");
        assertThat(results(place)).isEqualTo(undisturbed());
    }

    private void killAndResume(int kills, long seed) throws Exception {
        Path place = Files.createDirectory(folder.resolve("killed"));
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            Process process = start(place, true);
            process.waitFor(random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        assertThat(start(place, true).waitFor()).isZero();
        assertThat(results(place)).isEqualTo(undisturbed());
        assertThat(place.resolve("study.ledger")).doesNotExist();
    }

    private Map<String, String> undisturbed() throws Exception {
        Path place = Files.createDirectory(folder.resolve("undisturbed"));
        assertThat(start(place, false, "--threads", "1").waitFor()).isZero();
        return results(place);
    }

    private static Map<String, String> results(Path place) throws IOException {
        Map<String, String> results = new TreeMap<>();
        Path study = place.resolve("study");
        try (Stream<Path> files = Files.walk(study)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    results.put(study.relativize(file).toString(), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        assertThat(results).containsKeys("results.json", "tables/convergence.csv", "plots/convergence.svg");
        return results;
    }

    private static Process start(Path place, boolean resume, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.ntkverify.cli.Main"));
        command.addAll(ARGUMENTS);
        command.addAll(List.of(more));
        if (resume) {
            command.add("--resume");
        }
        return new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectOutput(place.resolve("output").toFile())
                .redirectError(place.resolve("error").toFile())
                .start();
    }
}
