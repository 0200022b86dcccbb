package org.ntkverify.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the verifier says about one statement. Only {@link VerdictRule} makes verdicts in production code. */
public sealed interface Verdict {

    /** One constant for each case, in the order of the exit code table. */
    enum Kind {
        PROVED,
        SUPPORTED,
        REFUTED,
        UNDECIDED,
        BLOCKED;

        /** Returns whether the statement may be relied on. */
        public boolean affirmative() {
            return this == PROVED || this == SUPPORTED;
        }

        /** Returns the word in lower case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns which case this is. */
    Kind kind();

    /** Returns the reason in one phrase, empty if the verdict needs none. */
    String reason();

    /**
     * Established by exact derivation or certified enclosure.
     *
     * @param method how
     * @param trusted what the proof rests on
     */
    record Proved(String method, List<String> trusted) implements Verdict {
        /** Copies the list. */
        public Proved {
            trusted = List.copyOf(trusted);
        }

        @Override
        public Kind kind() {
            return Kind.PROVED;
        }

        @Override
        public String reason() {
            return method;
        }
    }

    /**
     * The confidence region lies inside the tolerance region.
     *
     * @param alpha error probability spent; empty for deterministic agreement
     * @param margin the tolerance
     * @param smallestDetectable the smallest defect this evidence would have refuted
     * @param reason how it is known, and what caps it if a proof was expected
     */
    record Supported(OptionalDouble alpha, double margin, SmallestDetectable smallestDetectable, String reason)
            implements Verdict {
        @Override
        public Kind kind() {
            return Kind.SUPPORTED;
        }
    }

    /** Contradicted by a witness outside every error budget. */
    record Refuted(ReasonCode code, double effect, String witness) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.REFUTED;
        }

        @Override
        public String reason() {
            return code.text();
        }
    }

    /** It ran, and the evidence decides neither way. */
    record Undecided(String reason, Optional<String> needed) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.UNDECIDED;
        }
    }

    /** It could not be checked. */
    record Blocked(String reason) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.BLOCKED;
        }
    }
}
