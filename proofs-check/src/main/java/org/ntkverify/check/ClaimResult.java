package org.ntkverify.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of checking one claim.
 *
 * @param claim the claim
 * @param verdict on it
 * @param outcome against its expectation
 * @param evidence of its checks, in their order; of an erratum also that of the corrected statement, last
 * @param falsifiers what became of them
 * @param illustrations tables with plots that show what the claim is about
 * @param alpha error probability the claim may spend
 * @param seconds time spent
 */
public record ClaimResult(
        Claim claim,
        Verdict verdict,
        Outcome outcome,
        List<Evidence> evidence,
        List<FalsifierResult> falsifiers,
        List<Table> illustrations,
        double alpha,
        double seconds) {

    /** Creates a result without illustrations. */
    public ClaimResult(
            Claim claim,
            Verdict verdict,
            Outcome outcome,
            List<Evidence> evidence,
            List<FalsifierResult> falsifiers,
            double alpha,
            double seconds) {
        this(claim, verdict, outcome, evidence, falsifiers, List.of(), alpha, seconds);
    }

    /** Copies the lists. */
    public ClaimResult {
        evidence = List.copyOf(evidence);
        falsifiers = List.copyOf(falsifiers);
        illustrations = List.copyOf(illustrations);
    }

    /** Returns every table: of the evidence in its order, then the illustrations. */
    public List<Table> tables() {
        return Stream.concat(evidence.stream().flatMap(piece -> piece.tables().stream()), illustrations.stream())
                .toList();
    }
}
