package org.ntkverify.check.bound;

import org.ntkverify.numeric.arithmetic.Interval;

/** What a theorem says about the data at hand. */
public sealed interface BoundValue {

    /** One constant for each case. */
    enum Kind {
        APPLICABLE,
        RATIO_ONLY,
        APPROXIMATE,
        NOT_APPLICABLE
    }

    /** Returns which case this is. */
    Kind kind();

    /**
     * The formula has explicit constants and the hypotheses hold.
     *
     * @param formula an enclosure of the value of the formula
     * @param note the choice behind it, for example the best power; may be empty
     */
    record Applicable(Interval formula, String note) implements BoundValue {
        @Override
        public Kind kind() {
            return Kind.APPLICABLE;
        }
    }

    /**
     * The constant of the theorem is not known: only the ratio of an eigenvalue to this number means something.
     *
     * @param formula an enclosure of the formula with constant 1
     */
    record RatioOnly(Interval formula, String note) implements BoundValue {
        @Override
        public Kind kind() {
            return Kind.RATIO_ONLY;
        }
    }

    /** A value in a limit, without a bound of its error. */
    record Approximate(double value, String note) implements BoundValue {
        @Override
        public Kind kind() {
            return Kind.APPROXIMATE;
        }
    }

    /** The theorem says nothing here. */
    record NotApplicable(String reason) implements BoundValue {
        /** Refuses silence. */
        public NotApplicable {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("reason must say what fails but was blank");
            }
        }

        @Override
        public Kind kind() {
            return Kind.NOT_APPLICABLE;
        }
    }
}
