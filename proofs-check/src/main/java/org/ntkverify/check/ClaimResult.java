package org.ntkverify.check;

import java.util.List;

/**
 * The result of checking one claim.
 *
 * @param claim the claim
 * @param verdict on it
 * @param outcome against its expectation
 * @param evidence of its checks, in their order; of an erratum also that of the corrected statement, last
 * @param falsifiers what became of them
 * @param alpha error probability the claim may spend
 * @param seconds time spent
 */
public record ClaimResult(
        Claim claim,
        Verdict verdict,
        Outcome outcome,
        List<Evidence> evidence,
        List<FalsifierResult> falsifiers,
        double alpha,
        double seconds) {

    /** Copies the lists. */
    public ClaimResult {
        evidence = List.copyOf(evidence);
        falsifiers = List.copyOf(falsifiers);
    }
}
