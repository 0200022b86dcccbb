package org.ntkverify.numeric.spectrum;

import org.ntkverify.numeric.arithmetic.Interval;

/**
 * The a-priori bound of all rounding errors of a floating-point Cholesky factorisation.
 *
 * <p>Theorem (after Rump 2006, BIT 46, with the constants worked out anew in docs/certificates.md). Let {@code u = 2^-53},
 * {@code gamma = (n+1)u/(1-(n+1)u)}, {@code phi = gamma/(1-gamma)}, {@code 4(n+1)u <= 1}. If Cholesky of the symmetric n x n matrix
 * {@code B} of doubles completes, every sum in any order, quotients as such or as products with a reciprocal, all inputs and results
 * finite, then
 *
 * <pre>
 * lambda_min(B) &gt;= -phi tr(B) - n (2n + 1 + max b_ii) 2^-1020
 * </pre>
 *
 * even if numbers below 2^-1022 are flushed to zero; and for {@code b_ii = fl(m_ii - t)}, other entries equal,
 * {@code lambda_min(m) >= t - phi tr(B) - u max b_ii - (the same last term)}.
 */
final class CholeskyBound {

    /** The unit roundoff {@code u} of round-to-nearest doubles. */
    static final double UNIT_ROUNDOFF = 0x1p-53;

    private static final double UNDERFLOW = 0x1p-1020;

    private CholeskyBound() {}

    /**
     * The terms of the theorem for the matrix with this diagonal, every operation rounded against us.
     *
     * @param radii the norm of the radii around the matrix
     */
    static CertificateLoss loss(double[] diagonal, double shift, double radii) {
        int n = diagonal.length;
        Interval trace = Interval.ZERO;
        double largest = 0;
        for (double entry : diagonal) {
            double shifted = entry - shift;
            trace = trace.plus(Interval.of(shifted));
            largest = Math.max(largest, shifted);
        }
        return new CertificateLoss(
                relativeError(n).times(trace).upper(),
                underflow(n, largest),
                Interval.of(largest).times(Interval.of(UNIT_ROUNDOFF)).upper(),
                radii);
    }

    static double underflow(int n, double largest) {
        return Interval.of(2.0 * n + 1)
                .plus(Interval.of(largest))
                .times(Interval.of(n))
                .times(Interval.of(UNDERFLOW))
                .upper();
    }

    /** An enclosure of {@code phi = gamma/(1-gamma) = (n+1)u/(1-2(n+1)u)}. */
    static Interval relativeError(int n) {
        // Both products are exact: (n+1) has 32 bits, u is a power of two; and n is far below the limit 2^51 of the
        // theorem.
        Interval part = Interval.of((n + 1.0) * UNIT_ROUNDOFF);
        return part.over(Interval.ONE.minus(part.plus(part)));
    }

    /**
     * How far below {@code lambda_min} of a matrix with about this trace a shift must stay for Cholesky to complete for certain: the
     * same errors once more. Only a guide.
     */
    static double safeDistance(double[] diagonal) {
        double trace = 0;
        double largest = 0;
        for (double entry : diagonal) {
            trace += Math.abs(entry);
            largest = Math.max(largest, Math.abs(entry));
        }
        return relativeError(diagonal.length).upper() * trace
                + 2 * UNIT_ROUNDOFF * largest
                + underflow(diagonal.length, largest);
    }
}
