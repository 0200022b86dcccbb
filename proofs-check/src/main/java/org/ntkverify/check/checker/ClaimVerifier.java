package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Judgement;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.DrawsInterruptedException;

/**
 * Checks one claim with its falsifiers.
 *
 * <p>The claim's share of the error budget is fixed and divided equally over its sampled statements, falsifiers included;
 * so a claim checked alone gives the same evidence as in a full run.
 */
public final class ClaimVerifier {

    private final ErrorBudget budget;
    private final Function<Claim, SampleSource> sources;

    /**
     * Creates a verifier.
     *
     * @param budget of the whole run
     * @param sources makes the source of samples of a claim
     */
    public ClaimVerifier(ErrorBudget budget, Function<Claim, SampleSource> sources) {
        this.budget = budget;
        this.sources = sources;
    }

    /**
     * Checks {@code claim}. A checker that breaks makes the outcome {@link Outcome#ERROR}; it never looks like a pass.
     *
     * @throws DrawsInterruptedException if the thread is interrupted
     */
    public ClaimResult verify(Claim claim) {
        long start = System.nanoTime();
        ErrorBudget.Share share = budget.catalogueClaim();
        try {
            return verify(claim, share, start);
        } catch (DrawsInterruptedException e) {
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
        CheckContext context = new CheckContext(share.dividedBy(parts(claim)), sources.apply(claim));
        List<Evidence> checks = claim.checks().stream()
                .map(statement -> Checkers.check(statement, context))
                .toList();
        Optional<Evidence> corrected = claim.corrected().map(statement -> Checkers.check(statement, context));
        List<FalsifierResult> falsifiers = claim.falsifiers().stream()
                .map(falsifier -> falsified(falsifier, context))
                .toList();
        Judgement judgement = VerdictRule.judge(claim, checks, corrected, falsifiers);
        List<Evidence> evidence = new ArrayList<>(checks);
        corrected.ifPresent(evidence::add);
        return new ClaimResult(
                claim,
                judgement.verdict(),
                judgement.outcome(),
                evidence,
                falsifiers,
                share.alpha(),
                secondsSince(start));
    }

    private static FalsifierResult falsified(Falsifier falsifier, CheckContext context) {
        return new FalsifierResult(falsifier, VerdictRule.ofEvidence(Checkers.check(falsifier.statement(), context)));
    }

    /** Returns the number of sampled statements, at least 1. */
    private static long parts(Claim claim) {
        long checks = claim.checks().stream().filter(Statement::sampled).count();
        long corrected = claim.corrected().filter(Statement::sampled).isPresent() ? 1 : 0;
        long falsifiers = claim.falsifiers().stream()
                .map(Falsifier::statement)
                .filter(Statement::sampled)
                .count();
        return Math.max(1, checks + corrected + falsifiers);
    }

    private static String origin(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return trace.length == 0 ? "unknown place" : trace[0].toString();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
