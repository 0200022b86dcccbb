package org.ntkverify.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a checker saw. Each kind has a strongest verdict it may give; see {@link VerdictRule}. */
public sealed interface Evidence {

    /** One constant for each case. */
    enum Kind {
        EXACT_DERIVATION("exact-derivation"),
        ENCLOSURE("enclosure"),
        COUNTEREXAMPLE("counterexample"),
        AGREEMENT("agreement"),
        SAMPLE_TEST("sample-test"),
        RATE_FIT("rate-fit");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Returns the word in reports. */
        public String text() {
            return text;
        }
    }

    /** Returns which case this is. */
    Kind kind();

    /** Returns what it says. */
    Finding finding();

    /** Returns one sentence for a reader. */
    String summary();

    /** Returns the tables behind it, possibly none. */
    List<Table> tables();

    /**
     * A difference reduced to exact zero, or a chain of exact steps, each confirmed.
     *
     * @param method the rung of the ladder that decided
     * @param trusted what a reader must trust
     */
    record ExactDerivation(
            Finding finding, String summary, String method, List<String> trusted, List<DerivationStep> steps)
            implements Evidence {
        /** Copies the lists. */
        public ExactDerivation {
            trusted = List.copyOf(trusted);
            steps = List.copyOf(steps);
        }

        @Override
        public Kind kind() {
            return Kind.EXACT_DERIVATION;
        }

        @Override
        public List<Table> tables() {
            return List.of();
        }
    }

    /** Rigorous intervals that contain the true values. */
    record Enclosure(Finding finding, String summary, String method, List<String> trusted, List<Table> tables)
            implements Evidence {
        /** Copies the lists. */
        public Enclosure {
            trusted = List.copyOf(trusted);
            tables = List.copyOf(tables);
        }

        @Override
        public Kind kind() {
            return Kind.ENCLOSURE;
        }
    }

    /** A point at which the statement fails, with rigorous enclosures of both sides. */
    record Counterexample(Finding.Contradicts finding, String summary, List<Table> tables) implements Evidence {
        /** Copies the list. */
        public Counterexample {
            tables = List.copyOf(tables);
        }

        @Override
        public Kind kind() {
            return Kind.COUNTEREXAMPLE;
        }
    }

    /** Deterministic agreement within a tolerance, for example at many digits; never a proof. */
    record Agreement(Finding finding, String summary, double tolerance, List<Table> tables) implements Evidence {
        /** Copies the list. */
        public Agreement {
            tables = List.copyOf(tables);
        }

        @Override
        public Kind kind() {
            return Kind.AGREEMENT;
        }
    }

    /**
     * Confidence intervals of means against a tolerance region.
     *
     * @param alpha error probability of all its intervals together
     * @param beta probability of missing a defect of the smallest detectable size
     * @param margin half-width of the tolerance region, in the unit of {@code smallestDetectable}
     * @param smallestDetectable of the worst comparison; empty if some comparison has no interval yet
     */
    record SampleTest(
            Finding finding,
            String summary,
            double alpha,
            double beta,
            double margin,
            Optional<SmallestDetectable> smallestDetectable,
            List<Table> tables)
            implements Evidence {
        /** Copies the list. */
        public SampleTest {
            tables = List.copyOf(tables);
        }

        @Override
        public Kind kind() {
            return Kind.SAMPLE_TEST;
        }
    }

    /**
     * A fitted exponent with its interval; it covers the effective exponent over the widths used.
     *
     * @param exponent the estimate, with {@code low} and {@code high} the interval at {@code alpha}; empty if no fit exists
     */
    record RateFit(
            Finding finding,
            String summary,
            double alpha,
            double beta,
            double margin,
            Optional<SmallestDetectable> smallestDetectable,
            OptionalDouble exponent,
            OptionalDouble low,
            OptionalDouble high,
            List<Table> tables)
            implements Evidence {
        /** Copies the list. */
        public RateFit {
            tables = List.copyOf(tables);
        }

        @Override
        public Kind kind() {
            return Kind.RATE_FIT;
        }
    }
}
