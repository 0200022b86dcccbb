package org.ntkverify.check;

import java.util.Optional;

/**
 * What one piece of evidence says about the statement it was gathered for. Whether that is enough for a verdict is
 * decided elsewhere, by {@link VerdictRule}.
 */
public sealed interface Finding {

    /** One constant for each case. */
    enum Kind {
        ESTABLISHES,
        CONTRADICTS,
        INCONCLUSIVE,
        INAPPLICABLE
    }

    /** Returns which case this is. */
    Kind kind();

    /** The statement holds, by the means of this evidence. */
    record Establishes() implements Finding {
        @Override
        public Kind kind() {
            return Kind.ESTABLISHES;
        }
    }

    /**
     * The statement is false.
     *
     * @param code why
     * @param effect the measured size of the difference, in the unit of the code
     * @param witness inputs and numbers that show it
     */
    record Contradicts(ReasonCode code, double effect, String witness) implements Finding {
        /** Refuses a witness without numbers. */
        public Contradicts {
            if (witness.isBlank()) {
                throw new IllegalArgumentException("witness must say what was seen but was blank");
            }
        }

        @Override
        public Kind kind() {
            return Kind.CONTRADICTS;
        }
    }

    /**
     * The check ran and decided neither way.
     *
     * @param reason why
     * @param needed the budget that would decide, in words, if it is known
     */
    record Inconclusive(String reason, Optional<String> needed) implements Finding {
        @Override
        public Kind kind() {
            return Kind.INCONCLUSIVE;
        }
    }

    /** The check could not be applied: a hypothesis fails, a sample is empty or degenerate, a method does not fit. */
    record Inapplicable(String reason) implements Finding {
        @Override
        public Kind kind() {
            return Kind.INAPPLICABLE;
        }
    }
}
