package org.ntkverify.check.bound;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A theorem on the data at hand.
 *
 * @param bound the theorem
 * @param hypotheses its hypotheses, each checked
 * @param value what it says here
 */
public record BoundResult(TheoremBound bound, List<Hypothesis> hypotheses, BoundValue value) {

    /** Copies the list. */
    public BoundResult {
        hypotheses = List.copyOf(hypotheses);
    }

    /**
     * Returns the bound as a number that is safe to use, rounded down for a lower and up for an upper bound; empty if it does not
     * apply or its constant is unknown.
     */
    public OptionalDouble safeValue() {
        if (!(value instanceof BoundValue.Applicable applicable)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                bound.direction() == BoundDirection.LOWER
                        ? applicable.formula().lower()
                        : applicable.formula().upper());
    }

    /**
     * Returns {@link #safeValue} where it also bounds the smallest eigenvalue of the tangent kernel, from the same side: an upper bound
     * of that kernel, or a lower bound of a part of it.
     */
    public OptionalDouble ofTangentKernel() {
        return switch (bound.direction()) {
            case LOWER -> bound.part().belowTangent() ? safeValue() : OptionalDouble.empty();
            case UPPER -> bound.part() == KernelPart.TANGENT ? safeValue() : OptionalDouble.empty();
            case UPPER_OF_KTH, EFFECTIVE_RANK, APPROXIMATION -> OptionalDouble.empty();
        };
    }
}
