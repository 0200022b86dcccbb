package org.ntkverify.check.statistics;

/**
 * The values that a claim tolerates: {@code [target - margin scale, target + margin scale]}.
 *
 * <p>The margin is relative to a scale that the claim fixes, never to a standard error: a margin that grows with the
 * error is passed by too little data.
 *
 * @param target the claimed value
 * @param margin relative half-width, positive
 * @param scale what the margin is relative to, positive; 1 for an absolute margin
 */
public record ToleranceRegion(double target, double margin, double scale) {

    /** Checks the numbers. */
    public ToleranceRegion {
        Require.finite(target, "target");
        Require.positive(margin, "margin");
        Require.positive(scale, "scale");
    }

    /** Returns the lower end. */
    public double low() {
        return target - halfWidth();
    }

    /** Returns the upper end. */
    public double high() {
        return target + halfWidth();
    }

    /** Returns {@code margin scale}. */
    public double halfWidth() {
        return margin * scale;
    }

    /**
     * Returns whether no value is tolerated by both. A falsifier must be disjoint from its claim: otherwise one
     * interval can support both.
     */
    public boolean isDisjointFrom(ToleranceRegion other) {
        return high() < other.low() || other.high() < low();
    }
}
