package org.ntkverify.check.checker;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.EngineFailedException;

/**
 * Checks one claim with its falsifiers.
 *
 * <p>The claim's share of the error budget is fixed and divided equally over its sampled statements, falsifiers included;
 * so a claim checked alone gives the same evidence as in a full run. Each part is divided over the declared looks at the growing
 * samples, and drawing stops when every statement is decided.
 */
public final class ClaimVerifier {

    private final Function<Claim, ErrorBudget.Share> shares;
    private final Function<Claim, SampleSource> sources;

    /**
     * Creates a verifier of claims of the catalogue.
     *
     * @param budget of the whole run
     * @param sources makes the source of samples of a claim
     */
    public ClaimVerifier(ErrorBudget budget, Function<Claim, SampleSource> sources) {
        this(claim -> budget.catalogueClaim(), sources);
    }

    /**
     * Creates a verifier of claims with shares of their own.
     *
     * @param shares of the error budget, fixed before anything is drawn
     * @param sources makes the source of samples of a claim
     */
    public ClaimVerifier(Function<Claim, ErrorBudget.Share> shares, Function<Claim, SampleSource> sources) {
        this.shares = shares;
        this.sources = sources;
    }

    /**
     * Checks {@code claim}. A checker that breaks makes the outcome {@link Outcome#ERROR}; it never looks like a pass.
     *
     * @throws DrawsInterruptedException if the thread is interrupted
     * @throws EngineFailedException if what runs the draws breaks down, which says nothing about the claim
     */
    public ClaimResult verify(Claim claim) {
        long start = System.nanoTime();
        ErrorBudget.Share share = shares.apply(claim);
        try {
            return verify(claim, share, start);
        } catch (DrawsInterruptedException | EngineFailedException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // The one place where a defect of ours is turned into a result, so that the run goes on. A library that
            // does not load, the algebra system for one, is such a defect.
            Verdict verdict = new Verdict.Blocked("internal error: %s at %s".formatted(e, origin(e)));
            return new ClaimResult(
                    claim, verdict, Outcome.ERROR, List.of(), List.of(), share.alpha(), secondsSince(start));
        }
    }

    private ClaimResult verify(Claim claim, ErrorBudget.Share share, long start) {
        ErrorBudget.Share part = share.dividedBy(Math.max(1, sampledStatements(claim)));
        ClaimLooks.Seen seen = new ClaimLooks(claim, sources.apply(claim), part).run();
        return new ClaimResult(
                claim,
                seen.judgement().verdict(),
                seen.judgement().outcome(),
                seen.evidence(),
                seen.falsifiers(),
                claim.illustrations().stream().map(Illustration::drawn).toList(),
                share.alpha(),
                secondsSince(start));
    }

    /** Returns among how many statements the claim's share is divided. */
    private static long sampledStatements(Claim claim) {
        return Stream.of(
                        claim.checks().stream(),
                        claim.corrected().stream(),
                        claim.falsifiers().stream().map(Falsifier::statement))
                .flatMap(statements -> statements)
                .filter(Statement::sampled)
                .count();
    }

    private static String origin(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return trace.length == 0 ? "unknown place" : trace[0].toString();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
