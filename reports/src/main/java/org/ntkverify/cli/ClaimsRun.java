package org.ntkverify.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.Tier;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.ElapsedTime;
import org.ntkverify.numeric.engine.RunKey;
import org.ntkverify.numeric.sample.Backend;

/**
 * Wires engine, samples and verifier, and records where a run came from.
 *
 * @param budget error probabilities of the whole run
 * @param shares of it that the claims have
 * @param tier how much it may spend
 * @param seed of all random numbers
 * @param engine name of where draws run
 * @param threads workers
 * @param command as typed
 */
record ClaimsRun(
        ErrorBudget budget,
        Function<Claim, ErrorBudget.Share> shares,
        Tier tier,
        long seed,
        String engine,
        int threads,
        String command) {

    /** Returns what the draws of a run over {@code claims} depend on. */
    RunKey key(List<Claim> claims) {
        RunInfo info = info(claims, Instant.EPOCH, 0);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", info.version());
        fields.put("commit", info.commit());
        fields.put("java", info.java());
        fields.put("os", info.os());
        fields.put("blas", info.blas());
        fields.put("seed", Long.toString(seed));
        fields.put("alpha", Double.toString(budget.alpha()));
        fields.put("tier", tier.text());
        fields.put("claims", info.inputHash());
        return new RunKey(fields);
    }

    /**
     * Checks the claims one after the other.
     *
     * @param left ids of claims that the tier leaves out
     * @throws DrawsInterruptedException if the run is told to stop
     * @throws org.ntkverify.numeric.engine.EngineFailedException if the engine breaks down
     * @throws org.ntkverify.numeric.engine.LedgerException if the disk does not take what was drawn
     */
    VerificationRun run(
            List<Claim> claims, List<String> left, RecordedRun recorded, ProgressLine progress, TimeSource clocks) {
        Instant started = clocks.instants().instant();
        ElapsedTime time = ElapsedTime.from(clocks.nanoTime());
        ClaimVerifier verifier = new ClaimVerifier(
                shares,
                claim -> new NetworkSamples(seed, claim, recorded.engine(), progress::draws),
                clocks.nanoTime());
        List<ClaimResult> results = new ArrayList<>();
        try {
            for (int i = 0; i < claims.size(); i++) {
                recorded.requireGoingOn();
                progress.claim(i + 1, claims.size(), claims.get(i).id());
                results.add(verifier.verify(claims.get(i)));
            }
        } finally {
            progress.clear();
        }
        return new VerificationRun(info(claims, started, time.seconds()), results, left);
    }

    private RunInfo info(List<Claim> claims, Instant started, double seconds) {
        return new RunInfo(
                Version.number(),
                Version.commit(),
                "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor")),
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                Backend.linearAlgebra(),
                seed,
                budget.alpha(),
                tier,
                engine,
                threads,
                command,
                InputHash.of(claims),
                started,
                seconds);
    }
}
