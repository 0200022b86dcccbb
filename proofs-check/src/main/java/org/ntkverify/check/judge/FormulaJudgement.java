package org.ntkverify.check.judge;

import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;

/**
 * What is known about one formula.
 *
 * @param evidence what the verdict rests on
 * @param rung of the ladder that decided
 * @param reason one sentence for a reader
 * @param counterexample where the formula is wrong, if it is
 * @param notes what a reader should know besides, possibly nothing
 * @param points how many points were compared
 */
public record FormulaJudgement(
        Evidence evidence,
        Rung rung,
        String reason,
        Optional<CounterPoint> counterexample,
        List<String> notes,
        int points) {

    /** Copies the list. */
    public FormulaJudgement {
        notes = List.copyOf(notes);
    }

    /** Returns the verdict, by the one rule that gives verdicts. */
    public Verdict verdict() {
        return VerdictRule.ofEvidence(evidence);
    }

    /** Returns what a reader has to trust if the verdict is PROVED; empty for the other verdicts. */
    public List<String> trusted() {
        return evidence instanceof Evidence.ExactDerivation exact ? exact.trusted() : List.of();
    }
}
