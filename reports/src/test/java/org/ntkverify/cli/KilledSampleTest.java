package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that run {@code ntkv sample --save} and are told to end, or are ended: neither draws nor results depend on it. */
class KilledSampleTest {

    private static final String DRAWS = "draws.npy";

    private static final List<String> ARGUMENTS = List.of(
            "sample",
            "--network",
            "relu*2 wstd=sqrt(2)",
            "--data",
            "sphere:4x3",
            "--width",
            "128",
            "--draws",
            "30000",
            "--save",
            DRAWS,
            "--out",
            "study");

    /** Start, pilot and draws take about this long on a free machine. */
    private static final int LATEST_MILLIS = 4000;

    /** The header, the checkpoint of the pilot sample, and one of draws. */
    private static final int LINES_WITH_DRAWS = 13;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_run_killed_three_times_saves_the_same_bytes() throws Exception {
        runs().killAndResume(3, 5, LATEST_MILLIS);
    }

    @Test
    @Tag("slow")
    void a_run_killed_twenty_times_saves_the_same_bytes() throws Exception {
        runs().killAndResume(20, 6, LATEST_MILLIS);
    }

    @Test
    void a_run_told_to_stop_can_be_resumed_and_saves_the_same_bytes() throws Exception {
        runs().stopAndResume(LINES_WITH_DRAWS);
    }

    @Test
    void draws_that_were_damaged_or_lost_between_are_drawn_again() throws Exception {
        NtkvProcess whole = in("whole");
        assertThat(whole.start().waitFor()).isZero();
        NtkvProcess run = in("damaged");
        Process process = run.start();
        Path ledger = run.place().resolve("study.ledger");
        while (process.isAlive() && lines(ledger) < LINES_WITH_DRAWS) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
        Path part = part(run);
        for (boolean lost : new boolean[] {true, false}) {
            NtkvProcess again = in("lost-" + lost);
            Files.copy(ledger, again.place().resolve("study.ledger"));
            if (!lost) {
                byte[] bytes = Files.readAllBytes(part);
                bytes[200] ^= 1;
                Files.write(partOf(again), bytes);
            }
            assertThat(again.start("--resume").waitFor()).isZero();
            // Without its part the name of which tells the folder, nothing is there; with it, one bit is wrong.
            assertThat(again.error()).contains("draws of draws.npy were lost; they are drawn again");
            assertThat(results(again)).isEqualTo(results(whole));
            assertThat(again.entries()).containsExactlyInAnyOrder("error", "output", "study", DRAWS);
        }
        // What is whole is used.
        NtkvProcess again = in("used");
        Files.copy(ledger, again.place().resolve("study.ledger"));
        Files.copy(part, partOf(again), StandardCopyOption.REPLACE_EXISTING);
        assertThat(again.start("--resume").waitFor()).isZero();
        assertThat(again.error()).doesNotContain("lost");
        assertThat(results(again)).isEqualTo(results(whole));
    }

    private static Path part(NtkvProcess run) throws IOException {
        try (Stream<Path> files = Files.list(run.place())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".part"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Returns where a process that runs there looks for the part. */
    private static Path partOf(NtkvProcess run) {
        return run.place()
                .resolve(".%s-%s.part"
                        .formatted(DRAWS, RecordedRun.name(run.place().resolve("study.ledger"))));
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).lines().count() : 0;
    }

    private NtkvProcess in(String name) throws IOException {
        return new NtkvProcess(Files.createDirectory(folder.resolve(name)), ARGUMENTS);
    }

    private KilledRuns runs() {
        return new KilledRuns(folder, ARGUMENTS, "study", List.of(DRAWS), KilledSampleTest::results);
    }

    private static Map<String, String> results(NtkvProcess run) throws IOException {
        Map<String, String> results = run.files("study");
        assertThat(results).containsKeys("results.json", "tables/spectrum.csv", "tables/spectrum.tex");
        results.put(
                DRAWS, HexFormat.of().formatHex(Files.readAllBytes(run.place().resolve(DRAWS))));
        return results;
    }
}
