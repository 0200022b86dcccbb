package org.ntkverify.report.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What changed from one run to another.
 *
 * <p>An estimate has moved if both values differ by more than {@code z sqrt(s_old^2 + s_new^2)}, where z is the two-sided quantile of the normal
 * distribution at {@value #ALPHA} over the number of estimates compared: two runs of the same code with other seeds differ somewhere with about that
 * probability. Values without error have moved if they differ by more than {@value #DIGITS}, relatively, which is what another machine may
 * change.
 *
 * <p>A claim that only the old run has lost its verdict, which counts as a change; a claim that only the new one has does not.
 *
 * @param oldRun the first
 * @param newRun the second
 * @param verdicts claims in both with another verdict or outcome, by id
 * @param moved estimates that have moved, by claim
 * @param gone ids that only the old run has
 * @param added ids that only the new run has
 * @param claims number of claims in both
 * @param estimates number of estimates in both
 * @param unmatched number of estimates in claims of both runs that have no partner
 * @param quantile z
 */
public record RunComparison(
        SavedRun oldRun,
        SavedRun newRun,
        List<VerdictChange> verdicts,
        List<Move> moved,
        List<String> gone,
        List<String> added,
        int claims,
        int estimates,
        int unmatched,
        double quantile) {

    private static final double ALPHA = 1e-3;

    private static final double DIGITS = 1e-10;

    /** Copies the lists. */
    public RunComparison {
        verdicts = List.copyOf(verdicts);
        moved = List.copyOf(moved);
        gone = List.copyOf(gone);
        added = List.copyOf(added);
    }

    /** A claim that came out otherwise. */
    public record VerdictChange(SavedClaim before, SavedClaim after) {}

    /**
     * An estimate that moved.
     *
     * @param claim id
     * @param before in the old run
     * @param after in the new run
     * @param standardErrors the difference in standard errors of it; infinite where nothing varied
     */
    public record Move(String claim, SavedEstimate before, SavedEstimate after, double standardErrors) {}

    /** Two estimates of the same thing. */
    private record Pair(String claim, SavedEstimate before, SavedEstimate after) {}

    /**
     * Compares two runs.
     *
     * @throws IllegalArgumentException if they have no claim in common: nothing would be compared, and nothing found
     */
    public static RunComparison of(SavedRun oldRun, SavedRun newRun) {
        List<VerdictChange> verdicts = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        int common = 0;
        int unmatched = 0;
        for (SavedClaim before : oldRun.claims().values()) {
            SavedClaim after = newRun.claims().get(before.id());
            if (after == null) {
                gone.add(before.id());
                continue;
            }
            common++;
            if (!before.verdict().equals(after.verdict()) || !before.outcome().equals(after.outcome())) {
                verdicts.add(new VerdictChange(before, after));
            }
            int matched = pairs.size();
            addPairs(before, after, pairs);
            matched = pairs.size() - matched;
            unmatched += before.estimates().size() + after.estimates().size() - 2 * matched;
        }
        if (common == 0) {
            throw new IllegalArgumentException(
                    "%s and %s must have a claim in common but have none".formatted(oldRun.label(), newRun.label()));
        }
        double quantile =
                pairs.isEmpty() ? 0 : NormalDistribution.of(0, 1).inverseSurvivalProbability(ALPHA / 2 / pairs.size());
        return new RunComparison(
                oldRun,
                newRun,
                verdicts,
                moved(pairs, quantile),
                gone,
                newRun.claims().keySet().stream()
                        .filter(id -> !oldRun.claims().containsKey(id))
                        .toList(),
                common,
                pairs.size(),
                unmatched,
                quantile);
    }

    private static void addPairs(SavedClaim before, SavedClaim after, List<Pair> pairs) {
        Map<String, SavedEstimate> places = new HashMap<>();
        after.estimates().forEach(estimate -> places.put(estimate.place(), estimate));
        for (SavedEstimate estimate : before.estimates()) {
            SavedEstimate other = places.get(estimate.place());
            if (other != null) {
                pairs.add(new Pair(before.id(), estimate, other));
            }
        }
    }

    private static List<Move> moved(List<Pair> pairs, double quantile) {
        List<Move> moves = new ArrayList<>();
        for (Pair pair : pairs) {
            double difference = Math.abs(pair.after().value() - pair.before().value());
            double size = Math.max(
                    Math.abs(pair.before().value()), Math.abs(pair.after().value()));
            double error =
                    Math.hypot(pair.before().standardError(), pair.after().standardError());
            // Written so that a difference that is not a number has moved.
            if (!(difference <= Math.max(quantile * error, DIGITS * size))) {
                moves.add(new Move(pair.claim(), pair.before(), pair.after(), difference / error));
            }
        }
        return moves;
    }

    /** Returns whether no verdict changed or was lost and no estimate moved. */
    public boolean same() {
        return verdicts.isEmpty() && moved.isEmpty() && gone.isEmpty();
    }
}
