package org.ntkverify.check.checker;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.ntkverify.check.Finding;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.statistics.Equivalence;
import org.ntkverify.check.statistics.IntervalResult;
import org.ntkverify.check.statistics.ToleranceRegion;

/**
 * One confidence interval against one tolerance region.
 *
 * @param label what is compared
 * @param region what the statement tolerates
 * @param result the interval, or why there is none
 * @param draws behind it
 */
record Comparison(String label, ToleranceRegion region, IntervalResult result, long draws) {

    Equivalence.Decision decision() {
        return Equivalence.decide(region, result);
    }

    /** Returns claimed minus estimated value, over the scale. */
    double effect(double estimate) {
        return (region.target() - estimate) / region.scale();
    }

    /** Returns how far the estimate is from what is claimed, over the scale. */
    private double distance() {
        return switch (result.kind()) {
            case INTERVAL -> Math.abs(effect(((IntervalResult.Interval) result).estimate()));
            case NOT_YET -> Math.abs(effect(((IntervalResult.NotYet) result).estimate()));
            case DEGENERATE -> Math.abs(effect(((IntervalResult.Degenerate) result).estimate()));
        };
    }

    /** Returns the position of the comparison whose estimate is farthest from what is claimed. */
    static int farthest(List<Comparison> comparisons) {
        return IntStream.range(0, comparisons.size())
                .boxed()
                .max(Comparator.comparing(at -> comparisons.get(at).distance()))
                .orElseThrow();
    }

    /** Returns estimate minus claimed value over the scale, as a cell. */
    Cell deviation() {
        return switch (result.kind()) {
            case INTERVAL -> {
                IntervalResult.Interval interval = (IntervalResult.Interval) result;
                yield new Cell.Estimate(-effect(interval.estimate()), interval.standardError() / region.scale());
            }
            case NOT_YET -> {
                IntervalResult.NotYet notYet = (IntervalResult.NotYet) result;
                yield new Cell.Estimate(-effect(notYet.estimate()), notYet.standardError() / region.scale());
            }
            case DEGENERATE -> new Cell.Text("did not vary");
        };
    }

    /** Returns an end of the interval minus the claimed value over the scale, as a cell. */
    Cell end(boolean low) {
        return result.interval()
                .<Cell>map(interval -> new Cell.Value(-effect(low ? interval.low() : interval.high())))
                .orElseGet(() -> new Cell.Text("no interval"));
    }

    Optional<Double> smallestDetectable(double beta) {
        return result.interval().map(interval -> Equivalence.smallestDetectable(region, interval, beta));
    }

    /**
     * Joins comparisons that must all hold: any refutation refutes, all supports support. Of those left open the one
     * that needs most draws is told, so that the budget it names would decide them all.
     *
     * @param code reason given for a refutation
     * @param beta power budget of each comparison
     */
    static Finding join(List<Comparison> comparisons, ReasonCode code, double beta) {
        Optional<Finding.Contradicts> worst = Optional.empty();
        for (Comparison comparison : comparisons) {
            if (comparison.decision() == Equivalence.Decision.REFUTES) {
                Finding.Contradicts found = comparison.contradiction(code);
                if (worst.isEmpty()
                        || Math.abs(found.effect()) > Math.abs(worst.get().effect())) {
                    worst = Optional.of(found);
                }
            }
        }
        if (worst.isPresent()) {
            return worst.get();
        }
        // No number of draws decides a comparison without an error, so it is told before those that more draws decide.
        return comparisons.stream()
                .filter(comparison -> comparison.decision() != Equivalence.Decision.SUPPORTS)
                .max(Comparator.comparing(Comparison::degenerate)
                        .thenComparing(comparison -> comparison.required(beta).orElse(Long.MAX_VALUE)))
                .<Finding>map(comparison -> comparison.open(beta))
                .orElseGet(Finding.Establishes::new);
    }

    private boolean degenerate() {
        return result.kind() == IntervalResult.Kind.DEGENERATE;
    }

    /** Returns how many draws would decide; empty if no number would. */
    private OptionalLong required(double beta) {
        return switch (result.kind()) {
            case DEGENERATE -> OptionalLong.empty();
            case NOT_YET -> OptionalLong.of(((IntervalResult.NotYet) result).requiredCount());
            case INTERVAL -> Equivalence.requiredCount(region, (IntervalResult.Interval) result, draws, beta);
        };
    }

    private Finding.Contradicts contradiction(ReasonCode code) {
        IntervalResult.Interval interval = result.interval().orElseThrow();
        return new Finding.Contradicts(
                code,
                effect(interval.estimate()),
                "%s: claimed %s, interval [%s, %s] from %s draws"
                        .formatted(label, region.target(), interval.low(), interval.high(), draws));
    }

    private Finding open(double beta) {
        return switch (result.kind()) {
            case DEGENERATE ->
                new Finding.Inapplicable(
                        "%s did not vary over %s draws, so its error is unknown".formatted(label, draws));
            case NOT_YET -> {
                OptionalLong required = required(beta);
                yield new Finding.Inconclusive(
                        "%s is too skewed for an interval at this level".formatted(label),
                        Optional.of("%s draws in all".formatted(required.orElseThrow())));
            }
            case INTERVAL -> {
                IntervalResult.Interval interval = (IntervalResult.Interval) result;
                OptionalLong required = required(beta);
                yield new Finding.Inconclusive(
                        "interval of %s is [%s, %s], tolerated is [%s, %s]"
                                .formatted(label, interval.low(), interval.high(), region.low(), region.high()),
                        required.isPresent()
                                ? Optional.of("about %s draws in all".formatted(required.getAsLong()))
                                : Optional.empty());
            }
        };
    }

    /** Returns the smallest defect that any comparison would have refuted, relative; empty if one has no interval. */
    static Optional<SmallestDetectable> smallestDetectable(
            List<Comparison> comparisons, double beta, SmallestDetectable.Unit unit) {
        double largest = 0;
        for (Comparison comparison : comparisons) {
            Optional<Double> size = comparison.smallestDetectable(beta);
            if (size.isEmpty()) {
                return Optional.empty();
            }
            largest = Math.max(largest, size.get());
        }
        return Optional.of(new SmallestDetectable(largest, unit));
    }
}
