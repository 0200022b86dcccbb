package org.ntkverify.numeric.spectrum;

import java.util.OptionalDouble;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * A lower bound of the smallest eigenvalue of a symmetric matrix of doubles, from a floating-point Cholesky factorisation that ran
 * to completion.
 *
 * <p>Theorem (after Rump 2006, BIT 46, with the constants worked out anew). Let {@code u = 2^-53},
 * {@code gamma = (n+1)u/(1-(n+1)u)}, {@code phi = gamma/(1-gamma)}, {@code 4(n+1)u <= 1}. If Cholesky of the symmetric n x n matrix
 * {@code B} of doubles completes in any order of summation, all inputs and results finite, then
 *
 * <pre>
 * lambda_min(B) &gt;= -phi tr(B) - 4 n (n + 1 + max b_ii) 2^-1074
 * </pre>
 *
 * and for {@code b_ii = fl(m_ii - t)}, other entries equal, {@code lambda_min(m) >= t - phi tr(B) - u max b_ii - (the same last
 * term)}. The last term pays for underflow; with integers times 2^-1074 as entries it is needed.
 */
final class CholeskyCertificate {

    /** The unit roundoff {@code u} of round-to-nearest doubles. */
    static final double UNIT_ROUNDOFF = 0x1p-53;

    private CholeskyCertificate() {}

    /** Whether Cholesky of {@code matrix - shift I}, diagonal rounded to nearest, completes with finite numbers only. */
    static boolean completes(double[][] matrix, double shift) {
        int n = matrix.length;
        double[][] factor = new double[n][];
        for (int j = 0; j < n; j++) {
            // Row j of the lower factor, so that both operands of a dot product are contiguous.
            double[] row = new double[j + 1];
            for (int i = 0; i < j; i++) {
                row[i] = (matrix[j][i] - dot(row, factor[i], i)) / factor[i][i];
            }
            double pivot = (matrix[j][j] - shift) - dot(row, row, j);
            // In this form NaN fails. A pivot is finite only if the whole row is, and so are then all inputs.
            if (!(pivot > 0 && pivot <= Double.MAX_VALUE)) {
                return false;
            }
            row[j] = Math.sqrt(pivot);
            factor[j] = row;
        }
        return true;
    }

    /** Four running sums, for speed; the theorem allows any order of summation. */
    private static double dot(double[] x, double[] y, int length) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            first += x[i] * y[i];
            second += x[i + 1] * y[i + 1];
            third += x[i + 2] * y[i + 2];
            fourth += x[i + 3] * y[i + 3];
        }
        for (; i < length; i++) {
            first += x[i] * y[i];
        }
        return (first + second) + (third + fourth);
    }

    /** The certified lower bound of {@code lambda_min(matrix)} for this shift; empty, which proves nothing, if Cholesky stops. */
    static OptionalDouble lowerBound(double[][] matrix, double shift) {
        return completes(matrix, shift) ? OptionalDouble.of(bound(matrix, shift)) : OptionalDouble.empty();
    }

    /** The right-hand side of the theorem, every operation rounded against us by interval arithmetic. */
    static double bound(double[][] matrix, double shift) {
        int n = matrix.length;
        Interval trace = Interval.ZERO;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double entry = matrix[i][i] - shift;
            trace = trace.plus(Interval.of(entry));
            largest = Math.max(largest, entry);
        }
        Interval underflow = Interval.of(n + 1.0)
                .plus(Interval.of(largest))
                .times(Interval.of(4.0 * n))
                .times(Interval.of(Double.MIN_VALUE));
        Interval shiftRounding = Interval.of(largest).times(Interval.of(UNIT_ROUNDOFF));
        return Interval.of(shift)
                .minus(relativeError(n).times(trace))
                .minus(shiftRounding)
                .minus(underflow)
                .lower();
    }

    /** An enclosure of {@code phi = gamma/(1-gamma) = (n+1)u/(1-2(n+1)u)}. */
    static Interval relativeError(int n) {
        if (!(4 * (n + 1.0) * UNIT_ROUNDOFF <= 1)) {
            throw new IllegalArgumentException("size of matrix must be <= 2^51 - 1 but was %s".formatted(n));
        }
        // Both products are exact: (n+1) has 32 bits, u is a power of two.
        Interval part = Interval.of((n + 1.0) * UNIT_ROUNDOFF);
        return part.over(Interval.ONE.minus(part.plus(part)));
    }

    /** How far below {@code lambda_min} a shift must stay for Cholesky to complete: the same errors once more, rounded up. */
    static double safeDistance(double[][] matrix) {
        Interval trace = Interval.ZERO;
        double largest = 0;
        for (int i = 0; i < matrix.length; i++) {
            trace = trace.plus(Interval.of(Math.abs(matrix[i][i])));
            largest = Math.max(largest, Math.abs(matrix[i][i]));
        }
        return relativeError(matrix.length)
                .times(trace)
                .plus(Interval.of(largest).times(Interval.of(2 * UNIT_ROUNDOFF)))
                .plus(Interval.of(Double.MIN_VALUE))
                .upper();
    }
}
