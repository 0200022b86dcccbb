package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/** Processes that die by SIGKILL, which no code of theirs sees. */
class KilledRunTest {

    /** Longer than starting and drawing take, so that some kills come late. */
    private static final int LATEST_MILLIS = 1500;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_run_killed_three_times_ends_with_the_same_bits() throws Exception {
        killAndResume(3, 42);
    }

    @Test
    @Tag("slow")
    void a_run_killed_twenty_times_ends_with_the_same_bits() throws Exception {
        killAndResume(20, 43);
    }

    private void killAndResume(int kills, long seed) throws Exception {
        Path ledger = folder.resolve("run.ledger");
        Path result = folder.resolve("result");
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            Process process = start(ledger, result);
            process.waitFor(random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        assertThat(start(ledger, result).waitFor()).isZero();
        Moments direct = Sampling.run(RecordedProcess.plan(), new LocalDrawEngine(1), Progress.SILENT);
        assertThat(result).hasContent(RecordedProcess.digits(direct));
        assertThat(Files.readAllLines(ledger).size()).isGreaterThan(3);
    }

    private Process start(Path ledger, Path result) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordedProcess.class.getName(),
                        ledger.toString(),
                        result.toString())
                .inheritIO()
                .start();
    }
}
