package org.ntkverify.check.statistics;

import java.util.Optional;

/**
 * What a sample says about a parameter: an interval, or why there is none yet.
 *
 * <p>No interval is a value, not an error: an interval from too few skewed draws would miss more often than its level
 * says.
 */
public sealed interface IntervalResult {

    /** The cases, for {@code switch}. */
    enum Kind {
        /** {@link Interval}. */
        INTERVAL,
        /** {@link NotYet}. */
        NOT_YET,
        /** {@link Degenerate}. */
        DEGENERATE
    }

    /** How an interval was made. */
    enum Method {
        /** Student's t. */
        STUDENT,
        /** Hall's transform at half the level. */
        HALL,
        /** A quantity that was declared deterministic and did not vary: a point. */
        DETERMINISTIC
    }

    /** Returns which case this is. */
    Kind kind();

    /** Returns the interval, if there is one. */
    default Optional<Interval> interval() {
        return this instanceof Interval found ? Optional.of(found) : Optional.empty();
    }

    /**
     * A two-sided confidence interval.
     *
     * @param estimate the point estimate
     * @param standardError its standard error, at least 0
     * @param low lower end
     * @param high upper end, at least {@code low}
     * @param method how it was made
     */
    record Interval(double estimate, double standardError, double low, double high, Method method)
            implements IntervalResult {

        /** Checks that the ends are finite and in order. */
        public Interval {
            Require.finite(estimate, "estimate");
            Require.notNegative(standardError, "standardError");
            Require.finite(low, "low");
            Require.finite(high, "high");
            if (!(low <= high)) {
                throw new IllegalArgumentException("low must be <= high but were %s and %s".formatted(low, high));
            }
        }

        @Override
        public Kind kind() {
            return Kind.INTERVAL;
        }

        /** Returns the larger of the distances from the estimate to the two ends. */
        public double halfWidth() {
            return Math.max(high - estimate, estimate - low);
        }

        /** Returns whether the interval contains the value. */
        public boolean contains(double value) {
            return low <= value && value <= high;
        }

        /**
         * Returns this interval with a bound on a systematic error added at both ends.
         *
         * @param bias bound on the absolute error, at least 0
         */
        public Interval widenedBy(double bias) {
            Require.notNegative(bias, "bias");
            return new Interval(estimate, standardError, low - bias, high + bias, method);
        }
    }

    /**
     * The sample is too skewed for its size, or too small to tell: no interval has the claimed level.
     *
     * @param estimate the point estimate
     * @param standardError its standard error
     * @param inflation g, the first-order relative error of Student's tail probability
     * @param count draws used, over all samples
     * @param requiredCount draws that would do, over all samples in the same proportions, by the present skewness
     */
    record NotYet(double estimate, double standardError, double inflation, long count, long requiredCount)
            implements IntervalResult {

        /** Checks the numbers. */
        public NotYet {
            Require.finite(estimate, "estimate");
            Require.positive(standardError, "standardError");
            Require.notNegative(inflation, "inflation");
            Require.atLeast(requiredCount, count, "requiredCount");
        }

        @Override
        public Kind kind() {
            return Kind.NOT_YET;
        }
    }

    /**
     * The sample did not vary although it was not declared deterministic: its error is unknown, not 0.
     *
     * @param estimate the constant
     * @param count draws used, over all samples
     */
    record Degenerate(double estimate, long count) implements IntervalResult {

        @Override
        public Kind kind() {
            return Kind.DEGENERATE;
        }
    }
}
