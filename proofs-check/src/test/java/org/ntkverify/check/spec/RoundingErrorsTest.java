package org.ntkverify.check.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Tier;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/** Where the smallest eigenvalue of every draw is a rounding error, claims about it are not decided. */
class RoundingErrorsTest {

    private static final String NEAR = "1,0\n1,1e-9\n0,1\n";
    private static final String FAR = "1,0\n1,1\n0,1\n";
    private static final String MEAN = "ordering: {of: lambda-min(ntk), above: 0, draws: 2000, widths: 64}";
    private static final String OFTEN =
            "probability-bound: {of: lambda-min(ntk), at-least: 0, delta: 0.2, draws: 400, widths: 64}";

    @TempDir
    private Path folder = Path.of(".");

    private ClaimResult verify(String network, String points, String form) throws IOException {
        Files.writeString(folder.resolve("points.csv"), points);
        Path file = Files.writeString(
                folder.resolve("mine.yaml"),
                "version: 1\nclaims:\n  - {id: it, network: '%s', data: points.csv, %s}\n".formatted(network, form));
        return new ClaimVerifier(
                        any -> ErrorBudget.standard().fileClaim(1),
                        any -> new NetworkSamples(1, any.id(), new LocalDrawEngine(2), Progress.SILENT))
                .verify(ClaimFile.read(file, Tier.SMOKE).claims().get(0));
    }

    @Test
    void a_mean_of_rounding_errors_is_compared_with_nothing() throws IOException {
        ClaimResult result = verify("relu*2 wstd=sqrt(2)", NEAR, MEAN);
        assertThat(result.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(((Verdict.Blocked) result.verdict()).reason())
                .startsWith("a draw does not tell: ")
                .containsAnyOf("by more than rounding errors", "nearly dependent features");
        assertThat(verify("relu*2 wstd=sqrt(2)", FAR, MEAN).verdict().kind()).isEqualTo(Verdict.Kind.SUPPORTED);
    }

    @Test
    void such_draws_count_as_undecided_in_a_frequency() throws IOException {
        Verdict near = verify("relu*2 wstd=sqrt(2)", NEAR, OFTEN).verdict();
        assertThat(near.kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(near.toString()).contains("0 of 400 trials failed, 400 undecided");
        assertThat(verify("relu*2 wstd=sqrt(2)", FAR, OFTEN).verdict().kind()).isEqualTo(Verdict.Kind.SUPPORTED);
    }
}
