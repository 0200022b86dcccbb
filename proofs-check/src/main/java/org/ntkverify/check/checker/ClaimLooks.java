package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Judgement;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.Look;

/**
 * One claim, looked at while its samples grow, until each statement about it is decided. Statements that draw nothing are decided once.
 *
 * <p>Statements about means are judged together at every look: they mostly share their samples, and of several components the one with the largest effect is
 * not always the first to be decided. A statement about frequencies, which most often draws for itself, is settled at the first look that decides it.
 *
 * <p>Either way the stopping rule looks at verdicts alone, and each statement has its own part of the error budget over all of its looks: what is found where it
 * stops holds at the level of that part, whatever the other statements do.
 */
final class ClaimLooks {

    private final Claim claim;
    private final SampleSource samples;
    private final ErrorBudget.Share share;
    private final Map<Statement, Evidence> settled = new HashMap<>();

    /**
     * Starts to look.
     *
     * @param share of the error budget that each sampled statement has over all of its looks
     */
    ClaimLooks(Claim claim, SampleSource samples, ErrorBudget.Share share) {
        this.claim = claim;
        this.samples = samples;
        this.share = share;
    }

    /** What one look shows. */
    record Seen(Judgement judgement, List<Evidence> evidence, List<FalsifierResult> falsifiers) {

        /**
         * Whether more draws are not needed: each statement is decided. A claim with a proof waits for its samples too, and an erratum
         * for its corrected statement.
         */
        boolean decided() {
            return judgement.outcome() == Outcome.ERROR
                    || (evidence.stream().map(VerdictRule::ofEvidence).allMatch(Seen::decides)
                            && falsifiers.stream().map(FalsifierResult::verdict).allMatch(Seen::decides));
        }

        private static boolean decides(Verdict verdict) {
            return switch (verdict.kind()) {
                case PROVED, SUPPORTED, REFUTED -> true;
                case UNDECIDED, BLOCKED -> false;
            };
        }
    }

    /** Returns what is known when no statement that is open draws more. */
    Seen run() {
        Seen seen = at(0);
        for (int look = 1; look < Look.LOOKS && !seen.decided(); look++) {
            seen = at(look);
        }
        return seen;
    }

    private Seen at(int look) {
        List<Evidence> checks = claim.checks().stream()
                .map(statement -> evidence(statement, look))
                .toList();
        Optional<Evidence> corrected = claim.corrected().map(statement -> evidence(statement, look));
        List<FalsifierResult> falsifiers = claim.falsifiers().stream()
                .map(falsifier -> falsified(falsifier, look))
                .toList();
        Judgement judgement = VerdictRule.judge(claim, checks, corrected, falsifiers);
        List<Evidence> evidence = new ArrayList<>(checks);
        corrected.ifPresent(evidence::add);
        return new Seen(judgement, List.copyOf(evidence), falsifiers);
    }

    /** The size of the effect has no say in when to stop, or it would have a chance at each look to be the declared one. */
    private FalsifierResult falsified(Falsifier falsifier, int look) {
        return new FalsifierResult(falsifier, VerdictRule.ofEvidence(evidence(falsifier.statement(), look)));
    }

    private Evidence evidence(Statement statement, int look) {
        Evidence known = settled.get(statement);
        if (known != null) {
            return known;
        }
        Evidence found = Checkers.check(statement, context(statement, look));
        boolean settles = !statement.sampled() || (counts(statement) && Seen.decides(VerdictRule.ofEvidence(found)));
        if (settles) {
            settled.put(statement, found);
        }
        return found;
    }

    private CheckContext context(Statement statement, int at) {
        if (!statement.sampled()) {
            return new CheckContext(share, samples);
        }
        Look look = (counts(statement) ? Look.OF_COUNTS : Look.OF_MEANS).get(at);
        return new CheckContext(look.of(share), samples, look);
    }

    private static boolean counts(Statement statement) {
        return statement.form() == Statement.Form.FAILURE_PROBABILITY;
    }
}
