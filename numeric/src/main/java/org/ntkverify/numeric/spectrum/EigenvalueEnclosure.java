package org.ntkverify.numeric.spectrum;

import java.util.Optional;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * Certified bounds {@code lower <= lambda_min(K) <= upper}, valid for every matrix K of a set, and how they came about.
 *
 * <p>An enclosure that contains 0 decides nothing about definiteness; for an exactly singular matrix none of finite precision does.
 *
 * @param size N
 * @param lower the bound that completion of Cholesky at {@code shift} proves
 * @param upper the largest Rayleigh quotient of one vector over the set, rounded up
 * @param shift t, where Cholesky of {@code m - t I} completed
 * @param loss why {@code lower} is below {@code shift}
 * @param witness a vector with negative form, if {@code upper < 0}
 * @param factorisations how many Cholesky factorisations were tried
 */
public record EigenvalueEnclosure(
        int size,
        double lower,
        double upper,
        double shift,
        CertificateLoss loss,
        Optional<NegativeWitness> witness,
        int factorisations) {

    /** Checks that the bounds are in order and that the witness is there exactly if it should be. */
    public EigenvalueEnclosure {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "lower must be <= upper but were %s and %s: one of two proofs is wrong".formatted(lower, upper));
        }
        if (witness.isPresent() != (upper < 0)) {
            throw new IllegalArgumentException(
                    "witness must be given if and only if upper < 0 but upper was %s".formatted(upper));
        }
    }

    /** Returns the bounds. */
    public Interval interval() {
        return new Interval(lower, upper);
    }

    /** Returns {@code (upper - lower)/max(|lower|, |upper|)}, about; 0 if both are 0. */
    public double relativeGap() {
        double scale = Math.max(Math.abs(lower), Math.abs(upper));
        return scale == 0 ? 0 : (upper - lower) / scale;
    }

    /** Returns true or false if the sign of {@code lambda_min} is proved: positive, or negative; else empty. */
    public Optional<Boolean> positiveDefinite() {
        if (lower > 0) {
            return Optional.of(true);
        }
        return upper < 0 ? Optional.of(false) : Optional.empty();
    }
}
