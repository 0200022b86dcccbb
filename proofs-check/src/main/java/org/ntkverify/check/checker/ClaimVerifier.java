package org.ntkverify.check.checker;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.DrawFailedException;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.ElapsedTime;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.LedgerException;

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
    private final LongSupplier nanoTime;

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
        this(shares, sources, System::nanoTime);
    }

    /** The same with a clock that is read as {@link System#nanoTime} and tells how long a claim takes. */
    public ClaimVerifier(
            Function<Claim, ErrorBudget.Share> shares, Function<Claim, SampleSource> sources, LongSupplier nanoTime) {
        this.shares = shares;
        this.sources = sources;
        this.nanoTime = nanoTime;
    }

    /**
     * Checks {@code claim}. A checker that breaks makes the outcome {@link Outcome#ERROR}; it never looks like a pass.
     *
     * @throws DrawsInterruptedException if the thread is interrupted
     * @throws EngineFailedException if what runs the draws breaks down, which says nothing about the claim
     * @throws LedgerException if the disk does not take what was drawn, which says nothing about the claim either
     */
    public ClaimResult verify(Claim claim) {
        ElapsedTime time = ElapsedTime.from(nanoTime);
        ErrorBudget.Share share = shares.apply(claim);
        try {
            return verify(claim, share, time);
        } catch (DrawsInterruptedException | EngineFailedException | LedgerException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // The one place where a defect of ours is turned into a result, so that the run goes on. A library that
            // does not load, the algebra system for one, is such a defect.
            Verdict verdict = new Verdict.Blocked(reason(e));
            return new ClaimResult(claim, verdict, Outcome.ERROR, List.of(), List.of(), share.alpha(), time.seconds());
        }
    }

    private ClaimResult verify(Claim claim, ErrorBudget.Share share, ElapsedTime time) {
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
                time.seconds());
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

    private static String reason(Throwable error) {
        return outOfMemory(error)
                ? "memory of Java must hold the work on this claim but did not; maybe a larger heap (-Xmx) or fewer threads help"
                : "internal error: %s at %s".formatted(error, origin(error));
    }

    private static boolean outOfMemory(Throwable error) {
        Throwable thrown = error instanceof DrawFailedException ? error.getCause() : error;
        return thrown instanceof OutOfMemoryError;
    }
}
