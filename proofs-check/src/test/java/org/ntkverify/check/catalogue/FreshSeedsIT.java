package org.ntkverify.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Tier;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/**
 * The whole catalogue at the smoke tier again and again, each run with a seed nobody has seen: what {@code ntkv verify --tier smoke --strict --seed S}
 * does for consecutive S.
 *
 * <p>A run in which every claim is as its source expects shows a false alarm with probability of at most 1e-3. A power that fails shows as a falsifier
 * that is not refuted. {@code -Dntk.seed} sets the first seed, {@code -Dntk.runs} how many. One line a run is added to
 * {@code target/fresh-seeds.csv} when it ends, so that a study which is cut off has not been in vain.
 */
@Tag("calibration")
class FreshSeedsIT {

    private static final long FIRST_SEED = Long.getLong("ntk.seed", 1);

    private static final int RUNS = Integer.getInteger("ntk.runs", 1);

    private static final int THREADS = Integer.getInteger("ntk.threads", 2);

    private static List<ClaimResult> run(long seed) {
        LocalDrawEngine engine = new LocalDrawEngine(THREADS);
        ClaimVerifier verifier = new ClaimVerifier(
                ErrorBudget.standard(), claim -> new NetworkSamples(seed, claim.id(), engine, Progress.SILENT));
        return Catalogue.claims(Tier.SMOKE).stream().map(verifier::verify).toList();
    }

    private static boolean agrees(ClaimResult result) {
        return result.outcome() == Outcome.AS_EXPECTED || result.outcome() == Outcome.OPEN;
    }

    private static String line(long seed, double seconds, List<ClaimResult> results, List<String> others) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        results.forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
        return String.format(Locale.ROOT, "%d,%.1f,%d,\"%s\",\"%s\"", seed, seconds, results.size(), counts, others);
    }

    @Test
    void no_run_has_an_unexpected_outcome() throws IOException {
        Path log = Files.createDirectories(Path.of("target")).resolve("fresh-seeds.csv");
        List<String> unexpected = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            long start = System.nanoTime();
            List<ClaimResult> results = run(seed);
            List<String> others = results.stream()
                    .filter(result -> !agrees(result))
                    .map(result -> "%s is %s"
                            .formatted(result.claim().id(), result.outcome().text()))
                    .toList();
            Files.writeString(
                    log,
                    line(seed, (System.nanoTime() - start) / 1e9, results, others) + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            assertThat(results).as("seed=%s", seed).hasSizeGreaterThan(250);
            for (String other : others) {
                unexpected.add("seed %s: %s".formatted(seed, other));
            }
        }
        assertThat(unexpected).isEmpty();
    }
}
