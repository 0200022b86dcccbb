package org.ntkverify.check.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.Tier;
import org.ntkverify.check.catalogue.Catalogue;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.spec.ClaimFile;
import org.ntkverify.check.spec.ClaimFileException;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/**
 * Claims as JUnit 5 dynamic tests, one for each claim:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> claims() {
 *     return NtkClaims.fromYaml(Path.of("src/test/resources/claims.yaml")).dynamicTests();
 * }
 * }</pre>
 *
 * <p>A test passes if the claim comes out as expected, fails if it comes out against its expectation or the check has no power, and is aborted,
 * which JUnit reports as skipped with the reason, if the claim is undecided, blocked or open; with {@link #strict} undecided and blocked claims
 * fail. The verdicts are those of {@code ntkv verify} with the same tier, seed and error budget. Instances are immutable.
 */
public final class NtkClaims {

    /** Where claims come from; asked once the tier is known. */
    private sealed interface Origin {

        record File(Path path) implements Origin {}

        record OfCatalogue(String prefix) implements Origin {}
    }

    private final Origin origin;
    private final Tier tier;
    private final long seed;
    private final ErrorBudget budget;
    private final int threads;
    private final boolean strict;

    private NtkClaims(Origin origin, Tier tier, long seed, ErrorBudget budget, int threads, boolean strict) {
        this.origin = origin;
        this.tier = tier;
        this.seed = seed;
        this.budget = budget;
        this.threads = threads;
        this.strict = strict;
    }

    private static NtkClaims of(Origin origin) {
        return new NtkClaims(
                origin,
                Tier.STANDARD,
                RunInfo.DEFAULT_SEED,
                ErrorBudget.standard(),
                Runtime.getRuntime().availableProcessors(),
                false);
    }

    /** Returns the claims of a claim file, which is read when the tests are asked for. */
    public static NtkClaims fromYaml(Path file) {
        return of(new Origin.File(file));
    }

    /** Returns the claims of the catalogue whose ids begin with {@code prefix}, for example {@code jacot2018/}. */
    public static NtkClaims ofCatalogue(String prefix) {
        return of(new Origin.OfCatalogue(prefix));
    }

    /** Returns these claims at another tier; the standard tier is the default. */
    public NtkClaims tier(Tier other) {
        return new NtkClaims(origin, other, seed, budget, threads, strict);
    }

    /** Returns these claims with another seed of all random numbers. */
    public NtkClaims seed(long other) {
        return new NtkClaims(origin, tier, other, budget, threads, strict);
    }

    /** Returns these claims with another error budget of all of them together. */
    public NtkClaims budget(ErrorBudget other) {
        return new NtkClaims(origin, tier, seed, other, threads, strict);
    }

    /** Returns these claims checked by {@code count} threads; the same numbers come out for any number of them. */
    public NtkClaims threads(int count) {
        return new NtkClaims(origin, tier, seed, budget, count, strict);
    }

    /** Returns these claims such that undecided and blocked ones fail. */
    public NtkClaims strict() {
        return new NtkClaims(origin, tier, seed, budget, threads, true);
    }

    /**
     * Returns a test for each claim.
     *
     * @throws ClaimFileException if the file is no claim file
     * @throws IllegalArgumentException if there is no claim: an empty factory would look like a pass
     */
    public Stream<DynamicTest> dynamicTests() {
        List<Claim> claims = claims();
        if (claims.isEmpty()) {
            throw new IllegalArgumentException(
                    "claims of %s at tier %s must be at least one but there is none".formatted(origin, tier.text()));
        }
        ErrorBudget.Share share =
                origin instanceof Origin.File ? budget.fileClaim(claims.size()) : budget.catalogueClaim();
        LocalDrawEngine engine = new LocalDrawEngine(threads);
        ClaimVerifier verifier = new ClaimVerifier(
                claim -> share, claim -> new NetworkSamples(seed, claim.id(), engine, Progress.SILENT));
        return claims.stream().map(claim -> DynamicTest.dynamicTest(claim.id(), () -> require(verifier.verify(claim))));
    }

    private List<Claim> claims() {
        if (origin instanceof Origin.File file) {
            return ClaimFile.read(file.path(), tier).claims();
        }
        String prefix = ((Origin.OfCatalogue) origin).prefix();
        Predicate<Claim> wanted = claim -> claim.id().startsWith(prefix);
        return Catalogue.claims(tier).stream().filter(wanted).toList();
    }

    private void require(ClaimResult result) {
        String message = "%s is %s, expected %s: %s"
                .formatted(
                        result.claim().id(),
                        result.verdict().kind(),
                        result.claim().expected().text(),
                        result.verdict().reason());
        switch (result.outcome()) {
            case AS_EXPECTED -> {} // nothing to tell
            case UNEXPECTED, ERROR -> Assertions.fail(message);
            case UNDECIDED, BLOCKED -> {
                Assertions.assertFalse(strict, message);
                Assumptions.abort(message);
            }
            case OPEN -> Assumptions.abort(message);
        }
    }
}
