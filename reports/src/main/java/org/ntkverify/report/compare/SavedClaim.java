package org.ntkverify.report.compare;

import java.util.List;

/**
 * What a run saved about one claim.
 *
 * @param id paper key and slug
 * @param verdict one of PROVED, SUPPORTED, REFUTED, UNDECIDED, BLOCKED
 * @param outcome how the verdict compares with the expectation
 * @param seconds time spent on the claim
 * @param estimates numbers with errors, in the order of the file
 */
public record SavedClaim(String id, String verdict, String outcome, double seconds, List<SavedEstimate> estimates) {

    /** Copies the list. */
    public SavedClaim {
        estimates = List.copyOf(estimates);
    }
}
