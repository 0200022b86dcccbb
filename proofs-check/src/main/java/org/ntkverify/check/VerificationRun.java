package org.ntkverify.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a run found; the only input of the reports.
 *
 * @param info provenance
 * @param results one for each claim checked, in catalogue order
 * @param notRun ids of selected claims that the tier leaves out; never counted as passed
 */
public record VerificationRun(RunInfo info, List<ClaimResult> results, List<String> notRun) {

    /** Copies the lists. */
    public VerificationRun {
        results = List.copyOf(results);
        notRun = List.copyOf(notRun);
    }

    /** Returns how many claims had each outcome, zero included. */
    public Map<Outcome, Long> outcomes() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0L);
        }
        results.forEach(result -> counts.merge(result.outcome(), 1L, Long::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** Returns the number of claims selected, run or not. */
    public int total() {
        return results.size() + notRun.size();
    }
}
