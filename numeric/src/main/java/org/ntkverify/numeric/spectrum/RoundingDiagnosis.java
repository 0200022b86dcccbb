package org.ntkverify.numeric.spectrum;

import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/**
 * Is the sign of the smallest eigenvalue of a stored matrix real, or may it come from rounding the entries?
 *
 * <p>If M arose from a symmetric K by rounding every entry once to nearest, {@code |M_ij - K_ij| <= u |M_ij|}, then
 * {@code |M - K| <= p = u max_i sum_j |M_ij|} in the 2-norm, and every eigenvalue moved by at most p (Weyl). One rounding is all that is
 * accounted for: entries that are inexact for further reasons may move eigenvalues farther. Entries must not have underflowed.
 *
 * @param smallest the certified enclosure of the smallest eigenvalue of M as stored
 * @param unitRoundoff u: 2^-24 for float32, 2^-53 for float64
 * @param perturbation p, rounded up
 */
public record RoundingDiagnosis(EigenvalueEnclosure smallest, double unitRoundoff, double perturbation) {

    /** The unit roundoff of single precision. */
    public static final double FLOAT32 = 0x1p-24;

    /** The unit roundoff of double precision. */
    public static final double FLOAT64 = 0x1p-53;

    /** What is proved about every symmetric K that becomes M by one rounding of each entry. */
    public enum Cause {
        /** {@code lambda_min > p}: K is positive definite. */
        POSITIVE_BEYOND_ROUNDING,
        /** {@code |lambda_min| <= p}: singular matrices lie within p of M, so the sign may be rounding. */
        WITHIN_ROUNDING,
        /** {@code lambda_min < -p}: K is not positive semidefinite. */
        NEGATIVE_BEYOND_ROUNDING,
        /** The enclosure is too wide to tell. */
        UNDECIDED
    }

    /** Checks the numbers. */
    public RoundingDiagnosis {
        if (!(unitRoundoff > 0 && unitRoundoff < 1)) {
            throw new IllegalArgumentException("unitRoundoff must be in (0, 1) but was %s".formatted(unitRoundoff));
        }
        if (!(perturbation >= 0)) {
            throw new IllegalArgumentException("perturbation must be >= 0 but was %s".formatted(perturbation));
        }
    }

    /**
     * Returns the answer for a stored matrix.
     *
     * @param matrix M, whose radii count as part of the enclosure of its smallest eigenvalue
     * @param smallest the certified enclosure of the smallest eigenvalue of {@code matrix}
     * @param unitRoundoff of the format in which the entries were rounded
     * @throws IllegalArgumentException if the enclosure is one of a matrix of another size, or the roundoff is out of range
     */
    public static RoundingDiagnosis of(IntervalMatrix matrix, EigenvalueEnclosure smallest, double unitRoundoff) {
        if (smallest.size() != matrix.size()) {
            throw new IllegalArgumentException("smallest must be of a matrix of size %s but was of one of size %s"
                    .formatted(matrix.size(), smallest.size()));
        }
        double perturbation = Interval.of(matrix.midpointNorm())
                .times(Interval.of(unitRoundoff))
                .upper();
        return new RoundingDiagnosis(smallest, unitRoundoff, perturbation);
    }

    /** Returns what is proved. */
    public Cause cause() {
        if (smallest.lower() > perturbation) {
            return Cause.POSITIVE_BEYOND_ROUNDING;
        }
        if (smallest.upper() < -perturbation) {
            return Cause.NEGATIVE_BEYOND_ROUNDING;
        }
        boolean within = smallest.lower() >= -perturbation && smallest.upper() <= perturbation;
        return within ? Cause.WITHIN_ROUNDING : Cause.UNDECIDED;
    }
}
