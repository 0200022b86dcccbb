package org.ntkverify.check;

import java.util.List;
import org.ntkverify.numeric.sample.Event;

/**
 * An event fails with probability at most {@code delta}, in each design and at each of its sizes by itself.
 *
 * <p>Designs that differ in what the statement holds fixed, for example in the data, are never pooled: a pool tests the average, the statement
 * speaks of each.
 *
 * @param designs what is drawn; every trial draws afresh what the statement calls random, and nothing else
 * @param event what should happen, observed by its indicators
 * @param delta bound of the probability that it does not, in (0, 1)
 */
public record FailureProbability(String text, List<? extends Design> designs, Event event, double delta)
        implements Statement {

    /** Creates the statement about one design. */
    public FailureProbability(String text, Design design, Event event, double delta) {
        this(text, List.of(design), event, delta);
    }

    /** Copies the list and checks that every design observes the event. */
    public FailureProbability {
        designs = List.copyOf(designs);
        if (designs.isEmpty()) {
            throw new IllegalArgumentException("designs of '%s' must not be empty".formatted(text));
        }
        for (Design design : designs) {
            if (!design.names().containsAll(event.indicators())) {
                throw new IllegalArgumentException(
                        "names of a design must have %s but were %s".formatted(event.indicators(), design.names()));
            }
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must be in (0, 1) but was %s".formatted(delta));
        }
    }

    @Override
    public Form form() {
        return Form.FAILURE_PROBABILITY;
    }

    @Override
    public String passRule() {
        return "upper Clopper-Pearson limit of the failure probability at most %s in each case; trials: %s"
                .formatted(
                        delta,
                        String.join("; ", designs.stream().map(Design::text).toList()));
    }
}
