package org.ntkverify.numeric.spectrum;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/**
 * Rigorous bounds of the smallest eigenvalue, valid for every symmetric matrix of an {@link IntervalMatrix}.
 *
 * <p>A lower bound is a shift at which the floating-point Cholesky factorisation of the midpoints completed, less its rounding
 * errors and the norm of the radii [Rump 2006; docs/certificates.md]; an upper bound is the Rayleigh quotient of an approximate
 * eigenvector, enclosed. An exactly singular matrix has neither a positive lower bound nor a negative witness: then only a rank
 * argument decides.
 */
public final class CertifiedEigenvalue {

    private CertifiedEigenvalue() {}

    /**
     * Returns a certified lower bound of {@code lambda_min}, somewhat below {@code shift}, from one factorisation.
     *
     * @param shift where to try, finite; empty comes back if it is too close to {@code lambda_min} or above it
     */
    public static OptionalDouble lowerBound(IntervalMatrix matrix, double shift) {
        ShiftedCholesky cholesky = new ShiftedCholesky(matrix);
        return cholesky.completes(shift)
                ? OptionalDouble.of(cholesky.loss(shift).below(shift))
                : OptionalDouble.empty();
    }

    /** Returns a certified upper bound of {@code lambda_min}: the Rayleigh quotient of {@code x}, which must not be zero. */
    public static double upperBound(IntervalMatrix matrix, double[] x) {
        return EnclosureSearch.upperBound(matrix, x);
    }

    /**
     * Returns bounds of {@code lambda_min(K)} for every {@code K} of the set.
     *
     * <p><em>Width:</em> somewhat more than {@code (n+1) u tr(K)} plus twice the norm of the radii, u = 2^-53. <em>Time:</em> some five
     * Cholesky factorisations. <em>Memory:</em> one more N x N array.
     *
     * @throws ArithmeticException if the entries are so large that no factorisation completes in the range of doubles
     */
    public static EigenvalueEnclosure enclosure(IntervalMatrix matrix) {
        return EnclosureSearch.run(matrix);
    }

    /** Returns the interval of {@link #enclosure(IntervalMatrix)}. */
    public static Interval lambdaMin(IntervalMatrix matrix) {
        return enclosure(matrix).interval();
    }

    /** Returns a witness that no matrix of the set is positive semidefinite, if the approximate eigenvector is one. */
    public static Optional<NegativeWitness> indefinite(IntervalMatrix matrix) {
        return enclosure(matrix).witness();
    }
}
