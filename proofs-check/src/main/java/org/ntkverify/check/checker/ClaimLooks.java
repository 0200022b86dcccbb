package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Judgement;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;

/** One claim, looked at while its samples grow. Statements that draw nothing are decided once. */
final class ClaimLooks {

    private final Claim claim;
    private final Map<Statement, Evidence> unsampled = new HashMap<>();

    ClaimLooks(Claim claim) {
        this.claim = claim;
    }

    /** What one look shows. */
    record Seen(Judgement judgement, List<Evidence> evidence, List<FalsifierResult> falsifiers) {

        /**
         * Whether more draws are not needed: the claim is judged, and so is each statement about it. A claim with a proof waits
         * for its samples too, and an erratum for its corrected statement.
         */
        boolean decided() {
            return judgement.outcome() == Outcome.ERROR
                    || Stream.of(
                                    Stream.of(judgement.verdict()),
                                    evidence.stream().map(VerdictRule::ofEvidence),
                                    falsifiers.stream().map(FalsifierResult::verdict))
                            .flatMap(verdicts -> verdicts)
                            .noneMatch(Seen::open);
        }

        private static boolean open(Verdict verdict) {
            return switch (verdict.kind()) {
                case PROVED, SUPPORTED, REFUTED -> false;
                case UNDECIDED, BLOCKED -> true;
            };
        }
    }

    /** Checks every statement of the claim with what {@code context} allows. */
    Seen at(CheckContext context) {
        List<Evidence> checks = claim.checks().stream()
                .map(statement -> evidence(statement, context))
                .toList();
        Optional<Evidence> corrected = claim.corrected().map(statement -> evidence(statement, context));
        List<FalsifierResult> falsifiers = claim.falsifiers().stream()
                .map(falsifier -> falsified(falsifier, context))
                .toList();
        Judgement judgement = VerdictRule.judge(claim, checks, corrected, falsifiers);
        List<Evidence> evidence = new ArrayList<>(checks);
        corrected.ifPresent(evidence::add);
        return new Seen(judgement, List.copyOf(evidence), falsifiers);
    }

    private FalsifierResult falsified(Falsifier falsifier, CheckContext context) {
        return new FalsifierResult(falsifier, VerdictRule.ofEvidence(evidence(falsifier.statement(), context)));
    }

    private Evidence evidence(Statement statement, CheckContext context) {
        if (statement.sampled()) {
            return Checkers.check(statement, context);
        }
        Evidence known = unsampled.get(statement);
        if (known == null) {
            known = Checkers.check(statement, context);
            unsampled.put(statement, known);
        }
        return known;
    }
}
