package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over claims of several papers, proofs, certificates and draws, killed at moments that lie all over it. */
@Tag("slow")
class KilledPapersTest {

    private static final int KILLS = 20;

    private static final List<String> ARGUMENTS = List.of(
            "verify",
            "--tier",
            "smoke",
            "--out",
            "report",
            "cho2009/value*",
            "jacot2018/p2-6*",
            "nguyen2021/depth-bound",
            "wu2022/p5-6*",
            "tan2022/p3-3*");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_run_killed_twenty_times_gives_the_same_evidence() throws Exception {
        NtkvProcess whole = NtkvProcess.in(folder, "whole", ARGUMENTS);
        long begin = System.nanoTime();
        assertThat(whole.exitCode()).as(whole.error()).isZero();
        int millis = (int) ((System.nanoTime() - begin) / 1_000_000);
        Map<String, String> undisturbed = FaultyRuns.results(whole.place());

        NtkvProcess run = NtkvProcess.in(folder, "killed", ARGUMENTS);
        // Without draws left a run still proves what is to be proved, so most of the moments come before its end.
        assertThat(run.kill(KILLS, 2026_11_27, millis))
                .as("kills that met a run")
                .isGreaterThan(KILLS / 2);
        assertThat(run.exitCode("--resume")).as(run.error()).isZero();
        assertThat(FaultyRuns.results(run.place())).isEqualTo(undisturbed);
        assertThat(run.entries()).containsExactly("error", "output", "report");
    }
}
